// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/slider_scale.h"

#include <QByteArray>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

/// The part of the groove that belongs to 0 on a logarithmic scale.
constexpr double kZeroShare = 0.06;
constexpr double kStepsPerDecade = 10;
/// More digits than a person types, fewer than the rounding noise of a sum.
constexpr int kCleanDigits = 12;

}  // namespace

double roundedTo(double value, int digits) {
    return QByteArray::number(value, 'e', digits - 1).toDouble();
}

SliderScale SliderScale::of(const Parameter& parameter) {
    SliderScale result;
    result.minimum = parameter.sliderMinimum;
    result.maximum = parameter.sliderMaximum;
    result.step = parameter.step;
    result.scale = parameter.scale;
    if (parameter.scale == Scale::Linear) return result;
    result.zeroAtLeft = parameter.minimum <= 0;
    if (result.minimum <= 0) {
        result.minimum = std::min(parameter.step, parameter.sliderMaximum / 1000);
        const auto* number = std::get_if<double>(&parameter.defaultValue);
        if (number && *number > 0) result.minimum = std::min(result.minimum, *number);
    }
    return result;
}

double SliderScale::toPosition(double value) const {
    if (!(maximum > minimum)) return 0;
    if (scale == Scale::Linear)
        return std::clamp((value - minimum) / (maximum - minimum), 0.0, 1.0);
    const double start = zeroAtLeft ? kZeroShare : 0;
    if (value < minimum) return zeroAtLeft && value < minimum / 2 ? 0 : start;
    const double share = std::log(value / minimum) / std::log(maximum / minimum);
    return std::min(start + (1 - start) * share, 1.0);
}

double SliderScale::fromPosition(double position) const {
    position = std::clamp(position, 0.0, 1.0);
    if (scale == Scale::Linear) return minimum + position * (maximum - minimum);
    const double start = zeroAtLeft ? kZeroShare : 0;
    if (zeroAtLeft && position < start / 2) return 0;
    const double share = std::max(0.0, (position - start) / (1 - start));
    return minimum * std::pow(maximum / minimum, share);
}

double SliderScale::tidyFromPosition(double position, double fineness) const {
    const double value = fromPosition(position);
    if (scale == Scale::Logarithmic)
        return value == 0 ? 0
                          : std::clamp(roundedTo(value, fineness < 1 ? 3 : 2), minimum, maximum);
    // The ends are reachable also where they are no multiple of the step.
    if (position <= 0 || position >= 1) return value;
    const double quantum = step * fineness;
    if (!(quantum > 0)) return value;
    return std::clamp(roundedTo(std::round(value / quantum) * quantum, kCleanDigits), minimum,
                      maximum);
}

double SliderScale::stepped(double value, double steps) const {
    if (scale == Scale::Linear)
        return std::clamp(roundedTo(value + steps * step, kCleanDigits), minimum, maximum);
    if (value < minimum) return steps > 0 ? minimum : (zeroAtLeft ? 0 : minimum);
    // Grid lines of one tenth of the smallest step asked for, so that steps there and back meet.
    const double grid = std::min(1.0, std::abs(steps));
    const double place = std::round(std::log10(value) * kStepsPerDecade / grid) * grid;
    const double moved = std::pow(10.0, (place + steps) / kStepsPerDecade);
    if (moved < minimum * (1 - 1e-9)) return zeroAtLeft ? 0 : minimum;
    return std::clamp(roundedTo(moved, grid < 1 ? 4 : 3), minimum, maximum);
}

void SliderScale::include(double value) {
    if (!std::isfinite(value)) return;
    maximum = std::max(maximum, value);
    if (scale == Scale::Linear)
        minimum = std::min(minimum, value);
    else if (value > 0)
        minimum = std::min(minimum, value);
    else
        zeroAtLeft = true;
}

}  // namespace lossglass
