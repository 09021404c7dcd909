// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_labels.h"
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

/// What a block is read from and written to; its first pixel.
template <class Real>
struct SigmoidBlock {
    const Real *p, *q, *logP, *logQ;
    Real* gradient;
    std::int64_t begin;
};

template <class Real, int kLabel>
struct OneLabel {
    static constexpr WideLabel<Real> at(std::int64_t) { return kLabel; }
};

template <class Real, class Labels, class Step, std::size_t N>
inline void runSigmoid(const SigmoidBlock<Real> x, const Labels labels, std::int64_t count,
                       const Step step, std::array<std::array<Real, kBlockPixels>, N>& addends) {
    // Not "omp simd", which would keep the structures in memory.
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const auto label = labels.at(i);
        const bool own = label == 1;
        const Real p = x.p[i], q = x.q[i];
        const WideLabel<Real> mask = maskOf<Real>(own);
        const SigmoidPixel<Real> pixel{
            {either<Real>(mask, p, q), either<Real>(mask, q, p), x.logP[i], x.logQ[i], label == 0},
            p,
            q,
            own,
            label == kIgnored,
            x.begin + i};
        const SigmoidStep<Real, N> found = step(pixel);
        x.gradient[i] = kept<Real>(maskOf<Real>(label != kIgnored), found.gradient);
        keep(found.addends, i, addends, std::make_index_sequence<N>());
    }
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
    // Over labels in bytes the compiler takes four vectors of pixels side by side, which gives
    // steps with labels something to do while they wait. Long ones wait so much that it is worth
    // more than knowing the label.
    constexpr bool kIsLongStep = isLong<Step>();
    constexpr std::size_t kPlain = Step::kPlain, kAddends = kPlain + Step::kByLabel;
    constexpr bool kHasShortStep = Step::kByLabel == 0;
    BlockMeasure<Real> measure;
    std::array<BlockSum<Real>, kPlain> plainSums;
    std::array<LabelSums<Real, 2>, Step::kByLabel> labelSums;
    forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
        const std::int64_t begin = tile.begin + from, pixels = count;
        const std::uint8_t* y = work.labels() + begin;
        const int common = commonLabel(count, y);
        Real* gradient = g + from;
        alignas(64) std::array<std::array<Real, kBlockPixels>, kAddends> addends;
        const detail::SigmoidBlock<Real> block{
            work.p(0) + begin,       work.q() + begin, work.trueLogP() + begin,
            work.trueLogQ() + begin, gradient,         begin};
        if (!kIsLongStep && common == 0) {
            detail::runSigmoid(block, detail::OneLabel<Real, 0>(), pixels, stepOf, addends);
        } else if (!kIsLongStep && common == 1) {
            detail::runSigmoid(block, detail::OneLabel<Real, 1>(), pixels, stepOf, addends);
        } else if constexpr (kHasShortStep) {
            WideLabels<Real, kBlockPixels> wide;
            const EachLabel<WideLabel<Real>> labels{wide.read(y, pixels)};
            detail::runSigmoid(block, labels, pixels, stepOf, addends);
        } else {
            detail::runSigmoid(block, EachLabel<std::uint8_t>{y}, pixels, stepOf, addends);
        }
        for (std::size_t s = 0; s != kPlain; ++s)
            plainSums[s].add(count, [x = addends[s].data()](std::int64_t i) { return x[i]; });
        for (std::size_t s = 0; s != Step::kByLabel; ++s)
            labelSums[s].add(common, count, y,
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
