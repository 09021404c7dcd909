// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/plane_measure.h"

#include <array>
#include <cmath>
#include <cstdint>

namespace lossglass {

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
    static constexpr int kFewRows = 16;
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
