// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/metric_table.h"
#include "losslib/analysis/outcome_sums.h"
#include "losslib/prediction/workspace.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// A number, or the reason why there is none.
struct MetricValue {
    std::optional<double> value;
    std::string undefined;  ///< empty where there is a value

    static MetricValue of(double number) { return {number, {}}; }
    static MetricValue none(std::string reason) { return {std::nullopt, std::move(reason)}; }
};

/// One value for each entry of metricTable(), in its order.
using MetricRow = std::array<MetricValue, kMetricCount>;

inline const MetricValue& metricOf(const MetricRow& row, MetricKind kind) {
    return row[static_cast<std::size_t>(kind)];
}

/// All metrics of a scene.
struct MetricReport {
    double threshold = 0.5;
    std::vector<MetricRow> perClass;  ///< K entries, one label against the rest
    MetricRow mean;                   ///< over the labels that have a value
    MetricRow foregroundMean;         ///< the same without label 0
};

/// The metrics that follow from counts of pixels alone; the others say "not computed".
MetricRow countedMetrics(const OutcomeSums& counts);

/// Which metrics to compute. Those that need distances or a sort cost far more than the rest; what
/// is left out says "not computed".
enum class MetricScope { CountsOnly, All };

/// Over the valid pixels; a soft target counts by its likeliest label. The hard prediction is that
/// of hardLabels() (hard_prediction.h). The metrics of probabilities (average precision,
/// calibration, Brier) know no threshold; equal p of average precision are ranked together.
///
/// Surfaces are the pixels of a label with a neighbour by an edge outside it or outside the
/// picture; ignored pixels belong to no label. Distances and bands are taken in each sample, and
/// averaged over the samples that have both surfaces (boundary IoU: pooled). Boundary IoU: Cheng
/// et al., CVPR 2021.
template <class Real>
MetricReport metricReport(const Workspace<Real>& work, double threshold = 0.5,
                          MetricScope scope = MetricScope::All);

}  // namespace lossglass
