// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked.h"

#include "losslib/kernels/ranked_jobs.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

namespace lossglass {

namespace {

// The first digit decides how many items are looked at again: of a float all of the exponent and
// some of the mantissa.
constexpr int kFirstBits = 12;
constexpr int kDigitBits = 10;

// A sample of so many runs of so many items says about where the answer lies, among many items.
constexpr std::int64_t kSampleRuns = 64;
constexpr std::int64_t kSampleRunItems = 64;
constexpr std::int64_t kFewestGuessed = std::int64_t{1} << 16;

using Counters = std::array<std::int64_t, std::size_t{1} << kFirstBits>;

/// How often each digit occurs. Two counters in turn: equal digits one after the other would wait
/// for each other.
template <class Bits>
void countDigits(const Bits* bits, std::int64_t count, int shift, Bits mask, Counters& even,
                 Counters& odd) {
    std::int64_t i = 0;
    for (; i + 1 < count; i += 2) {
        ++even[static_cast<std::size_t>((bits[i] >> shift) & mask)];
        ++odd[static_cast<std::size_t>((bits[i + 1] >> shift) & mask)];
    }
    if (i < count) ++even[static_cast<std::size_t>((bits[i] >> shift) & mask)];
}

/// Copies those whose digit is `digit`, returns how many. `to` may be `bits`, and has room for one
/// more than there are.
template <class Bits>
std::int64_t keepDigit(const Bits* bits, std::int64_t count, int shift, Bits mask, Bits digit,
                       Bits* to) {
    std::int64_t kept = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const Bits each = bits[i];
        to[kept] = each;
        kept += ((each >> shift) & mask) == digit ? 1 : 0;
    }
    return kept;
}

/// The digit that holds the `count`-th; `ahead` grows by what comes before it.
std::size_t digitOf(const Counters& counters, std::int64_t count, std::int64_t& ahead) {
    std::size_t digit = 0;
    while (ahead + counters[digit] < count)
        ahead += counters[digit++];
    return digit;
}

/// The selection by its highest digit: what all items with that digit are.
template <class Real>
struct FirstDigit {
    std::vector<OrderBits<Real>> items;
    OrderBits<Real> prefix = 0;
    std::int64_t ahead = 0;
};

template <class Real>
FirstDigit<Real> selectFirst(std::int64_t size, const RankedFill<Real>& fill, std::int64_t count,
                             int shift) {
    using Bits = OrderBits<Real>;
    constexpr Bits kMask = (Bits{1} << kFirstBits) - 1;
    struct Buffer {
        alignas(64) std::array<Bits, kTilePixels> bits;
        alignas(64) std::array<Bits, kTilePixels> marks;
    };
    const RankedJobs jobs(size);
    std::vector<Counters> counters(static_cast<std::size_t>(jobs.count));
    jobs.forEach([&](std::int64_t job) {
        Buffer buffer;
        Counters odd{};
        Counters& even = counters[static_cast<std::size_t>(job)];
        jobs.forEachTileOf(job, [&](const Tile& tile) {
            fill(tile, buffer.bits.data(), buffer.marks.data());
            countDigits(buffer.bits.data(), tile.count, shift, kMask, even, odd);
        });
        for (std::size_t digit = 0; digit < odd.size(); ++digit)
            even[digit] += odd[digit];
    });
    Counters all{};
    for (const Counters& each : counters)
        for (std::size_t digit = 0; digit < all.size(); ++digit)
            all[digit] += each[digit];
    FirstDigit<Real> found;
    const std::size_t digit = digitOf(all, count, found.ahead);
    found.prefix = static_cast<Bits>(digit) << shift;
    std::vector<std::int64_t> begin(counters.size() + 1);
    for (std::size_t job = 0; job < counters.size(); ++job)
        begin[job + 1] = begin[job] + counters[job][digit];
    found.items.resize(static_cast<std::size_t>(begin.back()));
    jobs.forEach([&](std::int64_t job) {
        Buffer buffer;
        alignas(64) std::array<Bits, kTilePixels + 1> kept;
        Bits* to = found.items.data() + begin[static_cast<std::size_t>(job)];
        jobs.forEachTileOf(job, [&](const Tile& tile) {
            fill(tile, buffer.bits.data(), buffer.marks.data());
            const std::int64_t here = keepDigit(buffer.bits.data(), tile.count, shift, kMask,
                                                static_cast<Bits>(digit), kept.data());
            to = std::copy_n(kept.data(), here, to);
        });
    });
    return found;
}

/// A range of keys that by a sample holds the answer, and is small.
template <class Real>
struct GuessedRange {
    OrderBits<Real> low, high;
};

template <class Real>
GuessedRange<Real> guessRange(std::int64_t size, const RankedFill<Real>& fill, std::int64_t count) {
    using Bits = OrderBits<Real>;
    std::vector<Bits> sample(kSampleRuns * kSampleRunItems);
    std::array<Bits, kSampleRunItems> marks;
    for (std::int64_t i = 0; i < kSampleRuns; ++i)
        fill({0, (size - kSampleRunItems) * i / kSampleRuns, kSampleRunItems},
             sample.data() + i * kSampleRunItems, marks.data());
    // Neighbours are alike, so that a sample in runs tells less than its size: six times what would
    // be usual.
    const auto all = static_cast<double>(sample.size());
    const double share = static_cast<double>(count) / static_cast<double>(size);
    const double slack = 6 * std::sqrt(all * share * (1 - share)) + 2;
    const auto at = [&](double rank) {
        const auto place = static_cast<std::ptrdiff_t>(std::clamp(rank, 0.0, all - 1));
        std::nth_element(sample.begin(), sample.begin() + place, sample.end());
        return sample[static_cast<std::size_t>(place)];
    };
    const Bits low = at(all * share - slack), high = at(all * share + slack);
    return {low, high};
}

/// How many lie before the range.
template <class Bits>
inline std::int64_t countBelow(const Bits* bits, std::int64_t count, Bits low) {
    Bits below = 0;
#pragma omp simd reduction(+ : below)
    for (std::int64_t i = 0; i < count; ++i)
        below += bits[i] < low ? 1u : 0u;
    return static_cast<std::int64_t>(below);
}

template <class Bits>
inline void markWithin(const Bits* bits, std::int64_t count, Bits low, Bits high,
                       std::uint8_t* isWithin) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        isWithin[i] = bits[i] - low <= high - low ? 1 : 0;
}

