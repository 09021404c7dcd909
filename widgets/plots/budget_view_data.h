// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/outcome_sums.h"

#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// What the Gradient budget tab shows.
struct BudgetViewData {
    /// One loss.
    struct Row {
        std::string id;
        QString name;
        OutcomeSums pull;   ///< sums of |dL/dz|; all 0: nothing pulls
        QString undefined;  ///< why there is nothing to show; empty otherwise
        bool isSelected = false;
    };

    std::vector<Row> rows;
    OutcomeSums pixels;               ///< the yardstick
    std::optional<double> threshold;  ///< nothing: the largest logit decides
};

}  // namespace lossglass
