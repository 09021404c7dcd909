// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/csv_file.h"
#include "losslib/analysis/sweep.h"

#include <QTextStream>

namespace lossglass {

/// One row for each loss and place of the grid: the axes by their ids, then loss, settings, value,
/// undefined, total_pull, gradient_norm, share_tp, share_fp, share_fn, share_tn and the ids of
/// metricTable(). What has no value is an empty field.
CsvTable sweepTable(const Sweep& sweep);

/// The same as JSON: "axes" with their values, "losses" with their points, "metrics" for each
/// place, the first axis running fastest.
void writeSweepJson(const Sweep& sweep, QTextStream& out);

}  // namespace lossglass
