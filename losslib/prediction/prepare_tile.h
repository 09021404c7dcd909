// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/math.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/tiles.h"
#include "losslib/scene/labels.h"

#include <algorithm>
#include <array>
#include <cmath>

/// The loops of Workspace's preparation over one tile, to be called inside vectorised().
namespace lossglass {

/// Where the numbers of a channel, or of the true label, of one tile stand.
template <class Real>
struct ChannelPlanes {
    Real *p, *q, *logP, *logQ;

    ChannelPlanes from(std::int64_t pixel) const {
        return {p + pixel, q + pixel, logP + pixel, logQ + pixel};
    }
};

/// ln(1+x) as math::log1p(), with 1/(1+x) at hand.
inline float logOfSum(float x, float inverse) {
    const float u = 1.0f + x;
    return math::log(u) + (x - (u - 1.0f)) * inverse;
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

template <class Real>
inline void sigmoidOf(const Real* z, std::int64_t count, const ChannelPlanes<Real> to) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real e = math::expOfNegative(-std::abs(z[i]));
        const Real large = Real(1) / (Real(1) + e);
        const Real small = e * large;
        const Real l = -logOfOneAnd(e, large);
        const bool positive = z[i] >= Real(0);
        to.p[i] = positive ? large : small;
        to.q[i] = positive ? small : large;
        to.logP[i] = positive ? l : l + z[i];
        to.logQ[i] = positive ? l - z[i] : l;
    }
}

/// The numbers of the true label of one sigmoid channel.
template <class Real>
inline void chooseTruth(const std::uint8_t* y, std::int64_t count, const ChannelPlanes<Real> from,
                        const ChannelPlanes<Real> to) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const bool one = y[i] == 1, ignored = y[i] == kIgnored;
        to.p[i] = ignored ? Real(1) : (one ? from.p[i] : from.q[i]);
        to.q[i] = ignored ? Real(0) : (one ? from.q[i] : from.p[i]);
        to.logP[i] = ignored ? Real(0) : (one ? from.logP[i] : from.logQ[i]);
        to.logQ[i] = ignored ? Real(0) : (one ? from.logQ[i] : from.logP[i]);
    }
}

/// Of softmax: the largest logit and its channel, the sum of the other exponentials against it,
/// the logarithm of all and 1 over all.
template <class Real>
struct SoftmaxTile {
    std::array<Real, kTilePixels> top, rest, logSum, scale;
    std::array<WideLabel<Real>, kTilePixels> topChannel;
};

template <class Real>
inline void startSoftmax(const Real* z, std::int64_t count, SoftmaxTile<Real>& tile) {
    std::copy(z, z + count, tile.top.data());
    std::fill_n(tile.topChannel.data(), count, WideLabel<Real>{0});
    std::fill_n(tile.rest.data(), count, Real(0));
}

template <class Real>
inline void findTop(const Real* z, WideLabel<Real> channel, std::int64_t count,
                    SoftmaxTile<Real>& tile) {
    Real* top = tile.top.data();
    WideLabel<Real>* topChannel = tile.topChannel.data();
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
                           SoftmaxTile<Real>& tile, Real* e) {
    const Real* top = tile.top.data();
    const WideLabel<Real>* topChannel = tile.topChannel.data();
    Real* rest = tile.rest.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        e[i] = math::expOfNegative(z[i] - top[i]);
        rest[i] += topChannel[i] == channel ? Real(0) : e[i];
    }
}

/// The largest term is exactly 1, so the logarithm of the sum is log1p of the others: exact where
/// one class has nearly everything.
template <class Real>
inline void finishSums(std::int64_t count, SoftmaxTile<Real>& tile) {
    const Real* rest = tile.rest.data();
    Real* logSum = tile.logSum.data();
    Real* scale = tile.scale.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        scale[i] = Real(1) / (Real(1) + rest[i]);
        logSum[i] = logOfSum(rest[i], scale[i]);
    }
}

/// What an ignored pixel has.
template <class Real>
inline void startTruth(std::int64_t count, const ChannelPlanes<Real> truth) {
    std::fill_n(truth.p, count, Real(1));
    std::fill_n(truth.q, count, Real(0));
    std::fill_n(truth.logP, count, Real(0));
}

/// `to.p` holds e^(z - top) and becomes the probability.
template <class Real>
inline void finishChannel(const Real* z, const WideLabel<Real>* y, WideLabel<Real> channel,
                          std::int64_t count, const SoftmaxTile<Real>& tile,
                          const ChannelPlanes<Real> to, const ChannelPlanes<Real> truth) {
    const Real* top = tile.top.data();
    const Real* rest = tile.rest.data();
    const Real* logSum = tile.logSum.data();
    const Real* scale = tile.scale.data();
    const WideLabel<Real>* topChannel = tile.topChannel.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real p = to.p[i] * scale[i];
        const Real q = topChannel[i] == channel ? rest[i] * scale[i] : Real(1) - p;
        const Real logP = (z[i] - top[i]) - logSum[i];
        const bool own = y[i] == channel;
        to.p[i] = p;
        to.q[i] = q;
        to.logP[i] = logP;
        truth.p[i] = own ? p : truth.p[i];
        truth.q[i] = own ? q : truth.q[i];
        truth.logP[i] = own ? logP : truth.logP[i];
    }
}

/// ln(1-p) of the true label from p or from 1-p, whichever has all its digits.
template <class Real>
inline void finishTruth(const WideLabel<Real>* y, std::int64_t count,
                        const ChannelPlanes<Real> truth) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real logQ = math::logOfComplement(truth.p[i], truth.q[i]);
        truth.logQ[i] = y[i] == kIgnored ? Real(0) : logQ;
    }
}

}  // namespace lossglass
