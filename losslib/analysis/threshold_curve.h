// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/metric_report.h"
#include "losslib/analysis/outcome_sums.h"
#include "losslib/prediction/workspace.h"

#include <vector>

namespace lossglass {

/// One label against the rest, with a pixel predicted as it where its p > threshold: the counts at
/// the thresholds 0, 1/steps, ..., 1. With one channel the threshold is on the p of label 1,
/// whichever label is counted: these are the counts of hardLabels(). With several channels they
/// are not, since there the likeliest label is predicted.
struct ThresholdCurve {
    int steps = 0;
    std::vector<OutcomeSums> counts;  ///< steps + 1 entries

    double threshold(std::size_t index) const { return static_cast<double>(index) / steps; }
};

/// One pass over the pixels, whatever the number of thresholds: a histogram of p on each side.
template <class Real>
ThresholdCurve thresholdCurve(const Workspace<Real>& work, int label, int steps = 200);

/// Whether a metric follows from the counts alone, so that it has such a curve.
bool isCountedMetric(MetricKind kind);

/// The value at each threshold; nothing where it is undefined. Requires isCountedMetric().
std::vector<std::optional<double>> metricCurve(const ThresholdCurve& curve, MetricKind kind);

}  // namespace lossglass
