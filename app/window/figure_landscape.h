// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/csv_file.h"
#include "app/export/figure_content.h"
#include "app/window/export_source.h"
#include "app/window/sweep_axes.h"
#include "losslib/analysis/sweep.h"
#include "losslib/support/result.h"

#include <string>

namespace lossglass {

/// What runs, by its id: a parameter of the selected loss, an edit of the prediction, or
/// "threshold"; empty: the first that the other one is not.
struct FigureAxes {
    std::string across;
    std::string up;
    SweepRanges ranges;  ///< that differ from those at start
    SceneEdit manner;    ///< classes and seed of edits
};

/// An axis of the selected loss as the tabs have it; no id: the first that is not `notThis`. An
/// error names what there is.
Result<SweepAxis> figureAxis(const ExportSource& source, const FigureAxes& axes,
                             const std::string& id, const std::string& notThis = {});
/// In words, with the symbol of a parameter, or the classes of an edit.
QString figureAxisName(const ExportSource& source, const FigureAxes& axes, const std::string& id);
/// The present value; that of an edit is the one that changes nothing.
std::optional<double> figureAxisNow(const ExportSource& source, const std::string& id);

/// The value of the selected loss over two axes as a map with contour lines. Evaluates a grid.
Result<FigureContent> landscapeFigure(const ExportSource& source, const FigureAxes& axes,
                                      const WindowLook& theme);
/// One row per place of the grid: both axes and the value.
Result<CsvTable> landscapeTable(const ExportSource& source, const FigureAxes& axes);

}  // namespace lossglass
