// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

/// Sums over the pixels of one tile, to be called inside vectorised().
namespace lossglass {

/// Numbers are added in so many sums side by side, whatever the width of the vectors, so that all
/// instruction sets find the same.
inline constexpr std::int64_t kLanes = 16;

/// The sum of of(i) for i from 0 to count - 1: of four numbers in their own type, which is exact
/// where they are alike and else errs at random in the last bit, and of these in double. One sum
/// for each loop: of several the compiler makes no vectors.
template <class Real, class Of>
inline double laneSum(std::int64_t count, const Of of) {
    std::array<double, kLanes> lanes{};
    double* sums = lanes.data();
    std::int64_t i = 0;
    for (; i + 4 * kLanes <= count; i += 4 * kLanes) {
#pragma omp simd
        for (std::int64_t k = 0; k < kLanes; ++k) {
            const Real low = of(i + k) + of(i + kLanes + k);
            const Real high = of(i + 2 * kLanes + k) + of(i + 3 * kLanes + k);
            sums[k] += static_cast<double>(low + high);
        }
    }
    for (; i < count; ++i)
        sums[i % kLanes] += static_cast<double>(of(i));
    double sum = 0;
    for (const double lane : lanes)
        sum += lane;
    return sum;
}

}  // namespace lossglass
