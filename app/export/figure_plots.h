// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_layout.h"
#include "widgets/theme/theme.h"

class QPainter;

namespace lossglass {

/// Draws bands and curves over p from 0 to 1, or the plot's own range, with axes, grid and, where
/// it is wanted, a key inside.
void paintFigurePlot(QPainter& painter, const FigureContent::Plot& plot,
                     const FigureLayout::Cell& cell, const Theme& colours, bool legend);

/// Draws readings in rows with ruled head and foot.
void paintFigureTable(QPainter& painter, const FigureContent::Table& table,
                      const FigureLayout::Cell& cell, const Theme& colours);

}  // namespace lossglass
