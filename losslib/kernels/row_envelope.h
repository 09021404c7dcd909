// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace lossglass {

/// Lower envelope of the parabolas (x - u)^2 + g(u)^2 along a piece of a row, in double: all that
/// decides is a whole number below 2^53, so that the result is exact. (Where two parabolas cross
/// within rounding of a pixel they cross at the pixel, and either is right there.)
class RowEnvelope {
public:
    explicit RowEnvelope(std::int64_t width)
        : m_half(static_cast<std::size_t>(width) + 1),
          m_apex(m_half.size()),
          m_height(m_half.size()),
          m_from(m_half.size() + 1) {
        for (std::size_t n = 1; n < m_half.size(); ++n)
            m_half[n] = 0.5 / static_cast<double>(n);
    }

    void clear() { m_size = 0; }

    /// A parabola to the right of all others: its place and g.
    void add(std::int64_t u, double g) {
        const double height = g * g + static_cast<double>(u) * static_cast<double>(u);
        double from = -std::numeric_limits<double>::infinity();
        while (m_size > 0) {
            const std::size_t top = m_size - 1;
            from = (height - m_height[top]) * m_half[static_cast<std::size_t>(u - m_apex[top])];
            if (from > m_from[top]) break;
            --m_size;
            from = -std::numeric_limits<double>::infinity();
        }
        m_apex[m_size] = u;
        m_height[m_size] = height;
        m_from[m_size] = from;
        ++m_size;
    }

    /// Writes factor times the envelope at begin .. end-1. Requires a parabola.
    template <class Real>
    void write(std::int64_t begin, std::int64_t end, double factor, Real* squared) {
        m_from[m_size] = std::numeric_limits<double>::infinity();
        std::size_t k = 0;
        for (std::int64_t x = begin; x < end; ++x) {
            while (m_from[k + 1] < static_cast<double>(x))
                ++k;
            // (x - u)^2 + g^2 = x^2 - 2 x u + (u^2 + g^2).
            const auto xd = static_cast<double>(x), apex = static_cast<double>(m_apex[k]);
            squared[x] = static_cast<Real>(factor * (xd * (xd - 2 * apex) + m_height[k]));
        }
    }

private:
    std::vector<double> m_half;  ///< 1 / (2 n)
    std::vector<std::int64_t> m_apex;
    std::vector<double> m_height, m_from;
    std::size_t m_size = 0;
};

}  // namespace lossglass
