// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/axis_painting.h"
#include "widgets/plots/sweep_view_data.h"

namespace lossglass {

/// Room right of the bands for their names, in full where there is enough.
double shareNamesWidth(double plotsWidth);

/// The bands of the selected loss's budget, errors below and hatched, and their names.
void paintSweptShares(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                      const Theme& theme);

/// The percentages at the present value.
void paintShareReadings(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                        const Theme& theme);

}  // namespace lossglass
