// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/landscape_view_data.h"

#include <QRectF>

class QPainter;

namespace lossglass {

struct Theme;

/// The map of the window at the figure's scale: ticks are as large as the figure's labels.
void paintFigureLandscape(QPainter& painter, const LandscapeViewData& content, const QRectF& place,
                          const Theme& colours);

}  // namespace lossglass
