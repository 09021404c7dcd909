// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/math.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lossglass {

/// One valid pixel as seen by a loss of its true label: p_t, 1-p_t, ln p_t, ln(1-p_t).
template <class Real>
struct TruePixel {
    Real p, q, logP, logQ;
    bool background;  ///< the label is 0
};

/// The loss l of a pixel and its pull p_t dl/dp_t: the logit gradient is pull (d_ct - p_c), formed
/// without dividing by p_t.
template <class Real>
struct PixelPull {
    Real loss, pull;
};

/// Adds sum_i w[y_i] l_i for a loss of the true label.
///
/// `weights` holds one factor per label (K entries) that includes the normaliser: for a mean over
/// pixels 1/N. `kernel(TruePixel) -> PixelPull` must be free of branches that stop vectorisation.
/// Returns the unweighted sums of l per label; the value of the term is their product with the
/// weights. Pixel losses are N w l, so that their mean is the value.
template <class Real, class Kernel>
std::vector<double> trueLabelPass(const Workspace<Real>& work, const std::vector<double>& weights,
                                  const Kernel& kernel, Output<Real>& out);

namespace detail {

template <class Real>
struct TrueLabelTile {
    std::array<Real, kTilePixels> loss, pull, weight;
};

template <class Real, class Kernel>
void runKernel(const Workspace<Real>& work, const Tile& tile, const std::array<Real, 256>& table,
               const Kernel& kernel, TrueLabelTile<Real>& buffer) {
    const std::uint8_t* y = work.labels() + tile.begin;
    const Real* p = work.trueP() + tile.begin;
    const Real* q = work.trueQ() + tile.begin;
    const Real* logP = work.trueLogP() + tile.begin;
    const Real* logQ = work.trueLogQ() + tile.begin;
    for (std::int64_t i = 0; i < tile.count; ++i)
        buffer.weight[i] = table[y[i]];
#pragma omp simd
    for (std::int64_t i = 0; i < tile.count; ++i) {
        const auto point = kernel(TruePixel<Real>{p[i], q[i], logP[i], logQ[i], y[i] == 0});
        buffer.loss[i] = point.loss;
        buffer.pull[i] = point.pull * buffer.weight[i];
    }
}

template <class Real>
void addTrueLabelGradient(const Workspace<Real>& work, const Tile& tile,
                          const TrueLabelTile<Real>& buffer, Output<Real>& out) {
    const std::uint8_t* y = work.labels() + tile.begin;
    const Real* trueP = work.trueP() + tile.begin;
    const bool single = work.channels() == 1;
    for (int c = 0; c < work.channels(); ++c) {
        const int label = single ? 1 : c;
        const Real* p = work.p(c) + tile.begin;
        const Real* q = work.q(c) + tile.begin;
        if (Real* g = out.logitGradient(c)) {
            g += tile.begin;
            if (single) {
#pragma omp simd
                for (std::int64_t i = 0; i < tile.count; ++i)
                    g[i] += buffer.pull[i] * (y[i] == 1 ? q[i] : -p[i]);
            } else {
#pragma omp simd
                for (std::int64_t i = 0; i < tile.count; ++i)
                    g[i] += buffer.pull[i] * (y[i] == label ? q[i] : -p[i]);
            }
        }
        if (Real* g = out.probabilityGradient(c)) {
            g += tile.begin;
            for (std::int64_t i = 0; i < tile.count; ++i) {
                if (y[i] == kIgnored || (!single && y[i] != label)) continue;
                const Real slope = buffer.pull[i] / trueP[i];
                g[i] += y[i] == label ? slope : -slope;
            }
        }
    }
}

}  // namespace detail

template <class Real, class Kernel>
std::vector<double> trueLabelPass(const Workspace<Real>& work, const std::vector<double>& weights,
                                  const Kernel& kernel, Output<Real>& out) {
    std::array<Real, 256> table{};
    std::copy(weights.begin(), weights.end(), table.begin());
    const std::size_t labels = weights.size();
    const auto valid = static_cast<Real>(work.counts().valid);
    std::vector<double> tileSums(static_cast<std::size_t>(tileCount(work.pixels())) * labels);
    forEachTile(work.pixels(), [&](const Tile& tile) {
        detail::TrueLabelTile<Real> buffer;
        detail::runKernel(work, tile, table, kernel, buffer);
        const std::uint8_t* y = work.labels() + tile.begin;
        double* sums = &tileSums[static_cast<std::size_t>(tile.index) * labels];
        for (std::size_t k = 0; k < labels; ++k) {
            double sum = 0;
#pragma omp simd reduction(+ : sum)
            for (std::int64_t i = 0; i < tile.count; ++i)
                sum += y[i] == k ? static_cast<double>(buffer.loss[i]) : 0.0;
            sums[k] = sum;
        }
        if (out.wantsGradient()) detail::addTrueLabelGradient(work, tile, buffer, out);
        // A weight of 0 silences an infinite loss; that of ignored pixels is 0.
        if (Real* pixel = out.pixelLoss())
            for (std::int64_t i = 0; i < tile.count; ++i)
                if (buffer.weight[i] != Real(0))
                    pixel[tile.begin + i] += valid * buffer.weight[i] * buffer.loss[i];
    });
    std::vector<double> sums(labels);
    for (std::size_t i = 0; i < tileSums.size(); ++i)
        sums[i % labels] += tileSums[i];
    return sums;
}

/// Sum of products; a weight of 0 silences an infinite sum.
inline double weightedSum(const std::vector<double>& weights, const std::vector<double>& sums) {
    double total = 0;
    for (std::size_t k = 0; k < sums.size(); ++k)
        if (weights[k] != 0) total += weights[k] * sums[k];
    return total;
}

}  // namespace lossglass
