// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked.h"

#include "losslib/kernels/ranked_jobs.h"

#include <array>
#include <vector>

namespace lossglass {

namespace {

// The first digit decides how many items are looked at again: of a float all of the exponent and
// some of the mantissa.
constexpr int kFirstBits = 12;
constexpr int kDigitBits = 10;

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
        std::array<Bits, kTilePixels> bits;
        std::array<Bits, kTilePixels> marks;
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
        std::array<Bits, kTilePixels + 1> kept;
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

}  // namespace

template <class Real>
RankedSelection<Real> selectRanked(std::int64_t size, const RankedFill<Real>& fill,
                                   std::int64_t count) {
    using Bits = OrderBits<Real>;
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
