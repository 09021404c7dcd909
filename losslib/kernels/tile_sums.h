// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/lane_sums.h"
#include "losslib/kernels/ordered_sums.h"
#include "losslib/kernels/tiles.h"
#include "losslib/scene/labels.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lossglass {

/// Loops over the pixels of one tile, made to be called inside vectorised().

/// The sum, in double.
template <class Real>
inline double tileSum(const Real* x, std::int64_t count) {
    return laneSum<Real>(count, [=](std::int64_t i) { return x[i]; });
}

/// Up to so many labels a pass per label is cheaper than going from pixel to pixel.
inline constexpr std::size_t kFewLabels = 8;

/// sums[k] = sum of x where the label is k, for k below `labels`. `scratch`: count entries.
template <class Real>
inline void sumByLabel(const Real* x, const std::uint8_t* y, std::int64_t count, std::size_t labels,
                       double* sums, Real* scratch) {
    if (labels > kFewLabels) {
        std::fill(sums, sums + labels, 0.0);
        for (std::int64_t i = 0; i < count; ++i)
            if (y[i] != kIgnored) sums[y[i]] += x[i];
        return;
    }
    for (std::size_t k = 0; k < labels; ++k) {
        const auto label = static_cast<std::uint8_t>(k);
#pragma omp simd
        for (std::int64_t i = 0; i < count; ++i)
            scratch[i] = y[i] == label ? x[i] : Real(0);
        sums[k] = tileSum(scratch, count);
    }
}

}  // namespace lossglass
