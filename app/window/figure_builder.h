// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_content.h"
#include "app/window/export_source.h"
#include "widgets/theme/theme.h"

namespace lossglass {

/// The figure "views and curve": target, prediction and gradient of the selected loss, its curve
/// and pull where it has them, otherwise the readings of all losses; with caption and source.
FigureContent buildFigure(const ExportSource& source, const WindowLook& theme);

/// The curves of the response alone. Requires a selected loss that has one.
FigureContent curveFigure(const ExportSource& source, const WindowLook& kind);

/// The gradient of every reading, three in a row. Evaluates those that are missing.
FigureContent compareFigure(const ExportSource& source, const WindowLook& kind);

}  // namespace lossglass
