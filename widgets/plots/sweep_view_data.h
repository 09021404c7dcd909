// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/outcome_sums.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace lossglass {

/// What the Sweep tab shows: one loss over one of its parameters.
struct SweepViewData {
    /// What is known at one value; in order of x.
    struct Point {
        double x = 0;
        std::optional<double> value;
        double totalPull = 0;
        std::optional<OutcomeSums> shares;
    };

    QString lossName;
    QStringList parameters;  ///< what can run, in words: "focus on hard pixels, γ"
    int chosen = 0;          ///< of `parameters`
    double from = 0;
    double to = 1;
    std::optional<double> now;  ///< the present value; nothing where it is no number
    std::vector<Point> points;
};

}  // namespace lossglass
