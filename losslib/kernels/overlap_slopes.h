// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/overlap.h"
#include "losslib/kernels/tile_labels.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lossglass {

/// OverlapSlope in the numbers of the planes.
template <class Real>
struct PixelSlope {
    Real onTarget, offTarget, twiceQuadratic;

    /// dL/dp of a pixel that has the label or another one.
    Real at(bool isOwn, Real p) const {
        return (isOwn ? onTarget : offTarget) + twiceQuadratic * p;
    }
};

template <class Real>
PixelSlope<Real> pixelSlope(const OverlapSlope& slope) {
    return {static_cast<Real>(slope.onTarget), static_cast<Real>(slope.offTarget),
            static_cast<Real>(2 * slope.quadratic)};
}

/// The slopes of few channels at one pixel, for pullFewChannels(). `y`: labels that begin where the
/// pixels do.
template <class Real, std::size_t N>
struct FewOverlapSlopes {
    std::array<PixelSlope<Real>, N> slopes;
    const WideLabel<Real>* y = nullptr;

    explicit FewOverlapSlopes(const std::vector<OverlapSlope>& all) {
        std::transform(all.begin(), all.end(), slopes.begin(), pixelSlope<Real>);
    }

    template <std::size_t C>
    Real at(std::int64_t i, Real p) const {
        const bool isOwn = y[i] == static_cast<WideLabel<Real>>(C);
        return y[i] == kIgnored ? Real(0) : slopes[C].at(isOwn, p);
    }
};

}  // namespace lossglass
