// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_labels.h"
#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/label_sums.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/overlap.h"
#include "losslib/kernels/overlap_slopes.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/true_numbers.h"
#include "losslib/kernels/true_pixel.h"
#include "losslib/kernels/vectorised.h"
#include "losslib/prediction/few_probabilities.h"

#include <array>
#include <utility>
#include <vector>

/// The direct loops (see Output::isDirect()) of few softmax channels.
namespace lossglass {

namespace detail {

/// What a block is read from and written to.
template <class Real, std::size_t N>
struct TruthBlock {
    std::array<const Real*, N> p;
    std::array<Real*, N> g;
    const Real* logP;
    Real *loss, *pull;
};

/// Losses and pulls of a kernel of long chains by themselves, 0 at ignored pixels: over labels in
/// bytes the compiler takes four vectors of pixels side by side, which do not wait for each other.
/// Such kernels ask for ln p alone.
template <class Real, class Kernel>
inline void runLong(const std::uint8_t* y, const Real* logP, std::int64_t count,
                    const Kernel kernel, Real* loss, Real* pull) {
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const auto point = kernel(TruePixel<Real>{0, 0, logP[i], 0, false});
        const WideLabel<Real> isValid = maskOf<Real>(y[i] != kIgnored);
        loss[i] = kept<Real>(isValid, point.loss);
        pull[i] = kept<Real>(isValid, point.pull);
    }
}

/// pull (d_ct - p_c) of all channels, and what the slopes give. One loop: all numbers of a pixel
/// stay in registers.
template <class Real, class Labels, class Kernel, class Slopes, std::size_t... C>
inline void runTruths(const TruthBlock<Real, sizeof...(C)> x, const Labels labels,
                      std::int64_t count, const std::array<Real, sizeof...(C)> weights,
                      const Kernel kernel, const Slopes slopes,
                      std::index_sequence<C...> channels) {
    // Not "omp simd", which would keep the kernel's structures in memory.
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const WideLabel<Real> label = labels.at(i);
        const std::array<Real, sizeof...(C)> p{x.p[C][i]...};
        const std::array<WideLabel<Real>, sizeof...(C)> is{
            maskOf<Real>(label == WideLabel<Real>{C})...};
        const WideLabel<Real> isValid = maskOf<Real>(label != kIgnored);
        const Real trueQ = kept<Real>(isValid, ofOthers<Labels>(is, p, channels));
        const auto pullOf = [&] {
            if constexpr (isLong<Kernel>()) return x.pull[i];
            const Real own = ofLabel<Labels>(is, p, channels);
            const Real trueP = either<Real>(isValid, own, Real(1));
            const Real logQ = logOfTrueRest(trueP, trueQ, label == kIgnored);
            const auto point =
                kernel(TruePixel<Real>{trueP, trueQ, x.logP[i], logQ, labels.isBackground(i)});
            x.loss[i] = point.loss;
            return point.pull;
        };
        const Real pull = pullOf() * ofLabel<Labels>(is, weights, channels);
        if constexpr (Slopes::kIsNone) {
            ((x.g[C][i] = pull * either<Real>(is[C], trueQ, -p[C])), ...);
        } else {
            const std::array<Real, sizeof...(C)> slope{slopes.template at<C>(i, p[C])...};
            ((x.g[C][i] =
                  flowsTo<C>(p, slope, channels) + pull * either<Real>(is[C], trueQ, -p[C])),
             ...);
        }
    }
}

}  // namespace detail

/// Writes the gradient of a loss of the true label to a tile, pull (d_ct - p_c), and that of an
/// overlap loss with these slopes where there are any: std::vector<OverlapSlope>, or NoSlopes.
/// `weights`: one per label. Gives the unweighted sums of l per label, and what then stands in the
/// planes.
template <class Real, class Kernel, class Slopes>
PlaneMeasure directSoftmax(const Workspace<Real>& work, const Tile& tile,
                           const std::vector<double>& weights, const Kernel& kernelOf,
                           const Slopes& slopes, Output<Real>& out, double* sums) {
    BlockMeasure<Real> measure;
    withFewChannels(work.channels(), [&](auto few) {
        constexpr int kChannels = few;
        std::array<Real, kChannels> weight;
        std::copy(weights.begin(), weights.end(), weight.begin());
        LabelSums<Real, kChannels> labelSums;
        withAnySlopes<Real, kChannels>(slopes, [&](const auto& slopesOf) {
            forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
                const Kernel kernel = kernelOf;
                const std::int64_t begin = tile.begin + from, pixels = count;
                FewProbabilities<Real, kChannels> probabilities;
                alignas(64) std::array<Real, kBlockPixels> losses, pulls;
                const auto p = probabilities.read(work, begin, pixels);
                const auto g =
                    rowsOf<kChannels>(begin, [&](int c) { return out.logitGradient(c); });
                const std::uint8_t* y = work.labels() + begin;
                const int common = commonLabel(count, y);
                const Real* logP = work.trueLogP() + begin;
                if constexpr (isLong<Kernel>())
                    detail::runLong(y, logP, pixels, kernel, losses.data(), pulls.data());
                withBlockLabels<Real, kChannels>(
                    common, y, pixels, [&](const auto& labels, const auto& order) {
                        detail::runTruths<Real>(
                            {order(p), order(g), logP, losses.data(), pulls.data()}, labels, pixels,
                            order(weight), kernel, slopesOf.of(labels, order),
                            std::make_index_sequence<kChannels>());
                    });
                labelSums.add(common, count, y,
                              [loss = losses.data()](std::int64_t i) { return loss[i]; });
                measure.add(count, rowsToRead(g));
            });
        });
        for (int c = 0; c < kChannels; ++c)
            sums[c] = labelSums.total(static_cast<std::size_t>(c));
    });
    return measure.result();
}

}  // namespace lossglass
