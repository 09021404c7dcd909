// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_layout.h"
#include "widgets/theme/theme.h"

class QPainter;

namespace lossglass {

/// Draws curves over p from 0 to 1 with axes, grid and a key inside.
void paintFigurePlot(QPainter& painter, const FigureContent::Plot& plot,
                     const FigureLayout::Cell& cell, const Theme& colours);

/// Draws readings in rows with ruled head and foot.
void paintFigureTable(QPainter& painter, const FigureContent::Table& table,
                      const FigureLayout::Cell& cell, const Theme& colours);

}  // namespace lossglass
