// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/csv_file.h"
#include "app/export/figure_content.h"
#include "losslib/support/result.h"

#include <QByteArray>

namespace lossglass {

/// The table for pgfplots' \addplot table: fields apart by blanks, names of letters, digits and _,
/// numbers as they are, "nan" for what has no value, words in braces.
QByteArray toDat(const CsvTable& table);

/// The plots, bars and landscape of a figure as a LaTeX file of one tikzpicture per plot, with the
/// numbers in it: needs pgfplots alone. An error where the figure has none of them.
Result<QByteArray> toPgfplots(const FigureContent& content);

}  // namespace lossglass
