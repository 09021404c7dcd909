// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/torch_cross_entropy.h"

#include "losslib/conventions/pixel_loss.h"
#include "losslib/dialects/dialect_support.h"

namespace lossglass::dialects {

namespace {

double sumOfTrueWeights(const ConventionMaps& maps, const std::vector<double>& weights) {
    double total = 0;
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = 0; c < maps.channels; ++c)
            for (std::int64_t i = 0; i < maps.pixels; ++i)
                total += maps.validAt(n, i) *
                         (weights.empty() ? 1.0 : weights.at(static_cast<std::size_t>(c))) *
                         maps.t[static_cast<std::size_t>(maps.plane(n, c) + i)];
    return total;
}

}  // namespace

Result<ConventionReading> torchCrossEntropy(const ConventionScene& scene,
                                            const TorchCrossEntropy& options) {
    TargetConventions target;
    if (scene.hasLabels()) target.ignored = options.ignored;
    Result<ConventionMaps> read = mapsOf(scene, target);
    if (!read) return read.error();
    ConventionMaps maps = std::move(read).value();
    const double total = sumOfTrueWeights(maps, options.weights);
    smoothTargets(maps, options.smoothing);
    PixelConventions rule;
    rule.classWeights = options.weights;
    rule.classAxis = ClassAxis::Sum;
    rule.divisor = divisorOf(options.reduction);
    const bool byWeights = options.reduction == Reduction::Mean && scene.hasLabels();
    if (!byWeights) return categoricalLoss(maps, CategoricalForm::CrossEntropy, rule);
    rule.divisor = PixelDivisor::One;
    return scaled(categoricalLoss(maps, CategoricalForm::CrossEntropy, rule), 1 / total);
}

}  // namespace lossglass::dialects
