// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/metric_table.h"

namespace lossglass {

const std::array<MetricInfo, kMetricCount>& metricTable() {
    static const std::array<MetricInfo, kMetricCount> table{{
        {MetricKind::Dice, "dice", "Dice", Better::Higher, "2 TP / (2 TP + FP + FN)"},
        {MetricKind::Iou, "iou", "IoU", Better::Higher, "TP / (TP + FP + FN)"},
        {MetricKind::Precision, "precision", "precision", Better::Higher, "TP / (TP + FP)"},
        {MetricKind::Recall, "recall", "recall", Better::Higher, "TP / (TP + FN)"},
        {MetricKind::Specificity, "specificity", "specificity", Better::Higher, "TN / (TN + FP)"},
        {MetricKind::Accuracy, "accuracy", "accuracy", Better::Higher,
         "(TP + TN) / (TP + FP + FN + TN)"},
        {MetricKind::BalancedAccuracy, "balanced_accuracy", "balanced accuracy", Better::Higher,
         "(recall + specificity) / 2"},
        {MetricKind::F2, "f2", "F2", Better::Higher, "5 TP / (5 TP + 4 FN + FP)"},
        {MetricKind::Mcc, "mcc", "MCC", Better::Higher,
         "(TP TN - FP FN) / sqrt((TP + FP) (TP + FN) (TN + FP) (TN + FN))"},
        {MetricKind::AveragePrecision, "average_precision", "average precision", Better::Higher,
         "sum of precision times gain in recall, from high p to low"},
        {MetricKind::Hausdorff95, "hausdorff_95", "Hausdorff 95", Better::Lower,
         "95th percentile of the distances between the surfaces, the larger direction, in pixels"},
        {MetricKind::AverageSurfaceDistance, "average_surface_distance", "average surface distance",
         Better::Lower, "mean distance between the surfaces, both directions pooled, in pixels"},
        {MetricKind::BoundaryIou, "boundary_iou", "boundary IoU", Better::Higher,
         "IoU of the bands inside the surfaces, 2 % of the diagonal wide"},
        {MetricKind::CalibrationError, "expected_calibration_error", "expected calibration error",
         Better::Lower, "mean |share of the label - mean p| over 15 bins of p, by pixels"},
        {MetricKind::Brier, "brier", "Brier score", Better::Lower, "mean (p - t)^2"},
    }};
    return table;
}

}  // namespace lossglass
