// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/direct_sigmoid.h"
#include "losslib/kernels/overlap_slopes.h"

namespace lossglass {

/// The slope by z of an overlap loss.
template <class Real>
struct SigmoidOverlap {
    static constexpr std::size_t kPlain = 0, kByLabel = 0;
    PixelSlope<Real> byP;

    explicit SigmoidOverlap(const OverlapSlope& slope) : byP(pixelSlope<Real>(slope)) {}

    Real slope(const SigmoidPixel<Real>& x) const { return byP.at(x.own, x.p) * x.p * x.q; }
    SigmoidStep<Real, 0> operator()(const SigmoidPixel<Real>& x) const { return {slope(x), {}}; }
};

/// No slope beside that of the pixel.
struct NoOverlap {
    template <class Real>
    Real slope(const SigmoidPixel<Real>&) const {
        return Real(0);
    }
};

/// A loss of the true label, weighted, and an overlap loss beside it. By label: l.
template <class Real, class Kernel, class Overlap>
struct SigmoidTruth {
    static constexpr std::size_t kPlain = 0, kByLabel = 1;
    static constexpr bool kIsLong = isLong<Kernel>();
    Kernel kernel;
    Real zero, one;  ///< weights
    Overlap overlap;

    SigmoidStep<Real, 1> operator()(const SigmoidPixel<Real>& x) const {
        const PixelPull<Real> point = kernel(x.truth);
        const Real weight = x.own ? one : zero;
        const Real pull = point.pull * weight;
        const Real slope = pull * (x.own ? x.truth.q : -x.truth.q);
        return {slope + overlap.slope(x), {point.loss}};
    }
};

}  // namespace lossglass
