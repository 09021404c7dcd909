// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace lossglass {

/// What is measured for each label against the rest.
enum class MetricKind {
    Dice,
    Iou,
    Precision,
    Recall,
    Specificity,
    Accuracy,
    BalancedAccuracy,
    F2,
    Mcc,
    AveragePrecision,
    Hausdorff95,
    AverageSurfaceDistance,
    BoundaryIou,
    CalibrationError,
    Brier,
};

inline constexpr std::size_t kMetricCount = 15;

/// Which way is better.
enum class Better { Higher, Lower };

/// What is said about a metric.
struct MetricInfo {
    MetricKind kind;
    std::string id;    ///< key in JSON and column in CSV: "hausdorff_95"
    std::string name;  ///< "Hausdorff 95"
    Better better = Better::Higher;
    std::string definition;  ///< one line
};

/// All of them, in the order of MetricKind.
const std::array<MetricInfo, kMetricCount>& metricTable();

}  // namespace lossglass
