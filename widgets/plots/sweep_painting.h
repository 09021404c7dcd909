// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/axis_painting.h"
#include "widgets/plots/sweep_view_data.h"

#include <array>

namespace lossglass {

/// The three plots of a sweep side by side over the same x: value, total pull, and where the pull
/// of the selected loss lands; or, where asked, the scatter of loss against metric. Also for
/// figures: nothing is needed but the data.
void paintSweep(QPainter& painter, const QRectF& place, const SweepViewData& content,
                const Theme& theme);

/// The frames of these plots, in order; the scatter has one only, in front.
std::array<AxisFrame, 3> sweepFrames(const QRectF& place, const SweepViewData& content);

}  // namespace lossglass
