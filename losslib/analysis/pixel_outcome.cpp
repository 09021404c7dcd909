// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/pixel_outcome.h"

#include "losslib/kernels/tiles.h"
#include "losslib/scene/hard_prediction.h"

namespace lossglass {

namespace {

template <class Real>
int predictedLabel(const Workspace<Real>& work, std::int64_t pixel, Real threshold) {
    if (work.channels() == 1) return work.p(0)[pixel] >= threshold ? 1 : 0;
    return largestLogit(work.scene().logits(), pixel);
}

PixelOutcome outcomeOf(int target, int predicted, const OutcomeRule& rule) {
    const auto isPositive = [&](int label) {
        return rule.positive ? label == *rule.positive : label != 0;
    };
    if (isPositive(target)) {
        const bool found = rule.positive ? isPositive(predicted) : predicted == target;
        return found ? PixelOutcome::TruePositive : PixelOutcome::FalseNegative;
    }
    return isPositive(predicted) ? PixelOutcome::FalsePositive : PixelOutcome::TrueNegative;
}

}  // namespace

template <class Real>
std::vector<PixelOutcome> pixelOutcomes(const Workspace<Real>& work, const OutcomeRule& rule) {
    std::vector<PixelOutcome> outcomes(static_cast<std::size_t>(work.pixels()));
    const auto threshold = static_cast<Real>(rule.threshold);
    forEachTile(work.pixels(), [&](const Tile& tile) {
        for (std::int64_t i = tile.begin; i < tile.begin + tile.count; ++i) {
            const std::uint8_t target = work.labels()[i];
            outcomes[static_cast<std::size_t>(i)] =
                target == kIgnored ? PixelOutcome::Unknown
                                   : outcomeOf(target, predictedLabel(work, i, threshold), rule);
        }
    });
    return outcomes;
}

template std::vector<PixelOutcome> pixelOutcomes(const Workspace<float>&, const OutcomeRule&);
template std::vector<PixelOutcome> pixelOutcomes(const Workspace<double>&, const OutcomeRule&);

}  // namespace lossglass
