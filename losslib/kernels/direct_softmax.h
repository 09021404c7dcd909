// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/overlap.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/true_numbers.h"
#include "losslib/kernels/true_pixel.h"
#include "losslib/kernels/vectorised.h"

#include <array>
#include <utility>
#include <vector>

/// The direct loops (see Output::isDirect()) of few softmax channels.
namespace lossglass {

namespace detail {

/// What the few channels of a block say of the true labels.
template <class Real>
struct FewTruths {
    alignas(64) std::array<Real, kBlockPixels> p, q, weight;
};

/// Of each pixel its true label's p, 1-p and weight; 1, 0 and 0 at ignored pixels.
template <class Real, std::size_t... C>
inline void readTruths(const std::array<const Real*, sizeof...(C)> p, const WideLabel<Real>* y,
                       std::int64_t count, const std::array<Real, kFewChannels> weights,
                       FewTruths<Real>& to, std::index_sequence<C...>) {
    Real *trueP = to.p.data(), *trueQ = to.q.data(), *weight = to.weight.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const WideLabel<Real> label = y[i];
        const WideLabel<Real> isValid = maskOf<Real>(label != kIgnored);
        const Real own = (kept<Real>(maskOf<Real>(label == WideLabel<Real>{C}), p[C][i]) + ...);
        const Real others = (kept<Real>(maskOf<Real>(label != WideLabel<Real>{C}), p[C][i]) + ...);
        trueP[i] = either<Real>(isValid, own, Real(1));
        trueQ[i] = kept<Real>(isValid, others);
        weight[i] = (kept<Real>(maskOf<Real>(label == WideLabel<Real>{C}), weights[C]) + ...);
    }
}

/// pull (d_ct - p_c) of all channels.
template <Pull kPull, class Real, std::size_t... C>
inline void pullTruths(const std::array<const Real*, sizeof...(C)> p,
                       const std::array<Real*, sizeof...(C)> g, const WideLabel<Real>* y,
                       std::int64_t count, const Real* trueQ, const Real* pull,
                       std::index_sequence<C...>) {
    const auto put = [](Real& to, Real found) { to = kPull == Pull::Write ? found : to + found; };
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i)
        (put(g[C][i],
             pull[i] * either<Real>(maskOf<Real>(y[i] == WideLabel<Real>{C}), trueQ[i], -p[C][i])),
         ...);
}

}  // namespace detail

/// Writes or adds the gradient of a loss of the true label to a tile: pull (d_ct - p_c). `weights`:
/// one per label. Gives the unweighted sums of l per label, and what then stands in the planes.
template <Pull kPull, class Real, class Kernel>
PlaneMeasure directSoftmax(const Workspace<Real>& work, const Tile& tile,
                           const std::vector<double>& weights, const Kernel& kernelOf,
                           Output<Real>& out, double* sums) {
    const int channels = work.channels();
    std::array<Real, kFewChannels> weight{};
    std::copy(weights.begin(), weights.end(), weight.begin());
    BlockMeasure<Real> measure;
    std::array<BlockSum<Real>, kFewChannels> labelSums;
    forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
        const Kernel kernel = kernelOf;
        const std::int64_t begin = tile.begin + from, pixels = count;
        WideLabels<Real, kBlockPixels> labels;
        detail::FewTruths<Real> truth;
        alignas(64) std::array<Real, kBlockPixels> losses, pulls;
        const WideLabel<Real>* y = labels.read(work.labels() + begin, pixels);
        withFewChannels(channels, [&](auto few) {
            constexpr int kChannels = few;
            const auto p = rowsOf<kChannels>(begin, [&](int c) { return work.p(c); });
            detail::readTruths<Real>(p, y, pixels, weight, truth,
                                     std::make_index_sequence<kChannels>());
        });
        const Real *trueP = truth.p.data(), *trueQ = truth.q.data(), *w = truth.weight.data();
        const Real* logP = work.trueLogP() + begin;
        Real *loss = losses.data(), *pull = pulls.data();
        // Not "omp simd", which would keep the kernel's structures in memory.
#pragma GCC ivdep
        for (std::int64_t i = 0; i < pixels; ++i) {
            const Real logQ = logOfTrueRest(trueP[i], trueQ[i], y[i] == kIgnored);
            const auto point =
                kernel(TruePixel<Real>{trueP[i], trueQ[i], logP[i], logQ, y[i] == 0});
            loss[i] = point.loss;
            pull[i] = point.pull * w[i];
        }
        for (int c = 0; c < channels; ++c)
            labelSums[static_cast<std::size_t>(c)].add(
                count, [=](std::int64_t i) { return y[i] == c ? loss[i] : Real(0); });
        withFewChannels(channels, [&](auto few) {
            constexpr int kChannels = few;
            const auto p = rowsOf<kChannels>(begin, [&](int c) { return work.p(c); });
            const auto g = rowsOf<kChannels>(begin, [&](int c) { return out.logitGradient(c); });
            detail::pullTruths<kPull, Real>(p, g, y, pixels, trueQ, pull,
                                            std::make_index_sequence<kChannels>());
            measure.add(count, rowsToRead(g));
        });
    });
    for (int c = 0; c < channels; ++c)
        sums[c] = labelSums[static_cast<std::size_t>(c)].total();
    return measure.result();
}

}  // namespace lossglass
