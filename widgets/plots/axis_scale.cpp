// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/axis_scale.h"

#include "widgets/plots/plot_range.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

PlotRange ordered(const AxisScale& scale) {
    return {std::min(scale.from, scale.to), std::max(scale.from, scale.to)};
}

/// 1, 2 and 5 times the powers of ten, or as few of these as leave about `count`.
std::vector<double> logarithmicTicks(const PlotRange& range, int count) {
    const double decades = std::log10(range.high / range.low);
    std::vector<double> mantissas{1};
    if (decades * 2 < count) mantissas = {1, 3};
    if (decades * 3 < count) mantissas = {1, 2, 5};
    const int first = static_cast<int>(std::floor(std::log10(range.low)));
    const int last = static_cast<int>(std::ceil(std::log10(range.high)));
    const int stride = std::max(1, static_cast<int>(std::ceil(decades / std::max(count, 1))));
    std::vector<double> ticks;
    for (int power = first; power <= last; ++power) {
        if (power % stride != 0) continue;
        for (const double mantissa : mantissas) {
            const double tick = mantissa * std::pow(10.0, power);
            if (tick >= range.low * (1 - 1e-9) && tick <= range.high * (1 + 1e-9))
                ticks.push_back(tick);
        }
    }
    return ticks;
}

}  // namespace

double AxisScale::shareOf(double value) const {
    if (!isLogarithmic) return (value - from) / (to - from);
    return std::log(std::max(value, 1e-300) / from) / std::log(to / from);
}

double AxisScale::valueAt(double share) const {
    return isLogarithmic ? from * std::pow(to / from, share) : from + share * (to - from);
}

bool AxisScale::holds(double value) const {
    const PlotRange range = ordered(*this);
    return value >= range.low && value <= range.high;
}

std::vector<double> AxisScale::ticks(int count) const {
    const PlotRange range = ordered(*this);
    if (isLogarithmic) {
        auto round = logarithmicTicks(range, count);
        if (round.size() >= 2) return round;
    }
    return tickPositions(range, tickStep(range, count));
}

QString AxisScale::textOf(double tick, int count) const {
    if (isLogarithmic && logarithmicTicks(ordered(*this), count).size() >= 2)
        return numberText(tick, 1);
    return tickText(tick, tickStep(ordered(*this), count));
}

double AxisScale::rounded(double value, double pixels) const {
    // On a logarithmic scale the value itself tells how fine a pixel is.
    const double perPixel = isLogarithmic ? std::abs(value * std::log(to / from)) / pixels
                                          : std::abs(to - from) / pixels;
    if (!(perPixel > 0) || !std::isfinite(perPixel)) return value;
    const double unit = std::pow(10.0, std::floor(std::log10(perPixel)));
    // Dividing by the inverse keeps short decimals short: 0.3, not 0.30000000000000004.
    const double round = unit < 1 ? std::round(value / unit) / std::round(1 / unit)
                                  : std::round(value / unit) * unit;
    const PlotRange range = ordered(*this);
    return std::clamp(round, range.low, range.high);
}

}  // namespace lossglass
