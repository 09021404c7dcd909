// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/overlap.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/true_numbers.h"
#include "losslib/kernels/true_pixel.h"
#include "losslib/kernels/vectorised.h"

#include <array>
#include <vector>

/// The direct loops (see Output::isDirect()) of few softmax channels.
namespace lossglass {

/// The labels of a block, widened, and the weight of each.
template <class Real>
struct BlockLabels : WideLabels<Real, kBlockPixels> {
    alignas(64) std::array<Real, kBlockPixels> weight;

    /// `weights`: K of them, one after the other.
    const Real* weigh(const std::array<Real, kFewChannels>& weights, int labels,
                      std::int64_t count) {
        Real* to = weight.data();
        weight.fill(Real(0));
        for (int k = 0; k < labels; ++k)
            detail::weighOne<Real>(this->y.data(), count, k, weights[static_cast<std::size_t>(k)],
                                   to);
        return to;
    }
};

/// Writes or adds the gradient of a loss of the true label to a tile: pull (d_ct - p_c). `weights`:
/// one per label. Gives the unweighted sums of l per label, and what then stands in the planes.
template <Pull kPull, class Real, class Kernel>
PlaneMeasure directSoftmax(const Workspace<Real>& work, const Tile& tile,
                           const std::vector<double>& weights, const Kernel& kernelOf,
                           Output<Real>& out, double* sums) {
    const int channels = work.channels();
    std::array<Real, kFewChannels> weight{};
    std::copy(weights.begin(), weights.end(), weight.begin());
    std::array<const Real*, kFewChannels> p{};
    std::array<Real*, kFewChannels> g{};
    for (int c = 0; c < channels; ++c) {
        p[static_cast<std::size_t>(c)] = work.p(c);
        g[static_cast<std::size_t>(c)] = out.logitGradient(c);
    }
    BlockMeasure<Real> measure;
    std::array<BlockSum<Real>, kFewChannels> labelSums;
    forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
        const Kernel kernel = kernelOf;
        const std::int64_t begin = tile.begin + from, pixels = count;
        BlockLabels<Real> labels;
        alignas(64) std::array<Real, kBlockPixels> losses, pulls;
        const WideLabel<Real>* y = labels.read(work.labels() + begin, pixels);
        const Real* w = labels.weigh(weight, channels, pixels);
        TrueNumbers<Real, kBlockPixels> truth;
        truth.read(work, y, begin, pixels);
        const Real *trueP = truth.p.data(), *trueQ = truth.q.data();
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
        for (int c = 0; c < channels; ++c) {
            const auto k = static_cast<std::size_t>(c);
            labelSums[k].add(count, [=](std::int64_t i) { return y[i] == c ? loss[i] : Real(0); });
            const Real* off = p[k] + begin;
            Real* to = g[k] + begin;
#pragma omp simd
            for (std::int64_t i = 0; i < pixels; ++i) {
                const Real found = pull[i] * (y[i] == c ? trueQ[i] : -off[i]);
                to[i] = kPull == Pull::Write ? found : to[i] + found;
            }
            measure.add(count, static_cast<const Real*>(to));
        }
    });
    for (int c = 0; c < channels; ++c)
        sums[c] = labelSums[static_cast<std::size_t>(c)].total();
    return measure.result();
}

}  // namespace lossglass
