// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <optional>
#include <vector>

namespace lossglass {

/// Overlap of the hard prediction with the target for one label; each in [0,1], and without value
/// where its denominator is 0.
struct ClassMetrics {
    std::optional<double> dice;       ///< 2 TP / (2 TP + FP + FN)
    std::optional<double> iou;        ///< TP / (TP + FP + FN)
    std::optional<double> precision;  ///< TP / (TP + FP)
    std::optional<double> recall;     ///< TP / (TP + FN)
};

/// What is reported about a segmentation, beside which losses are read.
struct Metrics {
    std::vector<ClassMetrics> perClass;   ///< K entries
    std::optional<double> pixelAccuracy;  ///< share of valid pixels that are right
};

/// Counts over the valid pixels. The hard prediction is that of hardLabels()
/// (hard_prediction.h): at 0.5, label 1 where p > 0.5, or the largest logit. A soft target counts
/// by its likeliest label.
template <class Real>
Metrics computeMetrics(const BasicScene<Real>& scene, double threshold = 0.5);

}  // namespace lossglass
