// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/centreline_dice.h"

#include "losslib/conventions/soft_skeleton.h"

namespace lossglass {

namespace {

struct SkeletonSums {
    double predicted = 0;      ///< sum S_p
    double predictedTrue = 0;  ///< sum S_p t
    double target = 0;         ///< sum S_t
    double targetFound = 0;    ///< sum S_t p
};

std::vector<double> planeOf(const std::vector<double>& values, std::int64_t begin,
                            std::int64_t count) {
    return {values.begin() + begin, values.begin() + begin + count};
}

}  // namespace

ConventionReading centrelineDice(const ConventionMaps& maps, const std::vector<std::int64_t>& space,
                                 int erosions, double smooth) {
    ConventionReading reading;
    std::vector<double> gradient(maps.p.size(), 0.0);
    std::vector<SoftSkeleton> predicted, target;
    SkeletonSums sums;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = 1; c < maps.channels; ++c) {
            const auto p = planeOf(maps.p, maps.plane(n, c), maps.pixels);
            const auto t = planeOf(maps.t, maps.plane(n, c), maps.pixels);
            predicted.emplace_back(p, space, erosions);
            target.emplace_back(t, space, erosions);
            for (std::size_t i = 0; i < p.size(); ++i) {
                const double ofP = predicted.back().values()[i], ofT = target.back().values()[i];
                sums.predicted += ofP;
                sums.predictedTrue += ofP * t[i];
                sums.target += ofT;
                sums.targetFound += ofT * p[i];
            }
        }
    const double precision = (sums.predictedTrue + smooth) / (sums.predicted + smooth);
    const double recall = (sums.targetFound + smooth) / (sums.target + smooth);
    const double both = precision + recall;
    reading.value = predicted.empty() ? 0 : 1 - 2 * precision * recall / both;
    reading.parts = {reading.value};
    const double byPrecision = -2 * recall * recall / (both * both);
    const double byRecall = -2 * precision * precision / (both * both);
    std::size_t k = 0;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = 1; c < maps.channels; ++c, ++k) {
            const auto begin = static_cast<std::size_t>(maps.plane(n, c));
            std::vector<double> bySkeleton(static_cast<std::size_t>(maps.pixels));
            for (std::size_t i = 0; i < bySkeleton.size(); ++i)
                bySkeleton[i] =
                    byPrecision * (maps.t[begin + i] - precision) / (sums.predicted + smooth);
            const auto through = predicted[k].pullBack(bySkeleton);
            for (std::size_t i = 0; i < bySkeleton.size(); ++i)
                gradient[begin + i] =
                    through[i] + byRecall * target[k].values()[i] / (sums.target + smooth);
        }
    reading.activatedGradient = gradient;
    reading.inputGradient = std::move(gradient);
    return reading;
}

}  // namespace lossglass
