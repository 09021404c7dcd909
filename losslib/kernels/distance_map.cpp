// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/distance_map.h"

#include "losslib/kernels/row_envelope.h"
#include "losslib/kernels/tiles.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace lossglass {

namespace {

/// Marks columns without the other side; a float has it exactly, as all distances below 2^24.
constexpr std::int32_t kNone = std::int32_t{1} << 30;
constexpr std::int64_t kColumnsOfAJob = 256;
constexpr std::int64_t kRowsOfAJob = 32;

/// Distances along the column from those of the row above, as far as the way from above goes.
template <class Real>
inline void startColumns(const std::uint8_t* row, const std::uint8_t* above, const Real* before,
                         std::int64_t count, Real* distance) {
#pragma omp simd
    for (std::int64_t x = 0; x < count; ++x) {
        const Real onward = before[x] < Real(kNone) ? before[x] + Real(1) : Real(kNone);
        distance[x] = row[x] == above[x] ? onward : Real(1);
    }
}

/// The same from the row below; the smaller of both ways.
template <class Real>
inline void stepColumns(const std::uint8_t* row, const std::uint8_t* neighbour, const Real* before,
                        std::int64_t count, Real* distance) {
#pragma omp simd
    for (std::int64_t x = 0; x < count; ++x) {
        const Real onward = before[x] < Real(kNone) ? before[x] + Real(1) : Real(kNone);
        const Real reached = row[x] == neighbour[x] ? onward : Real(1);
        distance[x] = distance[x] < reached ? distance[x] : reached;
    }
}

/// Distance along each column to the nearest pixel of the other side.
template <class Real>
void columnDistances(const std::uint8_t* inside, std::int64_t w, std::int64_t h, Real* g) {
    forEachJob((w + kColumnsOfAJob - 1) / kColumnsOfAJob, [&](std::int64_t job) {
        const std::int64_t x = job * kColumnsOfAJob, count = std::min(kColumnsOfAJob, w - x);
        std::fill_n(g + x, count, Real(kNone));
        vectorised([&] {
            for (std::int64_t y = 1; y < h; ++y)
                startColumns(inside + y * w + x, inside + (y - 1) * w + x, g + (y - 1) * w + x,
                             count, g + y * w + x);
            for (std::int64_t y = h - 2; y >= 0; --y)
                stepColumns(inside + y * w + x, inside + (y + 1) * w + x, g + (y + 1) * w + x,
                            count, g + y * w + x);
        });
    });
}

/// How far the first, short search looks along the row.
constexpr std::int32_t kReach = 6;
/// Squares of that search: of 16 bits twice as many lie in a vector. Longer distances along a
/// column are cut off for it, so that they fit.
using NearSquare = std::int16_t;
constexpr std::int32_t kLongest = 180;
static_assert(kLongest * kLongest + kReach * kReach <= std::numeric_limits<NearSquare>::max());

/// What a row of squares is for the pixels of either side: 0 where the other side is.
struct SideRows {
    NearSquare *zero, *one;
    NearSquare* isOne;     ///< all bits on side one, none on side zero
    std::int32_t* column;  ///< distances along the columns
};

template <class Real>
inline void splitSides(const std::uint8_t* inside, const Real* g, std::int64_t count,
                       const SideRows to) {
#pragma omp simd
    for (std::int64_t x = 0; x < count; ++x) {
        const auto column = static_cast<std::int32_t>(g[x]);
        const std::int32_t cut = column < kLongest ? column : kLongest;
        to.column[x] = column;
        const std::int32_t square = cut * cut, isOne = -std::int32_t{inside[x]};
        to.isOne[x] = static_cast<NearSquare>(isOne);
        to.one[x] = static_cast<NearSquare>(square & isOne);
        to.zero[x] = static_cast<NearSquare>(square & ~isOne);
    }
}

/// The least of step^2 + the square that a pixel not further than kReach gives for this side. Rows
/// go on as far beyond their ends.
inline void searchNear(const SideRows from, std::int64_t count, NearSquare* near) {
#pragma omp simd
    for (std::int64_t x = 0; x < count; ++x) {
        const NearSquare isOne = from.isOne[x];
        const auto at = [&](std::int64_t place, std::int32_t step) {
            const std::int32_t square = (from.one[place] & isOne) | (from.zero[place] & ~isOne);
            return static_cast<NearSquare>(square + step * step);
        };
        NearSquare least = at(x, 0);
#pragma GCC unroll kReach
        for (std::int32_t step = 1; step <= kReach; ++step) {
            const NearSquare left = at(x - step, step), right = at(x + step, step);
            const NearSquare both = left < right ? left : right;
            least = both < least ? both : least;
        }
        near[x] = least;
    }
}

/// The squares of a row, with a minus inside.
template <class Real>
inline void signSquares(const NearSquare* isOne, const NearSquare* squares, std::int64_t count,
                        Real* squared) {
#pragma omp simd
    for (std::int64_t x = 0; x < count; ++x)
        squared[x] = static_cast<Real>((squares[x] ^ isOne[x]) - isOne[x]);
}

inline bool anyAbove(const NearSquare* squares, NearSquare limit, std::int64_t count) {
    NearSquare most = 0;
#pragma omp simd reduction(max : most)
    for (std::int64_t x = 0; x < count; ++x)
        most = squares[x] > most ? squares[x] : most;
    return most > limit;
}

/// The rows of a picture, one at a time. Where the other side is near, which in a noisy picture is
/// everywhere, a search of a few pixels finds it with vectors; lower envelopes do the rest.
class RowDistances {
public:
    explicit RowDistances(std::int64_t width)
        : m_width(width),
          m_zero(static_cast<std::size_t>(width + 2 * kReach), kLongest * kLongest),
          m_one(m_zero),
          m_isOne(static_cast<std::size_t>(width)),
          m_near(m_isOne.size()),
          m_column(m_isOne.size()),
          m_open(m_isOne.size()),
          m_envelope(width) {}

