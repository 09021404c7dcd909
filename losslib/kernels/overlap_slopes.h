// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_labels.h"
#include "losslib/kernels/overlap.h"
#include "losslib/kernels/softmax_pull.h"
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

/// The slopes of few channels over a block, for pullFewChannels(). `kHasSquares`: whether a slope
/// hangs on p.
template <class Real, std::size_t N, bool kHasSquares, class Labels>
struct BlockSlopes {
    static constexpr bool kIsNone = false;
    std::array<PixelSlope<Real>, N> slopes;
    Labels labels;

    template <std::size_t C>
    Real at(std::int64_t i, Real p) const {
        const PixelSlope<Real>& slope = slopes[C];
        const WideLabel<Real> label = labels.at(i);
        const Real constant = detail::either<Real>(
            detail::maskOf<Real>(label == WideLabel<Real>{C}), slope.onTarget, slope.offTarget);
        const Real all = kHasSquares ? constant + slope.twiceQuadratic * p : constant;
        return detail::kept<Real>(detail::maskOf<Real>(label != kIgnored), all);
    }
};

/// Those of a scene.
template <class Real, std::size_t N, bool kHasSquares>
struct FewOverlapSlopes {
    std::array<PixelSlope<Real>, N> slopes;

    explicit FewOverlapSlopes(const std::vector<OverlapSlope>& all) {
        std::transform(all.begin(), all.end(), slopes.begin(), pixelSlope<Real>);
    }

    template <class Labels, class Order>
    BlockSlopes<Real, N, kHasSquares, Labels> of(const Labels& labels, const Order& order) const {
        return {order(slopes), labels};
    }
};

/// Where a loss has no part of overlap.
struct NoFewSlopes {
    static constexpr bool kIsNone = true;
    template <class Labels, class Order>
    NoFewSlopes of(const Labels&, const Order&) const {
        return {};
    }
    template <std::size_t C, class Real>
    Real at(std::int64_t, Real) const {
        return Real(0);
    }
};

/// Calls `body` with the slopes of N channels, or NoFewSlopes where there are none.
template <class Real, std::size_t N, class Body>
inline void withAnySlopes(const std::vector<OverlapSlope>& slopes, const Body& body) {
    if (slopes.empty())
        body(NoFewSlopes());
    else
        body(FewOverlapSlopes<Real, N, true>(slopes));
}

template <class Real, std::size_t N, class Body>
inline void withAnySlopes(NoSlopes, const Body& body) {
    body(NoFewSlopes());
}

/// Calls `body` with the slopes of N channels in the form that is quickest.
template <class Real, std::size_t N, class Body>
inline void withOverlapSlopes(const std::vector<OverlapSlope>& slopes, const Body& body) {
    const auto isConstant = [](const OverlapSlope& slope) { return slope.quadratic == 0; };
    if (std::all_of(slopes.begin(), slopes.end(), isConstant))
        body(FewOverlapSlopes<Real, N, false>(slopes));
    else
        body(FewOverlapSlopes<Real, N, true>(slopes));
}

}  // namespace lossglass
