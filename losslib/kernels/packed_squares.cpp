// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/packed_squares.h"

#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace lossglass {

namespace {

/// Codes 0 to 14 stand for -7 to 7, 15 for a number that is kept apart.
constexpr std::int32_t kShift = 7;
constexpr std::int32_t kApart = 15;
/// Differences of differences of such numbers still fit.
constexpr double kLargest = double{1 << 28};

/// Writes whole numbers, and says whether one of them is too large; it is without a meaning then.
template <class Real>
inline bool anyLarge(const Real* squares, std::int64_t count, std::int32_t* whole) {
    std::int32_t large = 0;
#pragma omp simd reduction(| : large)
    for (std::int64_t i = 0; i < count; ++i) {
        const bool isLarge = std::abs(squares[i]) > Real(kLargest);
        large |= isLarge ? 1 : 0;
        whole[i] = static_cast<std::int32_t>(isLarge ? Real(0) : squares[i]);
    }
    return large != 0;
}

/// The differences of the differences of a run from its third pixel on; 0 before.
inline void secondDifferences(const std::int32_t* squares, std::int64_t count,
                              std::int32_t* seconds) {
    seconds[0] = seconds[1] = 0;
#pragma omp simd
    for (std::int64_t i = 2; i < count; ++i)
        seconds[i] = squares[i] - 2 * squares[i - 1] + squares[i - 2];
}

inline void codesOf(const std::int32_t* seconds, std::int64_t count, std::int32_t* codes) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const bool fits = seconds[i] >= -kShift && seconds[i] <= kShift;
        codes[i] = fits ? seconds[i] + kShift : kApart;
    }
}

inline void joinCodes(const std::int32_t* codes, std::int64_t half, std::uint8_t* bytes) {
#pragma omp simd
    for (std::int64_t j = 0; j < half; ++j)
        bytes[j] = static_cast<std::uint8_t>(codes[j] | (codes[half + j] << 4));
}

inline void splitCodes(const std::uint8_t* bytes, std::int64_t half, std::int32_t* seconds) {
#pragma omp simd
    for (std::int64_t j = 0; j < half; ++j) {
        const std::int32_t both = bytes[j];
        seconds[j] = (both & 15) - kShift;
        seconds[half + j] = (both >> 4) - kShift;
    }
}

/// Sums of the sums of four runs, in place. Numbers follow one another too closely for vectors:
/// four runs at a time keep the processor busy.
inline void sumTwice(std::int64_t steps, const std::int32_t* value, const std::int32_t* slope,
                     std::int32_t* seconds) {
    std::array<std::int32_t, 4> v{value[0], value[1], value[2], value[3]};
    std::array<std::int32_t, 4> s{slope[0], slope[1], slope[2], slope[3]};
    for (std::int64_t step = 0; step < steps; ++step)
        for (std::size_t run = 0; run < 4; ++run) {
            std::int32_t& each = seconds[static_cast<std::int64_t>(run) * steps + step];
            s[run] += each;
            v[run] += s[run];
            each = v[run];
        }
}

template <class Real>
inline void toReal(const std::int32_t* numbers, std::int64_t count, Real* to) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        to[i] = static_cast<Real>(numbers[i]);
}

}  // namespace

void PackedSquares::pack(const std::int32_t* squares, PackedTile& to) {
    alignas(64) std::array<std::int32_t, kTilePixels> seconds, codes;
    vectorised([&] {
        for (std::int64_t run = 0; run < kRuns; ++run) {
            const std::int32_t* from = squares + run * kSteps;
            secondDifferences(from, kSteps, seconds.data() + run * kSteps);
            const std::int32_t slope = from[1] - from[0];
            to.slope[static_cast<std::size_t>(run)] = slope;
            to.value[static_cast<std::size_t>(run)] = from[0] - slope;
        }
        codesOf(seconds.data(), kTilePixels, codes.data());
        joinCodes(codes.data(), kTilePixels / 2, to.codes.data());
    });
    // Of a noisy map many, and nobody can foresee which: counted rather than asked for.
    std::array<Exception, kTilePixels> exceptions;
    std::size_t count = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        exceptions[count] = {static_cast<std::uint16_t>(i), seconds[i]};
        count += codes[i] == kApart ? 1 : 0;
    }
    to.exceptions.assign(exceptions.begin(),
                         exceptions.begin() + static_cast<std::ptrdiff_t>(count));
}

template <class Real>
std::optional<PackedSquares> PackedSquares::of(const Real* squares, std::int64_t pixels) {
    PackedSquares packed;
    packed.m_tiles.resize(static_cast<std::size_t>(tileCount(pixels)));
    std::atomic<bool> fits = true;
    forEachTile(pixels, [&](const Tile& tile) {
        alignas(64) std::array<std::int32_t, kTilePixels> whole;
        bool isLarge = false;
        vectorised([&] { isLarge = anyLarge(squares + tile.begin, tile.count, whole.data()); });
        if (isLarge) {
            fits = false;
            return;
        }
        std::fill(whole.begin() + tile.count, whole.end(),
                  whole[static_cast<std::size_t>(tile.count) - 1]);
        pack(whole.data(), packed.m_tiles[static_cast<std::size_t>(tile.index)]);
    });
    if (!fits) return std::nullopt;
    return packed;
}

template <class Real>
void PackedSquares::unpack(const Tile& tile, Real* squares) const {
    const PackedTile& from = m_tiles[static_cast<std::size_t>(tile.index)];
    alignas(64) std::array<std::int32_t, kTilePixels> numbers;
    vectorised([&] { splitCodes(from.codes.data(), kTilePixels / 2, numbers.data()); });
    for (const Exception& exception : from.exceptions)
        numbers[exception.place] = exception.value;
    for (std::int64_t run = 0; run < kRuns; run += 4)
        sumTwice(kSteps, from.value.data() + run, from.slope.data() + run,
                 numbers.data() + run * kSteps);
    vectorised([&] { toReal(numbers.data(), kTilePixels, squares); });
}

std::size_t PackedSquares::memoryUse() const {
    std::size_t bytes = m_tiles.capacity() * sizeof(PackedTile);
    for (const PackedTile& tile : m_tiles)
        bytes += tile.exceptions.capacity() * sizeof(Exception);
    return bytes;
}

template std::optional<PackedSquares> PackedSquares::of(const float*, std::int64_t);
template std::optional<PackedSquares> PackedSquares::of(const double*, std::int64_t);
template void PackedSquares::unpack(const Tile&, float*) const;
template void PackedSquares::unpack(const Tile&, double*) const;

}  // namespace lossglass