    /// In the place of the distances along the columns.
    template <class Real>
    void write(const std::uint8_t* inside, Real* squared) {
        bool isOpen = false;
        vectorised([&] {
            const SideRows rows{m_zero.data() + kReach, m_one.data() + kReach, m_isOne.data(),
                                m_column.data()};
            splitSides(inside, squared, m_width, rows);
            searchNear(rows, m_width, m_near.data());
            signSquares(rows.isOne, m_near.data(), m_width, squared);
            isOpen = anyAbove(m_near.data(), kSure, m_width);
        });
        if (isOpen) writeOpen(inside, findOpen(), squared);
    }

private:
    /// Squares that the short search finds right: the other side is not nearer further away.
    static constexpr std::int32_t kSure = (kReach + 1) * (kReach + 1);
    /// Up to here a few steps more cost less than a run.
    static constexpr std::int32_t kNearlySure = 16 * 16;

    /// The pixels for which the short search did not suffice: a little further for those that are
    /// nearly done, the whole run of their side for the others.
    template <class Real>
    void writeOpen(const std::uint8_t* inside, std::size_t count, Real* squared) {
        std::int64_t done = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::int64_t x = m_open[i];
            if (x < done) continue;
            const std::int32_t near = m_near[static_cast<std::size_t>(x)];
            if (near <= kNearlySure) {
                const std::int32_t found = searchOn(x, near);
                squared[x] = static_cast<Real>(inside[x] ? -found : found);
                continue;
            }
            std::int64_t begin = x, end = x + 1;
            while (begin > 0 && inside[begin - 1] == inside[x])
                --begin;
            while (end < m_width && inside[end] == inside[x])
                ++end;
            writeRun(begin, end, inside[x] ? -1.0 : 1.0, squared);
            done = end;
        }
    }

    /// Notes where those pixels are, and says how many. Nobody can foresee which they are: counted
    /// rather than asked for.
    std::size_t findOpen() {
        std::size_t count = 0;
        for (std::int64_t x = 0; x < m_width; ++x) {
            m_open[count] = static_cast<std::int32_t>(x);
            count += m_near[static_cast<std::size_t>(x)] > kSure ? 1 : 0;
        }
        return count;
    }

    /// The square of a pixel, which is `least` at most.
    std::int32_t searchOn(std::int64_t x, std::int32_t least) const {
        const auto& side = m_isOne[static_cast<std::size_t>(x)] ? m_one : m_zero;
        const NearSquare* from = side.data() + kReach + x;
        for (std::int32_t step = kReach + 1; step * step < least; ++step) {
            if (step <= x) least = std::min(least, from[-step] + step * step);
            if (step < m_width - x) least = std::min(least, from[step] + step * step);
        }
        return least;
    }

    /// A run of one side is on its own: the pixels of the other side just beyond its ends are
    /// nearer than all that lies behind them.
    template <class Real>
    void writeRun(std::int64_t begin, std::int64_t end, double sign, Real* squared) {
        m_envelope.clear();
        if (begin > 0) m_envelope.add(begin - 1, 0);
        for (std::int64_t u = begin; u < end; ++u) {
            const std::int32_t column = m_column[static_cast<std::size_t>(u)];
            if (column != kNone) m_envelope.add(u, column);
        }
        if (end < m_width) m_envelope.add(end, 0);
        m_envelope.write(begin, end, sign, squared);
    }

    std::int64_t m_width;
    std::vector<NearSquare> m_zero, m_one;  ///< with kReach entries beyond either end
    std::vector<NearSquare> m_isOne, m_near;
    std::vector<std::int32_t> m_column, m_open;
    RowEnvelope m_envelope;
};

/// Distances along columns that a float has exactly.
constexpr std::int64_t kLargestExact = std::int64_t{1} << 24;

void writeFromDouble(const std::uint8_t* inside, int width, int height, float* squared) {
    std::vector<double> exact(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    signedSquaredDistances(inside, width, height, exact.data());
    std::transform(exact.begin(), exact.end(), squared,
                   [](double square) { return static_cast<float>(square); });
}

}  // namespace

template <class Real>
void signedSquaredDistances(const std::uint8_t* inside, int width, int height, Real* squared) {
    const std::int64_t w = width, h = height;
    const auto isSide = [&](std::uint8_t side) {
        return std::find(inside, inside + w * h, side) != inside + w * h;
    };
    if (!isSide(1) || !isSide(0)) {
        std::fill_n(squared, w * h, Real(0));
        return;
    }
    if constexpr (sizeof(Real) == sizeof(float))
        if (h > kLargestExact) return writeFromDouble(inside, width, height, squared);
    columnDistances(inside, w, h, squared);
    forEachJob((h + kRowsOfAJob - 1) / kRowsOfAJob, [&](std::int64_t job) {
        RowDistances row(w);
        for (std::int64_t y = job * kRowsOfAJob; y < std::min(h, (job + 1) * kRowsOfAJob); ++y)
            row.write(inside + y * w, squared + y * w);
    });
}

template void signedSquaredDistances(const std::uint8_t*, int, int, float*);
template void signedSquaredDistances(const std::uint8_t*, int, int, double*);

std::vector<double> squaredDistanceToOtherSide(const BinaryMask& mask) {
    std::vector<double> squared(mask.inside.size());
    signedSquaredDistances(mask.inside.data(), mask.width, mask.height, squared.data());
    for (double& square : squared)
        square = std::abs(square);
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
