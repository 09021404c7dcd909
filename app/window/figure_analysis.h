// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/csv_file.h"
#include "app/export/figure_content.h"
#include "app/window/figure_landscape.h"
#include "losslib/support/result.h"

#include <string>

namespace lossglass {

/// One stacked bar per reading: on which pixels its pull lands. Evaluates their gradients.
FigureContent budgetFigure(const ExportSource& source, double threshold, const WindowLook& theme);
/// The same as amounts and shares of |dL/dz|; the first row is the share of pixels.
CsvTable budgetTable(const ExportSource& source, double threshold);

/// The selected loss over what runs across: value, pull and where the pull lands. Evaluates 51
/// places.
Result<FigureContent> sweepFigure(const ExportSource& source, const FigureAxes& axes,
                                  const WindowLook& theme);
Result<CsvTable> sweepTable(const ExportSource& source, const FigureAxes& axes);

}  // namespace lossglass
