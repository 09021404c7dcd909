// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/reduction_lab.h"

#include <QString>

namespace lossglass {

/// What the Reductions tab says in words. Samples are counted from 1.

/// "Per image", "Per batch", "Everything".
QString reductionName(BatchReduction reduction);
/// One line: what it does.
QString reductionCaption(BatchReduction reduction);
/// A part of the whole: "91 %", "0.4 %", "> 99 %" and "< 0.1 %" where rounding would lie.
QString shareText(double share);
/// "Sample 2 makes 91 % of the pull", or why nobody does.
QString dominanceText(const ReductionReading& reading);
/// What the lab comes to, over all its rows: one sentence.
QString conclusionText(const ReductionLab& lab);

}  // namespace lossglass
