// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/math.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/scene/labels.h"

#include <algorithm>
#include <array>
#include <cmath>

/// The loops of Workspace's preparation over the pixels of a block, to be called inside
/// vectorised().
namespace lossglass {

/// ln(1+x) as math::log1p(), with 1/(1+x) at hand.
inline float logOfSum(float x, float inverse) {
    const float u = 1.0f + x;
    return math::logOfNormal(u) + (x - (u - 1.0f)) * inverse;
}
/// The same for 0 <= x <= 1.
inline float logOfOneAnd(float x, float inverse) {
    const float u = 1.0f + x;
    return math::logOfOneToTwo(u) + (x - (u - 1.0f)) * inverse;
}
inline double logOfOneAnd(double x, double) {
    return math::log1p(x);
}
inline double logOfSum(double x, double) {
    return math::log1p(x);
}

/// Where the numbers of one sigmoid channel stand.
template <class Real>
struct SigmoidPlanes {
    Real *p, *q, *trueLogP, *trueLogQ;
};

template <class Real>
inline void sigmoidOf(const Real* z, const std::uint8_t* y, std::int64_t count,
                      const SigmoidPlanes<Real> to) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real e = math::expOfNegative(-std::abs(z[i]));
        const Real large = Real(1) / (Real(1) + e);
        const Real small = e * large;
        const Real l = -logOfOneAnd(e, large);
        const auto isNegative = detail::maskOf<Real>(z[i] < Real(0));
        const auto isZero = detail::maskOf<Real>(y[i] != 1);
        const auto isValid = detail::maskOf<Real>(y[i] != kIgnored);
        to.p[i] = detail::either<Real>(isNegative, small, large);
        to.q[i] = detail::either<Real>(isNegative, large, small);
        // Minus |z| where it is against the true label, minus |z| where it is for it.
        const auto isAgainst = isNegative ^ isZero;
        const Real away = -std::abs(z[i]);
        to.trueLogP[i] = detail::kept<Real>(isValid, l + detail::kept<Real>(isAgainst, away));
        to.trueLogQ[i] = detail::kept<Real>(isValid, l + detail::kept<Real>(~isAgainst, away));
    }
}

/// Of softmax: the largest logit and its channel, the sum of the other exponentials against it,
/// the logarithm of all and 1 over all.
template <class Real>
struct SoftmaxBlock {
    alignas(64) std::array<Real, kBlockPixels> top, rest, logSum, scale;
    alignas(64) std::array<WideLabel<Real>, kBlockPixels> topChannel;
};

template <class Real>
inline void startSoftmax(const Real* z, std::int64_t count, SoftmaxBlock<Real>& block) {
    std::copy(z, z + count, block.top.data());
    block.topChannel.fill(WideLabel<Real>{0});
    block.rest.fill(Real(0));
}

template <class Real>
inline void findTop(const Real* z, WideLabel<Real> channel, std::int64_t count,
                    SoftmaxBlock<Real>& block) {
    Real* top = block.top.data();
    WideLabel<Real>* topChannel = block.topChannel.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const bool larger = z[i] > top[i];
        top[i] = larger ? z[i] : top[i];
        topChannel[i] = larger ? channel : topChannel[i];
    }
}

/// Leaves e^(z - top) in `e`.
template <class Real>
inline void addExponential(const Real* z, WideLabel<Real> channel, std::int64_t count,
                           SoftmaxBlock<Real>& block, Real* e) {
    const Real* top = block.top.data();
    const WideLabel<Real>* topChannel = block.topChannel.data();
    Real* rest = block.rest.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        e[i] = math::expOfNegative(z[i] - top[i]);
        rest[i] += topChannel[i] == channel ? Real(0) : e[i];
    }
}

/// p from what addExponential() and finishSums() were given and found: equal bit for bit.
template <class Real>
inline void scaledExponential(const Real* z, const Real* top, const Real* scale, std::int64_t count,
                              Real* p) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        p[i] = math::expOfNegative(z[i] - top[i]) * scale[i];
}

