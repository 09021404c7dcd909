// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/lane_sums.h"
#include "losslib/kernels/plane_measure.h"
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

/// What a gradient amounts to, measured where it is written. A lane adds up to 4 kFewRows numbers
/// in Real before they go to double: a relative error of a few units in the last place of Real at
/// worst, and over many lanes far less.
template <class Real>
class BlockMeasure {
public:
    /// Adds the pixels of a block of a plane.
    template <class Count>
    inline void add(const Count count, const Real* g) {
        add(count, std::array<const Real*, 1>{g});
    }

    /// Of several planes: one way from Real to double for all.
    template <class Count, std::size_t N>
    inline void add(const Count count, const std::array<const Real*, N>& planes) {
        static_assert(N <= kFewRows);
        if (count < kBlockPixels) return addOneByOne(count, planes);
        Real *total = m_total.data(), *squares = m_squares.data();
        const std::array<const Real*, N> rows = planes;
#pragma omp simd
        for (std::int64_t k = 0; k < kLanes; ++k) {
            Real sum = 0, square = 0;
            for (std::size_t n = 0; n < N; ++n) {
                const Real a = rows[n][k], b = rows[n][kLanes + k], c = rows[n][2 * kLanes + k],
                           d = rows[n][3 * kLanes + k];
                sum += (std::abs(a) + std::abs(b)) + (std::abs(c) + std::abs(d));
                square += (a * a + b * b) + (c * c + d * d);
            }
            total[k] += sum;
            squares[k] += square;
        }
        m_rows += static_cast<int>(N);
        if (m_rows > kFewRows - static_cast<int>(N)) flush();
    }

    PlaneMeasure result() {
        flush();
        return {sumOf(m_totalLanes), sumOf(m_squaresLanes), 0};
    }

private:
    static constexpr int kFewRows = 6;
    using Lanes = std::array<double, kLanes>;

    template <std::size_t N>
    void addOneByOne(std::int64_t count, const std::array<const Real*, N>& planes) {
        for (const Real* g : planes)
            for (std::int64_t i = 0; i < count; ++i) {
                const auto lane = static_cast<std::size_t>(i % kLanes);
                m_totalLanes[lane] += static_cast<double>(std::abs(g[i]));
                m_squaresLanes[lane] += static_cast<double>(g[i] * g[i]);
            }
    }

    inline void flush() {
        Real *total = m_total.data(), *squares = m_squares.data();
        double *totalLanes = m_totalLanes.data(), *squaresLanes = m_squaresLanes.data();
#pragma omp simd
        for (std::int64_t k = 0; k < kLanes; ++k) {
            totalLanes[k] += static_cast<double>(total[k]);
            squaresLanes[k] += static_cast<double>(squares[k]);
            total[k] = squares[k] = Real(0);
        }
        m_rows = 0;
    }

    static double sumOf(const Lanes& lanes) {
        double sum = 0;
        for (const double lane : lanes)
            sum += lane;
        return sum;
    }

    alignas(64) std::array<Real, kLanes> m_total{}, m_squares{};
    Lanes m_totalLanes{}, m_squaresLanes{};
    int m_rows = 0;  ///< that stand in m_total
};

}  // namespace lossglass
