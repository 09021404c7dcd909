// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/sweep.h"
#include "widgets/plots/landscape_view_data.h"
#include "widgets/plots/sweep_view_data.h"

namespace lossglass {

/// What the plots show of a sweep, for the tabs and for figures: sweepFigure() and
/// landscapeFigure() give all that paintSweep() (widgets/plots/sweep_painting.h) and
/// paintLandscape() (widgets/plots/landscape_painting.h) draw, without a window.

/// The places that were reached, a curve for each loss; that of `selected` is marked so.
/// `metric`: of metricTable(), -1 for none.
std::vector<SweptCurveData> sweptCurves(const Sweep& sweep, const Loss* selected, int metric = -1);

/// The heights of the first loss over the grid; what was not reached has those of its neighbours.
LandscapeGrid landscapeGrid(const Sweep& sweep, SweepDepth depth);

AxisScale scaleOf(const SweepAxis& axis);

/// Runs a sweep of one axis to its end; the first loss is the selected one. Requires
/// !whyNoSweep() and a scene that is not empty.
SweepViewData sweepFigure(const Scene& scene, const SweepQuestion& question);
/// The same over two axes, of the first loss: its value, or its total pull by question.depth.
LandscapeViewData landscapeFigure(const Scene& scene, const SweepQuestion& question);

}  // namespace lossglass
