// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/axis_painting.h"
#include "widgets/plots/sweep_view_data.h"

namespace lossglass {

/// What a curve of a sweep shows.
enum class SweptQuantity { Value, Pull };

/// What the numbers of a curve are divided by: the largest in size where each loss has its own
/// scale, else 1.
double curveUnit(const SweepViewData& content, const SweptCurveData& curve, SweptQuantity what);

/// The number of a curve at x, joined linearly and before any division; nothing where there is
/// none on either side.
std::optional<double> sweptAt(const SweptCurveData& curve, double x, SweptQuantity what);

/// All curves: the selected one violet, the others grey with their names.
void paintSweptCurves(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                      SweptQuantity what, const Theme& theme);

/// The metric, dotted, with its name.
void paintMetricCurve(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                      const Theme& theme);

/// The dot on the selected curve at the present value, and its number.
void paintReading(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                  SweptQuantity what, const Theme& theme);

/// A dot for each place of the sweep, by metric and loss; the first is a ring, the last filled.
void paintScatter(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                  const Theme& theme);

}  // namespace lossglass
