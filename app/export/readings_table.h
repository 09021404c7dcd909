// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/csv_file.h"
#include "losslib/loss/reading.h"

#include <vector>

namespace lossglass {

/// One row per reading: loss, parameters, value, why undefined, gradient norm, pull, and a column
/// per class. Numbers carry 17 significant digits; what has no value is empty.
template <class Real>
CsvTable readingsTable(const std::vector<Reading<Real>>& readings,
                       const std::vector<ClassInfo>& classes);

}  // namespace lossglass
