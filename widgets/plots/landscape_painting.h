// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/axis_painting.h"
#include "widgets/plots/landscape_view_data.h"

#include <QRgb>
#include <array>

namespace lossglass {

/// The colours of heights, from low to high: one hue, its lightness monotone, so that it reads
/// with any colour vision; neither the gradient's colours nor those of probabilities.
std::array<QRgb, 256> heightTable(const Theme& theme);

/// The map with its contour lines, the present point and the colour bar. Also for figures:
/// nothing is needed but the data.
void paintLandscape(QPainter& painter, const QRectF& place, const LandscapeViewData& content,
                    const Theme& theme);

/// The frame of the map.
AxisFrame landscapeFrame(const QRectF& place, const LandscapeViewData& content);

}  // namespace lossglass
