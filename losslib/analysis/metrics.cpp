// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/metrics.h"

#include "losslib/analysis/outcome_sums.h"
#include "losslib/scene/hard_prediction.h"

namespace lossglass {

namespace {

std::optional<double> ratio(double part, double whole) {
    if (whole == 0) return std::nullopt;
    return part / whole;
}

}  // namespace

template <class Real>
Metrics computeMetrics(const BasicScene<Real>& scene, double threshold) {
    Metrics metrics;
    if (scene.isEmpty()) return metrics;
    double right = 0, valid = 0;
    for (const OutcomeSums& c :
         countOutcomes(scene.labels(), hardLabels(scene, threshold), scene.labelCount())) {
        right += c.tp;
        valid = c.total();
        metrics.perClass.push_back({ratio(2 * c.tp, 2 * c.tp + c.fp + c.fn),
                                    ratio(c.tp, c.tp + c.fp + c.fn), ratio(c.tp, c.tp + c.fp),
                                    ratio(c.tp, c.tp + c.fn)});
    }
    metrics.pixelAccuracy = ratio(right, valid);
    return metrics;
}

template Metrics computeMetrics(const BasicScene<float>&, double);
template Metrics computeMetrics(const BasicScene<double>&, double);

}  // namespace lossglass
