// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/overlap.h"

#include "losslib/kernels/vectorised.h"

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
struct PixelSlope {
    Real onTarget, offTarget, twiceQuadratic;
};

template <class Real>
inline void slopesOfLabels(const PixelSlope<Real> s, const std::uint8_t* y, std::uint8_t label,
                           const Real* p, std::int64_t count, Real* slope) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real linear = y[i] == label ? s.onTarget : s.offTarget;
        slope[i] = y[i] == kIgnored ? Real(0) : linear + s.twiceQuadratic * p[i];
    }
}

template <class Real>
inline void slopesOfTargets(const PixelSlope<Real> s, const std::uint8_t* y, const Real* t,
                            const Real* p, std::int64_t count, Real* slope) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real linear = s.onTarget * t[i] + s.offTarget * (Real(1) - t[i]);
        slope[i] = y[i] == kIgnored ? Real(0) : linear + s.twiceQuadratic * p[i];
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
    for (const OverlapSlope& slope : slopes)
        key.insert(key.end(), {slope.onTarget, slope.offTarget, slope.quadratic});
    out.pass(key, 0, [&](const Tile& tile, double*) {
        std::array<Real, kTilePixels> t;
        TileSlopes<Real> tileSlopes(work.channels(), tile.count);
        const std::uint8_t* y = work.labels() + tile.begin;
        for (int c = 0; c < work.channels(); ++c) {
            const OverlapSlope& s = slopes[static_cast<std::size_t>(c)];
            const PixelSlope<Real> pixel{static_cast<Real>(s.onTarget),
                                         static_cast<Real>(s.offTarget),
                                         static_cast<Real>(2 * s.quadratic)};
            const Real* p = work.p(c) + tile.begin;
            if (work.scene().hasSoftTarget()) {
                work.fillTarget(c, tile.begin, tile.count, t.data());
                slopesOfTargets(pixel, y, t.data(), p, tile.count, tileSlopes.channel(c));
                continue;
            }
            const auto label = static_cast<std::uint8_t>(work.channels() == 1 ? 1 : c);
            vectorised(
                [&] { slopesOfLabels(pixel, y, label, p, tile.count, tileSlopes.channel(c)); });
        }
        pullBackTile(work, tile, tileSlopes, out);
    });
}

template void addOverlapGradient(const Workspace<float>&, const std::vector<OverlapSlope>&,
                                 Output<float>&);
template void addOverlapGradient(const Workspace<double>&, const std::vector<OverlapSlope>&,
                                 Output<double>&);

}  // namespace lossglass
