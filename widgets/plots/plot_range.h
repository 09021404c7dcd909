// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_line.h"

#include <QString>
#include <span>
#include <vector>

namespace lossglass {

/// What an axis shows, low < high.
struct PlotRange {
    double low = 0;
    double high = 1;

    bool operator==(const PlotRange&) const = default;
};

/// The distance of about `count` ticks: 1, 2, 2.5 or 5 times a power of ten.
double tickStep(const PlotRange& range, int count);

/// The multiples of `step` within the range, both ends included.
std::vector<double> tickPositions(const PlotRange& range, double step);

/// A tick's text with as many decimals as the step needs, "−" for minus, never "−0".
QString tickText(double value, double step);

/// A number with that many significant digits, "−" for minus: "0.093", "−0.130", "1.2e−5".
QString numberText(double value, int significantDigits);

/// The smallest range that holds low and high and ends on ticks; widened where both are equal.
PlotRange niceRange(double low, double high, int ticks = 5);

/// The range of a plot of losses. Logarithms grow without end towards p = 0 and 1, so the selected
/// line decides by its values at p 0.01 to 0.99; the others are given room for their middle half,
/// at most eight times that. Holds 0. Infinite values count for nothing.
PlotRange lossRange(std::span<const PlotLine> lines);

/// The range of a plot of slopes: all of the selected line and of its ghost, and of the others as
/// far as eight times that. Holds 0.
PlotRange pullRange(std::span<const PlotLine> lines);

}  // namespace lossglass
