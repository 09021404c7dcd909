// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lossglass {

/// The sums of all channels below one, channel after channel: below = running, running += x. To be
/// called inside vectorised().
template <class Real>
inline void runUp(const Real* x, std::int64_t count, Real* running, Real* below) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        below[i] = running[i];
        running[i] += x[i];
    }
}

}  // namespace lossglass