/// The largest term is exactly 1, so the logarithm of the sum is log1p of the others: exact where
/// one class has nearly everything.
template <class Real>
inline void finishSums(std::int64_t count, SoftmaxBlock<Real>& block) {
    const Real* rest = block.rest.data();
    Real* logSum = block.logSum.data();
    Real* scale = block.scale.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        scale[i] = Real(1) / (Real(1) + rest[i]);
        logSum[i] = logOfSum(rest[i], scale[i]);
    }
}

/// The numbers of one channel at the pixels that have its label and at those that have another one,
/// 0 elsewhere.
template <class Real>
struct SplitBlock {
    alignas(64) std::array<Real, kBlockPixels> ownP, ownQ, otherP, otherQ, marks;
};

/// `p` holds e^(z - top) and becomes the probability; the true label's logarithm is written
/// where the channel is that.
template <class Real>
inline void finishChannel(const Real* z, const WideLabel<Real>* y, WideLabel<Real> channel,
                          std::int64_t count, const SoftmaxBlock<Real>& block, Real* p,
                          Real* trueLogP, SplitBlock<Real>& split) {
    const Real *top = block.top.data(), *rest = block.rest.data();
    const Real *logSum = block.logSum.data(), *scale = block.scale.data();
    const WideLabel<Real>* topChannel = block.topChannel.data();
    Real *ownP = split.ownP.data(), *ownQ = split.ownQ.data(), *marks = split.marks.data();
    Real *otherP = split.otherP.data(), *otherQ = split.otherQ.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real found = p[i] * scale[i];
        const Real q = topChannel[i] == channel ? rest[i] * scale[i] : Real(1) - found;
        const Real logP = (z[i] - top[i]) - logSum[i];
        const bool own = y[i] == channel;
        const bool other = !own & (y[i] != kIgnored);
        p[i] = found;
        trueLogP[i] = own ? logP : trueLogP[i];
        marks[i] = own ? Real(1) : Real(0);
        ownP[i] = own ? found : Real(0);
        ownQ[i] = own ? q : Real(0);
        otherP[i] = other ? found : Real(0);
        otherQ[i] = other ? q : Real(0);
    }
}

/// The same where the pixels of a block have one label: p and 1-p.
template <class Real>
inline void finishAlike(WideLabel<Real> channel, std::int64_t count,
                        const SoftmaxBlock<Real>& block, Real* p, Real* q) {
    const Real *rest = block.rest.data(), *scale = block.scale.data();
    const WideLabel<Real>* topChannel = block.topChannel.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real found = p[i] * scale[i];
        const Real beside = rest[i] * scale[i], below = Real(1) - found;
        p[i] = found;
        q[i] = topChannel[i] == channel ? beside : below;
    }
}

/// The logarithm of a channel's probability.
template <class Real>
inline void logOfChannel(const Real* z, std::int64_t count, const SoftmaxBlock<Real>& block,
                         Real* logP) {
    const Real *top = block.top.data(), *logSum = block.logSum.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        logP[i] = (z[i] - top[i]) - logSum[i];
}

/// Those of the two labels of one channel.
template <class Real>
inline void logsOfSigmoid(const std::uint8_t* y, const Real* trueLogP, const Real* trueLogQ,
                          const Real* z, std::int64_t count, Real* zero, Real* one) {
    for (std::int64_t i = 0; i < count; ++i) {
        if (y[i] == kIgnored) {
            const Real l = -math::log1p(math::exp(-std::abs(z[i])));
            zero[i] = l - std::max(z[i], Real(0));
            one[i] = l + std::min(z[i], Real(0));
            continue;
        }
        zero[i] = y[i] == 1 ? trueLogQ[i] : trueLogP[i];
        one[i] = y[i] == 1 ? trueLogP[i] : trueLogQ[i];
    }
}

}  // namespace lossglass
