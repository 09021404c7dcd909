// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tiles.h"

#include <bit>
#include <cstdint>
#include <functional>
#include <limits>
#include <type_traits>

namespace lossglass {

/// Unsigned integers as wide as the number.
template <class Real>
using OrderBits = std::conditional_t<sizeof(Real) == 4, std::uint32_t, std::uint64_t>;

namespace detail {

/// All bits but the highest where that is not set, otherwise none.
template <class Real>
inline OrderBits<Real> bitsOfPositive(OrderBits<Real> bits) {
    constexpr OrderBits<Real> kSign = OrderBits<Real>{1} << (8 * sizeof(Real) - 1);
    return ((bits >> (8 * sizeof(Real) - 1)) - 1) & ~kSign;
}

}  // namespace detail

/// Bits that sort as unsigned integers in the order of decreasing value; -0 and 0 are equal.
template <class Real>
inline OrderBits<Real> descendingBits(Real key) {
    const auto bits = std::bit_cast<OrderBits<Real>>(key + Real(0));
    return bits ^ detail::bitsOfPositive<Real>(bits);
}

/// The number whose descendingBits() these are.
template <class Real>
inline Real keyOf(OrderBits<Real> bits) {
    return std::bit_cast<Real>(bits ^ detail::bitsOfPositive<Real>(bits));
}

/// In the place of descendingBits(): an item that takes no part. No number but a NaN has them.
template <class Real>
inline constexpr OrderBits<Real> kDropped = std::numeric_limits<OrderBits<Real>>::max();

/// Writes descendingBits() of the keys of the items tile.begin .. tile.begin + tile.count - 1, or
/// kDropped, and 1 for those that are marked, otherwise 0. Keys must not be NaN.
template <class Real>
using RankedFill =
    std::function<void(const Tile& tile, OrderBits<Real>* bits, OrderBits<Real>* marks)>;

/// The `count`-th of the items by decreasing key, those that are dropped last.
template <class Real>
struct RankedSelection {
    OrderBits<Real> bits;
    std::int64_t ahead;  ///< items with larger keys
    std::int64_t equal;  ///< items with this key, at least 1
};

/// Selects among items 0 .. size-1; 1 <= count <= size. Marks do not matter. Exact; time linear in
/// the number of items, and in parallel.
template <class Real>
RankedSelection<Real> selectRanked(std::int64_t size, const RankedFill<Real>& fill,
                                   std::int64_t count);

/// A step of the Lovász extension of the Jaccard loss (Berman et al. 2018, algorithm 1) in the
/// order of decreasing error: J_k - J_(k-1), formed as a quotient rather than as a difference.
/// `hit` is 1 for a positive label and 0 for another; `left` and `joined` are the sizes of the
/// intersection and of the union before it. Without a positive label the first step is 1, all
/// others 0. Arithmetic rather than a choice: in the order of errors labels cannot be foreseen.
template <class Real>
inline Real lovaszStep(Real hit, Real left, Real joined) {
    const Real miss = Real(1) - hit;
    const Real numerator = hit + miss * left;
    const Real denominator = joined * (Real(1) + miss * joined);
    // 0 only before the first label when none is positive: that error alone makes the Jaccard
    // loss 1.
    return denominator == Real(0) ? Real(1) : numerator / denominator;
}

}  // namespace lossglass