/// `isWithin`: of a tile, 0 or 1. Eight are looked at in one go: most are not within.
template <class Bits>
std::int64_t keepMarked(const Bits* bits, std::int64_t count,
                        const std::array<std::uint8_t, kTilePixels>& isWithin, Bits* to) {
    constexpr std::int64_t kAtOnce = 8;
    std::int64_t kept = 0;
    for (std::int64_t begin = 0; begin < count; begin += kAtOnce) {
        std::uint64_t any;
        std::memcpy(&any, isWithin.data() + begin, sizeof any);
        if (any == 0) continue;
        for (std::int64_t i = begin; i < std::min(begin + kAtOnce, count); ++i) {
            to[kept] = bits[i];
            kept += isWithin[static_cast<std::size_t>(i)];
        }
    }
    return kept;
}

/// The selection within a range of keys; nothing where it lies elsewhere.
template <class Real>
std::optional<RankedSelection<Real>> selectWithin(std::int64_t size, const RankedFill<Real>& fill,
                                                  std::int64_t count,
                                                  const GuessedRange<Real>& range) {
    using Bits = OrderBits<Real>;
    struct Found {
        std::vector<Bits> items;
        std::int64_t ahead = 0;
    };
    const RankedJobs jobs(size);
    std::vector<Found> found(static_cast<std::size_t>(jobs.count));
    jobs.forEach([&](std::int64_t job) {
        alignas(64) std::array<Bits, kTilePixels> bits, marks;
        alignas(64) std::array<Bits, kTilePixels + 1> kept;
        alignas(64) std::array<std::uint8_t, kTilePixels> isWithin{};
        Found& here = found[static_cast<std::size_t>(job)];
        jobs.forEachTileOf(job, [&](const Tile& tile) {
            fill(tile, bits.data(), marks.data());
            vectorised([&] {
                here.ahead += countBelow(bits.data(), tile.count, range.low);
                markWithin(bits.data(), tile.count, range.low, range.high, isWithin.data());
            });
            const std::int64_t within = keepMarked(bits.data(), tile.count, isWithin, kept.data());
            here.items.insert(here.items.end(), kept.begin(), kept.begin() + within);
        });
    });
    std::vector<Bits> items;
    std::int64_t ahead = 0;
    for (const Found& here : found) {
        ahead += here.ahead;
        items.insert(items.end(), here.items.begin(), here.items.end());
    }
    const std::int64_t place = count - 1 - ahead;
    if (place < 0 || place >= static_cast<std::int64_t>(items.size())) return std::nullopt;
    std::nth_element(items.begin(), items.begin() + place, items.end());
    const Bits bits = items[static_cast<std::size_t>(place)];
    const auto below =
        std::count_if(items.begin(), items.begin() + place, [&](Bits each) { return each < bits; });
    return RankedSelection<Real>{bits, ahead + below, std::count(items.begin(), items.end(), bits)};
}

}  // namespace

template <class Real>
RankedSelection<Real> selectRanked(std::int64_t size, const RankedFill<Real>& fill,
                                   std::int64_t count) {
    using Bits = OrderBits<Real>;
    if (size >= kFewestGuessed)
        if (const auto found = selectWithin(size, fill, count, guessRange<Real>(size, fill, count)))
            return *found;
    int shift = 8 * static_cast<int>(sizeof(Bits)) - kFirstBits;
    auto [items, prefix, ahead] = selectFirst<Real>(size, fill, count, shift);
    auto left = static_cast<std::int64_t>(items.size());
    items.push_back(0);
    // Digit by digit; those that agree with the answer so far stay.
    while (shift > 0) {
        const int bits = std::min(kDigitBits, shift);
        const Bits mask = (Bits{1} << bits) - 1;
        shift -= bits;
        Counters even{}, odd{};
        countDigits(items.data(), left, shift, mask, even, odd);
        for (std::size_t digit = 0; digit <= mask; ++digit)
            even[digit] += odd[digit];
        const auto digit = static_cast<Bits>(digitOf(even, count, ahead));
        prefix |= digit << shift;
        left = keepDigit(items.data(), left, shift, mask, digit, items.data());
    }
    return {prefix, ahead, left};
}

template RankedSelection<float> selectRanked(std::int64_t, const RankedFill<float>&, std::int64_t);
template RankedSelection<double> selectRanked(std::int64_t, const RankedFill<double>&,
                                              std::int64_t);

}  // namespace lossglass
