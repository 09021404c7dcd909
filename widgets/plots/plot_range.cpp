// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_range.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kMostTimesSelected = 8;
constexpr QChar kMinus(0x2212);

QString withMinus(QString text) {
    return text.replace(QLatin1Char('-'), kMinus);
}

int decimalsOf(double step) {
    for (int decimals = 0; decimals < 8; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled) return decimals;
    }
    return 8;
}

/// Least and largest finite y of a line between two x; starts from 0, which every plot holds.
PlotRange extentOf(const PlotLine& line, double from, double to) {
    PlotRange extent{0, 0};
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        if (line.x[i] < from || line.x[i] > to || !std::isfinite(line.y[i])) continue;
        extent.low = std::min(extent.low, line.y[i]);
        extent.high = std::max(extent.high, line.y[i]);
    }
    return extent;
}

PlotRange unite(const PlotRange& a, const PlotRange& b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

/// `wish`, but no longer than a few times `base`; all of it where the base has no length.
PlotRange limited(const PlotRange& wish, const PlotRange& base) {
    const double most = kMostTimesSelected * (base.high - base.low);
    if (!(most > 0)) return wish;
    return {std::max(wish.low, -most), std::min(wish.high, most)};
}

/// What the chosen lines need from `from` to 1 - from, and the others from `inner` on.
PlotRange fit(std::span<const PlotLine> lines, double from, double inner) {
    PlotRange chosen{0, 0};
    PlotRange others{0, 0};
    for (const PlotLine& line : lines) {
        if (line.kind == PlotLineKind::Selected)
            chosen = unite(chosen, extentOf(line, from, 1 - from));
        else
            others = unite(others, extentOf(line, inner, 1 - inner));
    }
    return unite(chosen, limited(others, chosen));
}

}  // namespace

double tickStep(const PlotRange& range, int count) {
    const double rough = (range.high - range.low) / std::max(count, 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double mantissa : {1.0, 2.0, 2.5, 5.0}) {
        if (mantissa * power >= rough * 0.999) return mantissa * power;
    }
    return 10 * power;
}

std::vector<double> tickPositions(const PlotRange& range, double step) {
    std::vector<double> ticks;
    const double tolerance = 1e-6;
    const double first = std::ceil(range.low / step - tolerance);
    const double last = std::floor(range.high / step + tolerance);
    for (double k = first; k <= last && ticks.size() < 1000; ++k)
        ticks.push_back(k * step);
    return ticks;
}

QString tickText(double value, double step) {
    if (std::abs(value) < 1e-9 * step) value = 0;
    if (value != 0 && (std::abs(value) >= 1e6 || step < 1e-5))
        return withMinus(QString::number(value, 'g', 3));
    return withMinus(QString::number(value, 'f', decimalsOf(step)));
}

QString numberText(double value, int significantDigits) {
    const double size = std::abs(value);
    if (size == 0) return QStringLiteral("0");
    if (size >= 1e6 || size < 1e-4)
        return withMinus(QString::number(value, 'e', std::max(significantDigits - 1, 0)));
    const int magnitude = static_cast<int>(std::floor(std::log10(size)));
    const int decimals = std::max(significantDigits - 1 - magnitude, 0);
    return withMinus(QString::number(value, 'f', decimals));
}

PlotRange niceRange(double low, double high, int ticks) {
    if (!(high > low)) {
        const double pad = low == 0 ? 1 : std::abs(low) * 0.5;
        high = low + pad;
        if (low != 0) low -= pad;
    }
    const double step = tickStep({low, high}, ticks);
    return {std::floor(low / step + 1e-6) * step, std::ceil(high / step - 1e-6) * step};
}

PlotRange lossRange(std::span<const PlotLine> lines) {
    const PlotRange range = fit(lines, 0.01, 0.3);
    return niceRange(1.1 * range.low, 1.1 * range.high, 4);
}

PlotRange pullRange(std::span<const PlotLine> lines) {
    const PlotRange range = fit(lines, 0.001, 0.001);
    return niceRange(range.low, range.high, 4);
}

}  // namespace lossglass
