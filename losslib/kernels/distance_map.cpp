// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/distance_map.h"

#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// Distance along each column to the nearest inside pixel; `far` where the column has none.
std::vector<std::int64_t> columnDistances(const BinaryMask& mask, std::int64_t far) {
    const std::int64_t w = mask.width, h = mask.height;
    std::vector<std::int64_t> g(static_cast<std::size_t>(w * h));
    for (std::int64_t x = 0; x < w; ++x) {
        std::int64_t distance = far;
        for (std::int64_t y = 0; y < h; ++y) {
            const auto i = static_cast<std::size_t>(y * w + x);
            distance = mask.inside[i] ? 0 : std::min(far, distance + 1);
            g[i] = distance;
        }
        distance = far;
        for (std::int64_t y = h - 1; y >= 0; --y) {
            const auto i = static_cast<std::size_t>(y * w + x);
            distance = mask.inside[i] ? 0 : std::min(far, distance + 1);
            g[i] = std::min(g[i], distance);
        }
    }
    return g;
}

/// Lower envelope of the parabolas (x - u)^2 + g(u)^2 along one row.
class RowEnvelope {
public:
    explicit RowEnvelope(std::int64_t width)
        : m_width(width), m_apex(static_cast<std::size_t>(width)), m_from(m_apex.size()) {}

    void run(const std::int64_t* g, double* distance) {
        std::size_t top = 0;
        m_apex[0] = 0;
        m_from[0] = 0;
        bool empty = false;
        for (std::int64_t u = 1; u < m_width; ++u) {
            while (!empty && value(g, m_from[top], m_apex[top]) > value(g, m_from[top], u)) {
                empty = top == 0;
                if (!empty) --top;
            }
            const std::int64_t from = empty ? 0 : 1 + crossing(g, m_apex[top], u);
            if (from >= m_width) continue;
            top = empty ? 0 : top + 1;
            empty = false;
            m_apex[top] = u;
            m_from[top] = from;
        }
        for (std::int64_t x = m_width - 1; x >= 0; --x) {
            distance[x] = std::sqrt(static_cast<double>(value(g, x, m_apex[top])));
            if (x == m_from[top] && top > 0) --top;
        }
    }

private:
    static std::int64_t value(const std::int64_t* g, std::int64_t x, std::int64_t apex) {
        return (x - apex) * (x - apex) + g[apex] * g[apex];
    }

    /// The last x at which the parabola of i (left) is not above that of u (right).
    static std::int64_t crossing(const std::int64_t* g, std::int64_t i, std::int64_t u) {
        const std::int64_t num = u * u - i * i + g[u] * g[u] - g[i] * g[i];
        const std::int64_t den = 2 * (u - i);
        return num >= 0 ? num / den : -((-num + den - 1) / den);
    }

    std::int64_t m_width;
    std::vector<std::int64_t> m_apex, m_from;
};

bool has(const BinaryMask& mask, std::uint8_t side) {
    return std::find(mask.inside.begin(), mask.inside.end(), side) != mask.inside.end();
}

BinaryMask inverse(const BinaryMask& mask) {
    BinaryMask other = mask;
    for (auto& value : other.inside)
        value = value ? 0 : 1;
    return other;
}

}  // namespace

std::vector<double> distanceTo(const BinaryMask& mask) {
    std::vector<double> distance(mask.inside.size());
    if (!has(mask, 1)) return distance;
    // Farther than any distance in the picture, small enough to be squared.
    const std::int64_t far = std::int64_t{mask.width} + mask.height;
    const std::vector<std::int64_t> g = columnDistances(mask, far);
    forEachJob(mask.height, [&](std::int64_t y) {
        RowEnvelope envelope(mask.width);
        envelope.run(g.data() + y * mask.width, distance.data() + y * mask.width);
    });
    return distance;
}

std::vector<double> distanceToOtherSide(const BinaryMask& mask) {
    std::vector<double> distance(mask.inside.size());
    if (!has(mask, 1) || !has(mask, 0)) return distance;
    const std::vector<double> outside = distanceTo(mask);
    const std::vector<double> inside = distanceTo(inverse(mask));
    for (std::size_t i = 0; i < distance.size(); ++i)
        distance[i] = outside[i] + inside[i];
    return distance;
}

std::vector<double> signedDistance(const BinaryMask& mask) {
    std::vector<double> distance = distanceToOtherSide(mask);
    if (!has(mask, 1) || !has(mask, 0)) return distance;
    for (std::size_t i = 0; i < distance.size(); ++i)
        if (mask.inside[i]) distance[i] = -(distance[i] - 1);
    return distance;
}

}  // namespace lossglass
