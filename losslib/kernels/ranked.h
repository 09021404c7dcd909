// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace lossglass {

/// Unsigned integers as wide as the number.
template <class Real>
using OrderBits = std::conditional_t<sizeof(Real) == 4, std::uint32_t, std::uint64_t>;

/// Bits that sort as unsigned integers in the order of decreasing value; -0 and 0 are equal.
template <class Real>
inline OrderBits<Real> descendingBits(Real key) {
    constexpr OrderBits<Real> kSign = OrderBits<Real>{1} << (8 * sizeof(Real) - 1);
    const auto bits = std::bit_cast<OrderBits<Real>>(key + Real(0));
    return (bits & kSign) ? bits : ~(bits | kSign);
}

/// The number whose descendingBits() these are.
template <class Real>
inline Real keyOf(OrderBits<Real> bits) {
    constexpr OrderBits<Real> kSign = OrderBits<Real>{1} << (8 * sizeof(Real) - 1);
    return std::bit_cast<Real>((bits & kSign) ? bits : (~bits & ~kSign));
}

/// Something to be sorted by its key.
template <class Real>
struct RankedItem {
    OrderBits<Real> bits;   ///< descendingBits() of the key
    std::uint32_t payload;  ///< goes along
};

/// Sorts by decreasing key; equal keys keep their order. Exact radix sort: time linear in the
/// number of items. Keys must not be NaN.
void sortRanked(std::vector<RankedItem<float>>& items);
void sortRanked(std::vector<RankedItem<double>>& items);

/// The indices 0 .. keys.size()-1 by decreasing key, sorted as above; at most 2^32 - 1 keys.
std::vector<std::uint32_t> descendingOrder(const std::vector<float>& keys);
std::vector<std::uint32_t> descendingOrder(const std::vector<double>& keys);

/// The `count`-th of the bits in their order, 1 <= count <= size, and how many come before it
/// without being equal. Time linear in the number of bits.
template <class Bits>
struct Selection {
    Bits bits;
    std::size_t ahead;
};
Selection<std::uint32_t> selectBits(const std::vector<std::uint32_t>& bits, std::size_t count);
Selection<std::uint64_t> selectBits(const std::vector<std::uint64_t>& bits, std::size_t count);

/// The gradient of the Lovász extension of the Jaccard loss (Berman et al. 2018, algorithm 1), for
/// labels in the order of decreasing error: each step is J_k - J_(k-1), formed as a quotient
/// rather than as a difference. Without a positive label the first step is 1, all others 0.
class LovaszSteps {
public:
    explicit LovaszSteps(std::int64_t positives)
        : m_left(static_cast<double>(positives)), m_union(m_left) {}

    double next(bool positive) {
        // Arithmetic rather than a choice: in the order of errors labels cannot be foreseen.
        const double hit = positive ? 1 : 0, miss = 1 - hit;
        const double numerator = hit + miss * m_left;
        const double denominator = m_union * (1 + miss * m_union);
        m_left -= hit;
        m_union += miss;
        // 0 only before the first label when none is positive: that error alone makes the Jaccard
        // loss 1.
        return denominator == 0 ? 1.0 : numerator / denominator;
    }

private:
    double m_left, m_union;  ///< of the sets whose Jaccard index falls from 1 to 0
};

}  // namespace lossglass
