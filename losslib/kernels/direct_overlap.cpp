// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/direct_overlap.h"

#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/direct_sigmoid_terms.h"
#include "losslib/kernels/direct_softmax.h"
#include "losslib/kernels/overlap_slopes.h"
#include "losslib/prediction/few_probabilities.h"

namespace lossglass {

namespace {

template <class Real>
PlaneMeasure fewChannels(const Workspace<Real>& work, const Tile& tile,
                         const std::vector<OverlapSlope>& slopes, Output<Real>& out) {
    BlockMeasure<Real> measure;
    withFewChannels(work.channels(), [&](auto channels) {
        constexpr int kChannels = channels;
        withOverlapSlopes<Real, kChannels>(slopes, [&](const auto& few) {
            forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
                const std::int64_t begin = tile.begin + from, pixels = count;
                const std::uint8_t* y = work.labels() + begin;
                FewProbabilities<Real, kChannels> probabilities;
                const auto p = probabilities.read(work, begin, pixels);
                const auto g =
                    rowsOf<kChannels>(begin, [&](int c) { return out.logitGradient(c); });
                withBlockLabels<Real, kChannels>(
                    commonLabel(count, y), y, pixels, [&](const auto& labels, const auto& order) {
                        detail::pullFewChannels<Real, Pull::Write>(
                            order(p), order(g), pixels, few.of(labels, order),
                            std::make_index_sequence<kChannels>());
                    });
                measure.add(count, rowsToRead(g));
            });
        });
    });
    return measure.result();
}

}  // namespace

template <class Real>
PlaneMeasure directOverlap(const Workspace<Real>& work, const Tile& tile,
                           const std::vector<OverlapSlope>& slopes, Output<Real>& out) {
    if (work.channels() > 1) return fewChannels(work, tile, slopes, out);
    return directSigmoid(work, tile, SigmoidOverlap<Real>(slopes.front()),
                         out.logitGradient(0) + tile.begin, nullptr);
}

template PlaneMeasure directOverlap(const Workspace<float>&, const Tile&,
                                    const std::vector<OverlapSlope>&, Output<float>&);
template PlaneMeasure directOverlap(const Workspace<double>&, const Tile&,
                                    const std::vector<OverlapSlope>&, Output<double>&);

}  // namespace lossglass
