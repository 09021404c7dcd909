// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/csv_file.h"
#include "app/export/figure_content.h"
#include "app/window/export_source.h"
#include "losslib/support/result.h"

namespace lossglass {

/// The value of the selected loss over the first two of what can run in the Landscape tab: its
/// number parameters, then edits of the prediction. Evaluates 61 x 61 places.
Result<FigureContent> landscapeFigure(const ExportSource& source, ThemeKind theme);
/// One row for each place: both parameters, the value (empty where undefined).
Result<CsvTable> landscapeTable(const ExportSource& source);

}  // namespace lossglass
