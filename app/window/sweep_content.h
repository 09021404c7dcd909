// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/sweep.h"
#include "widgets/plots/landscape_view_data.h"
#include "widgets/plots/sweep_view_data.h"

namespace lossglass {

/// What the plots show of a sweep.

/// The places that were reached, a curve for each loss; that of `selected` is marked so.
/// `metric`: of metricTable(), -1 for none.
std::vector<SweptCurveData> sweptCurves(const Sweep& sweep, const Loss* selected, int metric = -1);

/// The heights of the first loss over the grid; what was not reached has those of its neighbours.
LandscapeGrid landscapeGrid(const Sweep& sweep, SweepDepth depth);

AxisScale scaleOf(const SweepAxis& axis);

}  // namespace lossglass
