// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
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
template <class Real, std::size_t Sums>
struct SigmoidStep {
    Real gradient;
    std::array<Real, Sums> addends;
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
/// the registers. `step(SigmoidPixel) -> SigmoidStep<Real, Sums>` must be free of branches that
/// stop vectorisation; of ignored pixels its gradient does not count. Writes dL/dz of the tile to
/// `g` and `Sums` numbers to `sums`.
template <std::size_t Sums, class Real, class Step>
PlaneMeasure directSigmoid(const Workspace<Real>& work, const Tile& tile, const Step& stepOf,
                           Real* g, double* sums) {
    // Short steps go best over labels as wide as the numbers; over bytes the compiler takes four
    // vectors of pixels side by side, which gives long steps something to do while they wait.
    constexpr bool kHasShortStep = Sums <= 1;
    BlockMeasure<Real> measure;
    std::array<BlockSum<Real>, Sums> blockSums;
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
        std::array<std::array<Real, kBlockPixels>, Sums> addends;
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
            const SigmoidStep<Real, Sums> found = step(pixel);
            gradient[i] =
                detail::kept<Real>(detail::maskOf<Real>(y[i] != kIgnored), found.gradient);
            detail::keep(found.addends, i, addends, std::make_index_sequence<Sums>());
        }
        for (std::size_t s = 0; s != Sums; ++s)
            blockSums[s].add(count, [x = addends[s].data()](std::int64_t i) { return x[i]; });
        measure.add(count, static_cast<const Real*>(gradient));
    });
    for (std::size_t s = 0; s != Sums; ++s)
        sums[s] = blockSums[s].total();
    return measure.result();
}

}  // namespace lossglass
