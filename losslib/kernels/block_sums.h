// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/lane_sums.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <type_traits>

/// Loops over a tile block by block: what one loop leaves for the next stays in the nearest cache,
/// and the numbers of a pixel in registers.
namespace lossglass {

/// Pixels of a block: four to each lane of a sum.
inline constexpr std::int64_t kBlockPixels = 4 * kLanes;

/// Calls body(begin, count) for each block, inside vectorised() for all but a last, shorter one.
/// `count` is a constant there. In double precision one set of instructions does: there the
/// functions of the standard library take the time.
template <class Real, class Body>
inline void forEachBlock(std::int64_t pixels, const Body& body) {
    const std::int64_t whole = pixels - pixels % kBlockPixels;
    const auto wholeBlocks = [&] {
        for (std::int64_t begin = 0; begin < whole; begin += kBlockPixels)
            body(begin, std::integral_constant<std::int64_t, kBlockPixels>());
    };
    if constexpr (sizeof(Real) == 4)
        vectorised(wholeBlocks);
    else
        wholeBlocks();
    if (whole < pixels) body(whole, pixels - whole);
}

/// A sum over the pixels of a tile, in the order of laneSum() and so equal to it bit for bit.
template <class Real>
class BlockSum {
public:
    /// Adds of(i) for i from 0 to count - 1, the pixels of a block.
    template <class Count, class Of>
    inline void add(const Count count, const Of of) {
        double* lanes = m_lanes.data();
        if (count < kBlockPixels) {
            for (std::int64_t i = 0; i < count; ++i)
                lanes[i % kLanes] += static_cast<double>(of(i));
            return;
        }
#pragma omp simd
        for (std::int64_t k = 0; k < kLanes; ++k) {
            const Real low = of(k) + of(kLanes + k);
            const Real high = of(2 * kLanes + k) + of(3 * kLanes + k);
            lanes[k] += static_cast<double>(low + high);
        }
    }

    double total() const {
        double sum = 0;
        for (const double lane : m_lanes)
            sum += lane;
        return sum;
    }

private:
    std::array<double, kLanes> m_lanes{};
};

}  // namespace lossglass
