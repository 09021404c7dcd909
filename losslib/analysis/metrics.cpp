// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/metrics.h"

#include <cstdint>

namespace lossglass {

namespace {

struct Counts {
    std::int64_t hit = 0;     ///< TP
    std::int64_t target = 0;  ///< TP + FN
    std::int64_t said = 0;    ///< TP + FP
};

template <class Real>
int hardLabel(const Planes<Real>& logits, Eigen::Index pixel) {
    if (logits.rows() == 1) return logits(0, pixel) > 0 ? 1 : 0;
    int best = 0;
    for (int c = 1; c < logits.rows(); ++c) {
        if (logits(c, pixel) > logits(best, pixel)) best = c;
    }
    return best;
}

std::optional<double> ratio(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

template <class Real>
Metrics computeMetrics(const BasicScene<Real>& scene) {
    Metrics metrics;
    if (scene.isEmpty()) return metrics;
    std::vector<Counts> counts(static_cast<std::size_t>(scene.labelCount()));
    std::int64_t right = 0, valid = 0;
    for (Eigen::Index i = 0; i < scene.logits().cols(); ++i) {
        const std::uint8_t target = scene.labels()[static_cast<std::size_t>(i)];
        if (target == kIgnored) continue;
        const int said = hardLabel(scene.logits(), i);
        ++valid;
        ++counts[target].target;
        ++counts[static_cast<std::size_t>(said)].said;
        if (said != target) continue;
        ++right;
        ++counts[target].hit;
    }
    metrics.pixelAccuracy = ratio(right, valid);
    for (const Counts& c : counts)
        metrics.perClass.push_back({ratio(2 * c.hit, c.target + c.said),
                                    ratio(c.hit, c.target + c.said - c.hit), ratio(c.hit, c.said),
                                    ratio(c.hit, c.target)});
    return metrics;
}

template Metrics computeMetrics(const BasicScene<float>&);
template Metrics computeMetrics(const BasicScene<double>&);

}  // namespace lossglass
