// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tile_sums.h"
#include "losslib/kernels/tiles.h"
#include "losslib/scene/labels.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace lossglass {

/// A label as wide as a number of the planes: in a loop over both, labels in bytes would narrow the
/// vectors.
template <class Real>
using WideLabel = std::conditional_t<sizeof(Real) == 4, std::int32_t, std::int64_t>;

/// The labels of up to so many pixels, widened; kIgnored stays what it is. All functions of this
/// file are made to be called inside vectorised().
template <class Real, std::int64_t kPixels>
struct WideLabels {
    alignas(64) std::array<WideLabel<Real>, kPixels> y;

    const WideLabel<Real>* read(const std::uint8_t* labels, std::int64_t count) {
        WideLabel<Real>* to = y.data();
#pragma omp simd
        for (std::int64_t i = 0; i < count; ++i)
            to[i] = labels[i];
        return to;
    }
};

/// Those of a tile.
template <class Real>
using TileLabels = WideLabels<Real, kTilePixels>;

namespace detail {

template <class Real>
inline void weighValid(const WideLabel<Real>* y, std::int64_t count, Real weight, Real* out) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = y[i] == kIgnored ? Real(0) : weight;
}

template <class Real>
inline void weighTwo(const WideLabel<Real>* y, std::int64_t count, Real zero, Real one, Real* out) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = y[i] == 0 ? zero : (y[i] == 1 ? one : Real(0));
}

template <class Real>
inline void weighOne(const WideLabel<Real>* y, std::int64_t count, WideLabel<Real> label,
                     Real weight, Real* out) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = y[i] == label ? weight : out[i];
}

template <class Real>
inline bool isOneLabel(const WideLabel<Real>* y, std::int64_t count) {
    WideLabel<Real> differing = 0;
#pragma omp simd reduction(| : differing)
    for (std::int64_t i = 0; i < count; ++i)
        differing |= y[i] ^ y[0];
    return differing == 0;
}

/// With many labels: most runs of pixels are of one of them.
template <class Real>
inline void sumManyLabels(const Real* x, const WideLabel<Real>* y, std::int64_t count,
                          double* sums) {
    constexpr std::int64_t kRun = 32;
    for (std::int64_t begin = 0; begin < count; begin += kRun) {
        const std::int64_t run = std::min(kRun, count - begin);
        if (isOneLabel<Real>(y + begin, run)) {
            if (y[begin] != kIgnored) sums[y[begin]] += tileSum(x + begin, run);
            continue;
        }
        for (std::int64_t i = begin; i < begin + run; ++i)
            if (y[i] != kIgnored) sums[y[i]] += x[i];
    }
}

}  // namespace detail

/// out[i] = weights[y[i]], 0 at ignored pixels. `weights`: one entry per label.
template <class Real>
inline void weighLabels(const WideLabel<Real>* y, std::int64_t count,
                        const std::vector<double>& weights, Real* out) {
    const auto weightOf = [&](std::size_t label) { return static_cast<Real>(weights[label]); };
    const auto isFirst = [&](double weight) { return weight == weights.front(); };
    if (std::all_of(weights.begin(), weights.end(), isFirst))
        return detail::weighValid(y, count, weightOf(0), out);
    if (weights.size() == 2) return detail::weighTwo(y, count, weightOf(0), weightOf(1), out);
    if (weights.size() <= kFewLabels) {
        std::fill(out, out + count, Real(0));
        for (std::size_t k = 0; k < weights.size(); ++k)
            detail::weighOne(y, count, static_cast<WideLabel<Real>>(k), weightOf(k), out);
        return;
    }
    std::array<Real, 256> table{};
    std::copy(weights.begin(), weights.end(), table.begin());
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = table[static_cast<std::size_t>(y[i])];
}

/// sums[k] = sum of x where the label is k, for k below `labels`, in double.
template <class Real>
inline void sumLabels(const Real* x, const WideLabel<Real>* y, std::int64_t count,
                      std::size_t labels, double* sums) {
    if (labels > kFewLabels) {
        std::fill(sums, sums + labels, 0.0);
        return detail::sumManyLabels(x, y, count, sums);
    }
    for (std::size_t k = 0; k < labels; ++k)
        sums[k] =
            laneSum<Real>(count, [=, label = static_cast<WideLabel<Real>>(k)](std::int64_t i) {
                return y[i] == label ? x[i] : Real(0);
            });
}

}  // namespace lossglass
