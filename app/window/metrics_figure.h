// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/csv_file.h"
#include "app/export/figure_content.h"
#include "app/window/export_source.h"
#include "widgets/theme/theme.h"

#include <QString>

namespace lossglass {

/// What of the metrics a figure shows.
struct MetricsQuestion {
    double threshold = 0.5;  ///< p from which label 1 is predicted, of one channel
    QString metric;  ///< id of the one whose curve is drawn; another: the first that has one
};

/// One metric of the watched label against the threshold, and a table of all. Evaluates in the
/// calling thread.
FigureContent metricsFigure(const ExportSource& source, const MetricsQuestion& question,
                            const WindowLook& kind);

/// The threshold, then each metric that follows from counts, of the watched label.
CsvTable metricsTable(const ExportSource& source);

}  // namespace lossglass
