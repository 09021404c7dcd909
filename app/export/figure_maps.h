// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_layout.h"
#include "widgets/theme/theme.h"

class QPainter;

namespace lossglass {

/// Draws a picture with its outlines, frame, and keys or colour bar.
void paintFigureMap(QPainter& painter, const FigureContent::Map& map,
                    const FigureLayout::Cell& cell, const Theme& colours);

}  // namespace lossglass
