// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_layout.h"
#include "widgets/theme/theme.h"

class QPainter;

namespace lossglass {

/// Draws shares as stacked bars with their names, a legend on top and a number inside each part
/// that has room for it.
void paintFigureBars(QPainter& painter, const FigureContent::Bars& bars,
                     const FigureLayout::Cell& cell, const Theme& colours);

}  // namespace lossglass
