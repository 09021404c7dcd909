// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_line.h"
#include "widgets/theme/theme.h"

#include <QPen>

class QCPAxis;
class QCustomPlot;

namespace lossglass {

/// Ground, axes (left and bottom only, ticks outside), grid, fonts and hints of a plot. Call again
/// when the theme changes.
void applyPlotTheme(QCustomPlot& plot, const Theme& theme);

enum class TickText { EqualDecimals, Shortest };

/// Lets an axis write its numbers with "−", at about `count` ticks.
void setTicks(QCPAxis& axis, TickText style, int count);

/// The pen of a curve: selected 2.5 px accent, ghost 1.5 px dashed, others 1.2 px grey.
QPen curvePen(const Theme& theme, PlotLineKind kind);

/// The dotted line at the marked x.
QPen markPen(const Theme& theme);

/// Width for the tick texts and ticks left of an axis, in pixels; equal in all plots of a column,
/// so that their axes stand in line.
int leftMargin();

}  // namespace lossglass
