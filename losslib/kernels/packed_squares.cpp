// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/packed_squares.h"

#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>

#ifdef __has_builtin
#if __has_builtin(__builtin_shufflevector) && __has_builtin(__builtin_convertvector)
#define LOSSGLASS_HAS_SHUFFLES
#endif
#endif

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

/// The differences of the differences of a run from its third pixel on; 0 before. Those of a run
/// are `runs` apart.
inline void secondDifferences(const std::int32_t* squares, std::int64_t count, std::int64_t runs,
                              std::int32_t* seconds) {
    seconds[0] = seconds[runs] = 0;
    for (std::int64_t i = 2; i < count; ++i)
        seconds[i * runs] = squares[i] - 2 * squares[i - 1] + squares[i - 2];
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

/// Four runs side by side, or four pixels of a run.
constexpr std::int64_t kSide = 4;
#ifdef LOSSGLASS_HAS_SHUFFLES
typedef std::int32_t Four __attribute__((vector_size(kSide * sizeof(std::int32_t)), may_alias));

inline Four four(const std::int32_t* from) {
    return Four{from[0], from[1], from[2], from[3]};
}

template <class Real>
inline void write(const Four numbers, Real* to) {
    typedef Real Reals __attribute__((vector_size(kSide * sizeof(Real))));
    const Reals reals = __builtin_convertvector(numbers, Reals);
    std::memcpy(to, &reals, sizeof reals);
}

/// Writes the sums of the sums of four runs. A step of `seconds` is kRuns apart, a run of `to` as
/// long as `steps`, which is a multiple of four: so many steps are turned at a time.
template <class Real>
inline void sumTwice(std::int64_t steps, std::int64_t runs, const std::int32_t* seconds,
                     const std::int32_t* value, const std::int32_t* slope, Real* to) {
    Four v = four(value), s = four(slope), rows[kSide];
    for (std::int64_t step = 0; step < steps; step += kSide) {
        for (std::int64_t k = 0; k < kSide; ++k) {
            s += four(seconds + (step + k) * runs);
            v += s;
            rows[k] = v;
        }
        const Four a = __builtin_shufflevector(rows[0], rows[1], 0, 4, 1, 5);
        const Four b = __builtin_shufflevector(rows[2], rows[3], 0, 4, 1, 5);
        const Four c = __builtin_shufflevector(rows[0], rows[1], 2, 6, 3, 7);
        const Four d = __builtin_shufflevector(rows[2], rows[3], 2, 6, 3, 7);
        write(__builtin_shufflevector(a, b, 0, 1, 4, 5), to + step);
        write(__builtin_shufflevector(a, b, 2, 3, 6, 7), to + steps + step);
        write(__builtin_shufflevector(c, d, 0, 1, 4, 5), to + 2 * steps + step);
        write(__builtin_shufflevector(c, d, 2, 3, 6, 7), to + 3 * steps + step);
    }
}
#else
template <class Real>
inline void sumTwice(std::int64_t steps, std::int64_t runs, const std::int32_t* seconds,
                     const std::int32_t* value, const std::int32_t* slope, Real* to) {
    for (std::int64_t run = 0; run < kSide; ++run) {
        std::int32_t v = value[run], s = slope[run];
        for (std::int64_t step = 0; step < steps; ++step) {
            s += seconds[step * runs + run];
            v += s;
            to[run * steps + step] = static_cast<Real>(v);
        }
    }
}
#endif

}  // namespace

void PackedSquares::pack(const std::int32_t* squares, PackedTile& to) {
    alignas(64) std::array<std::int32_t, kTilePixels> seconds, codes;
    vectorised([&] {
        for (std::int64_t run = 0; run < kRuns; ++run) {
            const std::int32_t* from = squares + run * kSteps;
            secondDifferences(from, kSteps, kRuns, seconds.data() + run);
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
    vectorised([&] {
        for (std::int64_t run = 0; run < kRuns; run += kSide)
            sumTwice(kSteps, kRuns, numbers.data() + run, from.value.data() + run,
                     from.slope.data() + run, squares + run * kSteps);
    });
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
