// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/gradient_segments.h"
#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"
#include "widgets/plots/budget_view_data.h"

#include <vector>

namespace lossglass {

/// What the Gradient budget tab asks of the gradients.
struct BudgetJob {
    BudgetBy by = BudgetBy::Outcome;
    double threshold = 0.5;
    int watched = 1;  ///< the class whose boundary or objects are meant
};

struct BudgetAnswer {
    BudgetJob job;
    PixelSegments segments;
    std::vector<std::vector<double>> pulls;  ///< per reading, per segment
};

/// For a worker; linear in pixels.
BudgetAnswer runBudgetJob(const BudgetJob& job, const std::vector<Reading<float>>& readings,
                          const Workspace<float>& work);

/// Names and colours of the segments, their yardstick and, by distance, their places; the rows are
/// left to the caller.
BudgetViewData describeSegments(const BudgetAnswer& answer, const Scene& scene);

}  // namespace lossglass
