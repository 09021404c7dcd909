// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/direct_overlap.h"
#include "losslib/kernels/direct_sigmoid_terms.h"
#include "losslib/kernels/direct_softmax.h"
#include "losslib/kernels/math.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/true_numbers.h"
#include "losslib/kernels/true_pixel.h"
#include "losslib/kernels/vectorised.h"

#include <array>
#include <type_traits>
#include <vector>

namespace lossglass {

/// Adds sum_i w[y_i] l_i for a loss of the true label.
///
/// `weights` holds one factor per label (K entries) that includes the normaliser: for a mean over
/// pixels 1/N. `kernel(TruePixel) -> PixelPull` must be free of branches that stop vectorisation.
/// Returns the unweighted sums of l per label; the value of the term is their product with the
/// weights. Pixel losses are N w l, so that their mean is the value. `slopes`: where not empty, the
/// gradient of an overlap loss, one per channel, is added as well: together they cost less. They
/// are a std::vector<OverlapSlope>, or NoSlopes.
template <class Real, class Kernel, class Slopes = NoSlopes>
std::vector<double> trueLabelPass(const Workspace<Real>& work, const std::vector<double>& weights,
                                  const Kernel& kernel, Output<Real>& out,
                                  const Slopes& slopes = {});

/// Adds to the gradients of a tile what pulls of the true label give: by logit
/// pull_i (d_ct - p_ic), by probability pull_i / p_it on the true label. `pull`: one entry per
/// pixel of the tile, 0 at ignored pixels.
/// `p`: of the tile.
template <class Real>
void addTrueLabelGradient(const Workspace<Real>& work, const Tile& tile,
                          const ProbabilityRows<Real>& p, const Real* pull, Output<Real>& out);

namespace detail {

template <class Real>
struct TrueLabelTile {
    TileLabels<Real> labels;
    TrueNumbers<Real, kTilePixels> truth;
    alignas(64) std::array<Real, kTilePixels> loss, pull, weight;
};

/// `kFindsLogQ`: where ln(1-p) of the true label is not kept.
template <bool kFindsLogQ, class Real, class Kernel>
inline void runKernel(const Workspace<Real>& work, const Tile& tile,
                      const ProbabilityRows<Real>& rows, const Kernel kernel,
                      TrueLabelTile<Real>& buffer) {
    const WideLabel<Real>* y = buffer.labels.y.data();
    buffer.truth.read(work, rows, y, tile.begin, tile.count);
    const Real *p = buffer.truth.p.data(), *q = buffer.truth.q.data();
    const Real* logP = work.trueLogP() + tile.begin;
    const Real* keptLogQ = kFindsLogQ ? nullptr : work.trueLogQ() + tile.begin;
    const std::int64_t count = tile.count;
    const Real* weight = buffer.weight.data();
    Real* loss = buffer.loss.data();
    Real* pull = buffer.pull.data();
    // Not "omp simd", which would keep the kernel's structures in memory.
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        Real logQ;
        if constexpr (kFindsLogQ)
            logQ = logOfTrueRest(p[i], q[i], y[i] == kIgnored);
        else
            logQ = keptLogQ[i];
        const auto point = kernel(TruePixel<Real>{p[i], q[i], logP[i], logQ, y[i] == 0});
        loss[i] = point.loss;
        pull[i] = point.pull * weight[i];
    }
}

/// A tile where Output::isDirect().
template <class Real, class Kernel, class Slopes>
PlaneMeasure directTruth(const Workspace<Real>& work, const Tile& tile,
                         const std::vector<double>& weights, const Kernel& kernel,
                         const Slopes& slopes, Output<Real>& out, double* sums) {
    if (work.channels() > 1) return directSoftmax(work, tile, weights, kernel, slopes, out, sums);
    const auto zero = static_cast<Real>(weights[0]), one = static_cast<Real>(weights[1]);
    Real* g = out.logitGradient(0) + tile.begin;
    if constexpr (!std::is_same_v<Slopes, NoSlopes>)
        if (!slopes.empty()) {
            const SigmoidOverlap<Real> overlap(slopes.front());
            return directSigmoid(
                work, tile,
                SigmoidTruth<Real, Kernel, SigmoidOverlap<Real>>{kernel, zero, one, overlap}, g,
                sums);
        }
    return directSigmoid(work, tile, SigmoidTruth<Real, Kernel, NoOverlap>{kernel, zero, one, {}},
                         g, sums);
}

}  // namespace detail

template <class Real, class Kernel, class Slopes>
std::vector<double> trueLabelPass(const Workspace<Real>& work, const std::vector<double>& weights,
                                  const Kernel& kernel, Output<Real>& out, const Slopes& slopes) {
    const std::size_t labels = weights.size();
    if (out.isDirect(work)) {
        PassKey key = weights;
        addToKey(slopes, key);
        return out.directPass(key, labels, [&](const Tile& tile, double* sums) {
            return detail::directTruth(work, tile, weights, kernel, slopes, out, sums);
        });
    }
    const auto valid = static_cast<Real>(work.counts().valid);
    auto total = out.pass(weights, labels, [&](const Tile& tile, double* sums) {
        detail::TrueLabelTile<Real> buffer;
        const ProbabilityRows<Real> p(work, tile.begin, tile.count);
        vectorised([&] {
            const WideLabel<Real>* y = buffer.labels.read(work.labels() + tile.begin, tile.count);
            weighLabels(y, tile.count, weights, buffer.weight.data());
            if (work.channels() == 1)
                detail::runKernel<false>(work, tile, p, kernel, buffer);
            else
                detail::runKernel<true>(work, tile, p, kernel, buffer);
            sumLabels(buffer.loss.data(), y, tile.count, labels, sums);
        });
        if (out.wantsGradient()) addTrueLabelGradient(work, tile, p, buffer.pull.data(), out);
        // A weight of 0 silences an infinite loss; that of ignored pixels is 0.
        if (Real* pixel = out.pixelLoss())
            for (std::int64_t i = 0; i < tile.count; ++i)
                if (buffer.weight[i] != Real(0))
                    pixel[tile.begin + i] += valid * buffer.weight[i] * buffer.loss[i];
    });
    if constexpr (!std::is_same_v<Slopes, NoSlopes>)
        if (!slopes.empty()) addOverlapGradient(work, slopes, out);
    return total;
}

/// Sum of products; a weight of 0 silences an infinite sum.
inline double weightedSum(const std::vector<double>& weights, const std::vector<double>& sums) {
    double total = 0;
    for (std::size_t k = 0; k < sums.size(); ++k)
        if (weights[k] != 0) total += weights[k] * sums[k];
    return total;
}

}  // namespace lossglass
