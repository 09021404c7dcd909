// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/distance_map.h"

#include "losslib/kernels/row_envelope.h"
#include "losslib/kernels/tiles.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// Marks columns without the other side.
constexpr std::int32_t kNone = std::int32_t{1} << 30;
constexpr std::int64_t kColumnsOfAJob = 256;
constexpr std::int64_t kRowsOfAJob = 16;

/// Distances along the column from those of the neighbouring row; the smaller of both ways.
inline void stepColumns(const std::uint8_t* row, const std::uint8_t* neighbour,
                        const std::int32_t* before, std::int64_t count, std::int32_t* distance) {
#pragma omp simd
    for (std::int64_t x = 0; x < count; ++x) {
        const std::int32_t onward = before[x] < kNone ? before[x] + 1 : kNone;
        const std::int32_t reached = row[x] == neighbour[x] ? onward : 1;
        distance[x] = distance[x] < reached ? distance[x] : reached;
    }
}

/// Distance along each column to the nearest pixel of the other side.
std::vector<std::int32_t> columnDistances(const BinaryMask& mask) {
    const std::int64_t w = mask.width, h = mask.height;
    std::vector<std::int32_t> g(static_cast<std::size_t>(w * h), kNone);
    const std::uint8_t* inside = mask.inside.data();
    forEachJob((w + kColumnsOfAJob - 1) / kColumnsOfAJob, [&](std::int64_t job) {
        const std::int64_t x = job * kColumnsOfAJob, count = std::min(kColumnsOfAJob, w - x);
        vectorised([&] {
            for (std::int64_t y = 1; y < h; ++y)
                stepColumns(inside + y * w + x, inside + (y - 1) * w + x,
                            g.data() + (y - 1) * w + x, count, g.data() + y * w + x);
            for (std::int64_t y = h - 2; y >= 0; --y)
                stepColumns(inside + y * w + x, inside + (y + 1) * w + x,
                            g.data() + (y + 1) * w + x, count, g.data() + y * w + x);
        });
    });
    return g;
}

/// How far the first, short search looks along the row.
constexpr std::int64_t kReach = 5;
/// Longer distances along a column are cut off for that search, so that squares fit.
constexpr std::int32_t kLongest = 30000;

/// squared[x] = min(squared[x], step^2 + the square that `from` gives, 0 on the other side).
inline void lookAside(const std::uint8_t* side, const std::uint8_t* sideFrom,
                      const std::int32_t* from, std::int32_t step, std::int64_t count,
                      std::int32_t* squared) {
#pragma omp simd
    for (std::int64_t x = 0; x < count; ++x) {
        const std::int32_t there = side[x] == sideFrom[x] ? from[x] : 0;
        const std::int32_t found = there + step * step;
        squared[x] = found < squared[x] ? found : squared[x];
    }
}

inline void squaresOf(const std::int32_t* g, std::int64_t count, std::int32_t* squares) {
#pragma omp simd
    for (std::int64_t x = 0; x < count; ++x) {
        const std::int32_t cut = g[x] < kLongest ? g[x] : kLongest;
        squares[x] = cut * cut;
    }
}

/// The rows of a picture, one at a time. Where the other side is near, which in a noisy picture is
/// everywhere, a search of a few pixels finds it with vectors; lower envelopes do the rest.
class RowDistances {
public:
    explicit RowDistances(std::int64_t width)
        : m_width(width),
          m_squares(static_cast<std::size_t>(width)),
          m_near(m_squares.size()),
          m_envelope(width) {}

    void write(const std::uint8_t* inside, const std::int32_t* g, double* squared) {
        vectorised([&] { searchNear(inside, g, m_squares.data(), m_near.data()); });
        std::copy(m_near.begin(), m_near.end(), squared);
        for (std::int64_t begin = 0; begin < m_width;) {
            std::int64_t end = begin + 1;
            while (end < m_width && inside[end] == inside[begin])
                ++end;
            if (isOpen(begin, end)) writeRun(g, begin, end, squared);
            begin = end;
        }
    }

private:
    void searchNear(const std::uint8_t* inside, const std::int32_t* g, std::int32_t* squares,
                    std::int32_t* near) const {
        squaresOf(g, m_width, squares);
        std::copy(squares, squares + m_width, near);
        for (std::int64_t k = 1; k <= std::min(kReach, m_width - 1); ++k) {
            const auto step = static_cast<std::int32_t>(k);
            lookAside(inside + k, inside, squares, step, m_width - k, near + k);
            lookAside(inside, inside + k, squares + k, step, m_width - k, near);
        }
    }

    /// Whether a run of one side holds a pixel for which the short search did not suffice.
    bool isOpen(std::int64_t begin, std::int64_t end) const {
        constexpr std::int32_t kSure = (kReach + 1) * (kReach + 1);
        return std::any_of(m_near.begin() + begin, m_near.begin() + end,
                           [](std::int32_t squared) { return squared > kSure; });
    }

    /// A run of one side is on its own: the pixels of the other side just beyond its ends are
    /// nearer than all that lies behind them.
    void writeRun(const std::int32_t* g, std::int64_t begin, std::int64_t end, double* squared) {
        m_envelope.clear();
        if (begin > 0) m_envelope.add(begin - 1, 0);
        for (std::int64_t u = begin; u < end; ++u)
            if (g[u] != kNone) m_envelope.add(u, g[u]);
        if (end < m_width) m_envelope.add(end, 0);
        m_envelope.write(begin, end, squared);
    }

    std::int64_t m_width;
    std::vector<std::int32_t> m_squares, m_near;
    RowEnvelope m_envelope;
};

bool has(const BinaryMask& mask, std::uint8_t side) {
    return std::find(mask.inside.begin(), mask.inside.end(), side) != mask.inside.end();
}

}  // namespace

std::vector<double> squaredDistanceToOtherSide(const BinaryMask& mask) {
    std::vector<double> squared(mask.inside.size());
    if (!has(mask, 1) || !has(mask, 0)) return squared;
    const std::vector<std::int32_t> g = columnDistances(mask);
    const std::int64_t w = mask.width, h = mask.height;
    forEachJob((h + kRowsOfAJob - 1) / kRowsOfAJob, [&](std::int64_t job) {
        RowDistances row(w);
        for (std::int64_t y = job * kRowsOfAJob; y < std::min(h, (job + 1) * kRowsOfAJob); ++y)
            row.write(mask.inside.data() + y * w, g.data() + y * w, squared.data() + y * w);
    });
    return squared;
}

std::vector<double> distanceToOtherSide(const BinaryMask& mask) {
    std::vector<double> distance = squaredDistanceToOtherSide(mask);
    for (double& d : distance)
        d = std::sqrt(d);
    return distance;
}

std::vector<double> signedDistance(const BinaryMask& mask) {
    std::vector<double> distance = distanceToOtherSide(mask);
    // A distance of 0 is that of a picture without a boundary.
    for (std::size_t i = 0; i < distance.size(); ++i)
        distance[i] = mask.inside[i] && distance[i] > 0 ? 1 - distance[i] : distance[i];
    return distance;
}

}  // namespace lossglass
