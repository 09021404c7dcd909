// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/label_sums.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/true_pixel.h"
#include "losslib/kernels/vectorised.h"
#include "losslib/prediction/workspace.h"

#include <array>
#include <cstddef>
#include <utility>

namespace lossglass {

/// One pixel of one sigmoid channel with a label for a target, as all direct loops see it. At
/// ignored pixels the true label's p and 1-p are those of label 0, its logarithms 0.
template <class Real>
struct SigmoidPixel {
    TruePixel<Real> truth;
    Real p, q;          ///< of label 1
    bool own, ignored;  ///< the label is 1; there is none
    std::int64_t pixel;
};

/// What a pixel gives: dL/dz, and its addends to the sums of the pass.
template <class Real, std::size_t N>
struct SigmoidStep {
    Real gradient;
    std::array<Real, N> addends;
};

namespace detail {

template <class Real, std::size_t... S>
inline void keep(const std::array<Real, sizeof...(S)>& found, [[maybe_unused]] std::int64_t i,
                 std::array<std::array<Real, kBlockPixels>, sizeof...(S)>& to,
                 std::index_sequence<S...>) {
    ((to[S][static_cast<std::size_t>(i)] = found[S]), ...);
}

}  // namespace detail

/// The sums of a pass by one loop that reads, judges, writes and measures a pixel while it is in
/// the registers. `step(SigmoidPixel) -> SigmoidStep` must be free of branches that stop
/// vectorisation; of ignored pixels its gradient does not count. Writes dL/dz of the tile to `g`,
/// and to `sums` those of the first Step::kPlain addends, then of each of the next Step::kByLabel
/// that over label 0 and that over label 1.
template <class Real, class Step>
PlaneMeasure directSigmoid(const Workspace<Real>& work, const Tile& tile, const Step& stepOf,
                           Real* g, double* sums) {
    // Short steps go best over labels as wide as the numbers; over bytes the compiler takes four
    // vectors of pixels side by side, which gives long steps something to do while they wait.
    constexpr std::size_t kPlain = Step::kPlain, kAddends = kPlain + Step::kByLabel;
    constexpr bool kHasShortStep = Step::kByLabel == 0;
    BlockMeasure<Real> measure;
    std::array<BlockSum<Real>, kPlain> plainSums;
    std::array<LabelSums<Real, 2>, Step::kByLabel> labelSums;
    forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
        const Step step = stepOf;
        const std::int64_t begin = tile.begin + from, pixels = count;
        WideLabels<Real, kBlockPixels> labels;
        const auto* y = [&] {
            if constexpr (kHasShortStep)
                return labels.read(work.labels() + begin, pixels);
            else
                return work.labels() + begin;
        }();
        const Real *p = work.p(0) + begin, *q = work.q() + begin;
        const Real *logP = work.trueLogP() + begin, *logQ = work.trueLogQ() + begin;
        Real* gradient = g + from;
        alignas(64) std::array<std::array<Real, kBlockPixels>, kAddends> addends;
        // Not "omp simd", which would keep the structures in memory.
#pragma GCC ivdep
        for (std::int64_t i = 0; i < pixels; ++i) {
            const bool own = y[i] == 1;
            const Real a = p[i], b = q[i];
            const WideLabel<Real> mask = detail::maskOf<Real>(own);
            const Real trueP = detail::either<Real>(mask, a, b);
            const Real trueQ = detail::either<Real>(mask, b, a);
            const SigmoidPixel<Real> pixel{{trueP, trueQ, logP[i], logQ[i], y[i] == 0},
                                           a,
                                           b,
                                           own,
                                           y[i] == kIgnored,
                                           begin + i};
            const SigmoidStep<Real, kAddends> found = step(pixel);
            gradient[i] =
                detail::kept<Real>(detail::maskOf<Real>(y[i] != kIgnored), found.gradient);
            detail::keep(found.addends, i, addends, std::make_index_sequence<kAddends>());
        }
        for (std::size_t s = 0; s != kPlain; ++s)
            plainSums[s].add(count, [x = addends[s].data()](std::int64_t i) { return x[i]; });
        for (std::size_t s = 0; s != Step::kByLabel; ++s)
            labelSums[s].add(count, work.labels() + begin,
                             [x = addends[kPlain + s].data()](std::int64_t i) { return x[i]; });
        measure.add(count, static_cast<const Real*>(gradient));
    });
    for (std::size_t s = 0; s != kPlain; ++s)
        *sums++ = plainSums[s].total();
    for (std::size_t s = 0; s != Step::kByLabel; ++s)
        for (const std::size_t label : {0, 1})
            *sums++ = labelSums[s].total(label);
    return measure.result();
}

}  // namespace lossglass
