// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/overlap.h"

#include "losslib/kernels/direct_overlap.h"
#include "losslib/kernels/overlap_slopes.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lossglass {

namespace {

/// 1 - num/(num + rest), from whichever form keeps the digits.
double complement(double num, double rest) {
    const double den = num + rest;
    return num < rest ? 1.0 - num / den : rest / den;
}

template <class Real>
inline void slopesOfLabels(const PixelSlope<Real> s, const WideLabel<Real>* y,
                           WideLabel<Real> label, const Real* p, std::int64_t count, Real* slope) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        slope[i] = y[i] == kIgnored ? Real(0) : s.at(y[i] == label, p[i]);
    }
}

template <class Real>
inline void slopesOfTargets(const PixelSlope<Real> s, const WideLabel<Real>* y, const Real* t,
                            const Real* p, std::int64_t count, Real* slope) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real linear = s.onTarget * t[i] + s.offTarget * (Real(1) - t[i]);
        slope[i] = y[i] == kIgnored ? Real(0) : linear + s.twiceQuadratic * p[i];
    }
}

/// One sigmoid channel, straight to the logit. Products in the order of SigmoidOverlap.
template <class Real>
inline void addSigmoidOverlap(const PixelSlope<Real> s, const WideLabel<Real>* y, const Real* p,
                              const Real* q, std::int64_t count, Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const bool isOwn = y[i] == 1;
        const Real slope = s.at(isOwn, p[i]) * (isOwn ? p[i] : q[i]) * (isOwn ? q[i] : p[i]);
        g[i] += y[i] == kIgnored ? Real(0) : slope;
    }
}

/// By logit alone, with labels for a target: no slopes are kept.
template <class Real>
void addToLogits(const Workspace<Real>& work, const Tile& tile,
                 const std::vector<OverlapSlope>& slopes, Output<Real>& out) {
    TileLabels<Real> labels;
    const auto gradientOf = [&](int c) { return out.logitGradient(c); };
    if (work.channels() == 1) {
        const auto slope = pixelSlope<Real>(slopes.front());
        vectorised([&] {
            addSigmoidOverlap(slope, labels.read(work.labels() + tile.begin, tile.count),
                              work.p(0) + tile.begin, work.q() + tile.begin, tile.count,
                              gradientOf(0) + tile.begin);
        });
        return;
    }
    const ProbabilityRows<Real> rows(work, tile.begin, tile.count);
    withFewChannels(work.channels(), [&](auto channels) {
        constexpr int kChannels = channels;
        const auto p = rowsOf<kChannels>(0, [&](int c) { return rows.channel(c); });
        const auto g = rowsOf<kChannels>(tile.begin, gradientOf);
        withOverlapSlopes<Real, kChannels>(slopes, [&](const auto& few) {
            vectorised([&] {
                const auto* y = labels.read(work.labels() + tile.begin, tile.count);
                detail::pullFewChannels<Real, Pull::Add>(
                    p, g, tile.count, few.of(EachLabel<WideLabel<Real>>{y}, SameOrder()),
                    std::make_index_sequence<kChannels>());
            });
        });
    });
}

/// Slopes of all channels of a tile.
template <class Real>
void fillSlopes(const Workspace<Real>& work, const Tile& tile, const ProbabilityRows<Real>& rows,
                const std::vector<OverlapSlope>& slopes, TileSlopes<Real>& tileSlopes) {
    TileLabels<Real> labels;
    alignas(64) std::array<Real, kTilePixels> t;
    for (int c = 0; c < work.channels(); ++c) {
        const auto slope = pixelSlope<Real>(slopes[static_cast<std::size_t>(c)]);
        const Real* p = rows.channel(c);
        const bool isSoft = work.scene().hasSoftTarget();
        if (isSoft) work.fillTarget(c, tile.begin, tile.count, t.data());
        vectorised([&] {
            const WideLabel<Real>* y = labels.read(work.labels() + tile.begin, tile.count);
            if (isSoft)
                slopesOfTargets(slope, y, t.data(), p, tile.count, tileSlopes.channel(c));
            else
                slopesOfLabels(slope, y, work.channels() == 1 ? 1 : c, p, tile.count,
                               tileSlopes.channel(c));
        });
    }
}

}  // namespace

OverlapIndex tverskyIndex(const ClassSums& sums, double alpha, double beta, double smooth) {
    const double num = sums.tp + smooth;
    const double rest = alpha * sums.fn + beta * sums.fp;
    const double den = num + rest;
    if (den == 0) return {};
    const double square = den * den;
    // With t = 1 a step of p moves TP by 1 and FN by -1; with t = 0 it moves FP by 1.
    const OverlapSlope slope{(rest + alpha * num) / square, -beta * num / square, 0};
    return {num / den, complement(num, rest), slope};
}

OverlapIndex diceIndex(const ClassSums& sums, double smooth, DicePower power) {
    if (power == DicePower::Plain) return tverskyIndex(sums, 0.5, 0.5, smooth / 2);
    const double num = 2 * sums.tp + smooth;
    const double den = sums.pSquared + sums.tSquared + smooth;
    if (den == 0) return {};
    // den - num = sum (t-p)^2, which keeps its digits where both are near.
    const double rest = sums.missSquared + sums.falseSquared;
    return {num / den, complement(num, rest), {2 / den, 0, -num / (den * den)}};
}

OverlapSlope foldToOneChannel(const OverlapSlope& background, const OverlapSlope& foreground) {
    return {foreground.onTarget - background.offTarget, foreground.offTarget - background.onTarget,
            foreground.quadratic};
}

ValueAndSlope powerOf(const OverlapIndex& overlap, double power) {
    const double d = overlap.oneMinus;
    if (power == 1.0) return {d, 1.0};
    if (d <= 0) return {power == 0 ? 1.0 : 0.0, 0.0};
    return {std::pow(d, power), power * std::pow(d, power - 1)};
}

template <class Real>
void addOverlapGradient(const Workspace<Real>& work, const std::vector<OverlapSlope>& slopes,
                        Output<Real>& out) {
    if (!out.wantsGradient()) return;
    PassKey key;
    addToKey(slopes, key);
    if (out.isDirect(work)) {
        out.directPass(key, 0, [&](const Tile& tile, double*) {
            return directOverlap(work, tile, slopes, out);
        });
        return;
    }
    const bool skipsSlopes = !work.scene().hasSoftTarget() && !out.wanted().probabilityGradient &&
                             work.channels() <= kFewChannels;
    out.pass(key, 0, [&](const Tile& tile, double*) {
        if (skipsSlopes) return addToLogits(work, tile, slopes, out);
        TileSlopes<Real> tileSlopes(work.channels(), tile.count);
        const ProbabilityRows<Real> p(work, tile.begin, tile.count);
        fillSlopes(work, tile, p, slopes, tileSlopes);
        pullBackTile(work, tile, p, tileSlopes, out);
    });
}

template void addOverlapGradient(const Workspace<float>&, const std::vector<OverlapSlope>&,
                                 Output<float>&);
template void addOverlapGradient(const Workspace<double>&, const std::vector<OverlapSlope>&,
                                 Output<double>&);

}  // namespace lossglass
