// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked_buckets.h"

#include "losslib/kernels/ranked_jobs.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

namespace lossglass {

namespace {

// Enough buckets that the items of one stay in the caches, few enough that all their ends do.
constexpr int kBucketItemsLog2 = 11;
constexpr int kMostBucketsLog2 = 10;

// Below, moving items by hand is cheaper than counting digits.
constexpr std::int64_t kFewItems = 24;
constexpr int kMostDigitBits = 12;
constexpr std::size_t kCounters = std::size_t{1} << 14;

template <class Bits>
inline std::pair<Bits, Bits> rangeOf(const Bits* bits, std::int64_t count) {
    constexpr Bits kNone = std::numeric_limits<Bits>::max();
    Bits low = kNone, high = 0;
#pragma omp simd reduction(min : low) reduction(max : high)
    for (std::int64_t i = 0; i < count; ++i) {
        const Bits each = bits[i] == kNone ? Bits{0} : bits[i];
        low = bits[i] < low ? bits[i] : low;
        high = each > high ? each : high;
    }
    return {low, high};
}

/// bucket[i] = (bits[i] - low) >> shift, `none` for those that are dropped.
template <class Bits>
inline void bucketsOf(const Bits* bits, std::int64_t count, Bits low, int shift, std::uint32_t none,
                      std::uint32_t* bucket) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const auto found = static_cast<std::uint32_t>((bits[i] - low) >> shift);
        bucket[i] = bits[i] == std::numeric_limits<Bits>::max() ? none : found;
    }
}

/// Few items by moving them; equal ones keep their order.
template <class Real>
void insertInOrder(RankedItem<Real>* items, std::int64_t count) {
    for (std::int64_t i = 1; i < count; ++i) {
        const RankedItem<Real> item = items[i];
        std::int64_t to = i;
        for (; to > 0 && item.bits < items[to - 1].bits; --to)
            items[to] = items[to - 1];
        items[to] = item;
    }
}

struct RadixPlan {
    int passes = 1, digitBits = 1;
};

/// The number of passes that moves and counts least.
RadixPlan planFor(std::int64_t items, int bits) {
    constexpr double kCostOfACounter = 0.3;  // of moving an item
    RadixPlan best;
    double least = std::numeric_limits<double>::infinity();
    for (int passes = 1; passes <= std::max(1, bits); ++passes) {
        const int digitBits = (bits + passes - 1) / passes;
        if (digitBits > kMostDigitBits) continue;
        if (static_cast<std::size_t>(passes) << digitBits > kCounters) continue;
        const double cost = passes * (static_cast<double>(items) +
                                      kCostOfACounter * static_cast<double>(1 << digitBits));
        if (cost < least) best = {passes, digitBits};
        least = std::min(least, cost);
    }
    return best;
}

/// Sorts items that agree in all but the lowest `bits` bits; returns where they are, in `items` or
/// in `spare`.
template <class Real>
const RankedItem<Real>* sortRun(RankedItem<Real>* items, std::int64_t count, int bits,
                                std::unique_ptr<RankedItem<Real>[]>& spare) {
    if (count <= kFewItems) {
        insertInOrder(items, count);
        return items;
    }
    const auto [passes, digitBits] = planFor(count, bits);
    const std::size_t digits = std::size_t{1} << digitBits;
    const OrderBits<Real> mask = digits - 1;
    std::array<std::uint32_t, kCounters> counters;
    std::fill_n(counters.begin(), static_cast<std::size_t>(passes) << digitBits, 0u);
    for (std::int64_t i = 0; i < count; ++i) {
        OrderBits<Real> rest = items[i].bits;
        for (int pass = 0; pass < passes; ++pass, rest >>= digitBits)
            ++counters[(static_cast<std::size_t>(pass) << digitBits) + (rest & mask)];
    }
    RankedItem<Real>* from = items;
    RankedItem<Real>* to = nullptr;
    for (int pass = 0; pass < passes; ++pass) {
        std::uint32_t* next = &counters[static_cast<std::size_t>(pass) << digitBits];
        const int shift = pass * digitBits;
        // All in one place: nothing to move.
        if (next[(from[0].bits >> shift) & mask] == static_cast<std::uint64_t>(count)) continue;
        if (!spare) {
            spare =
                std::make_unique_for_overwrite<RankedItem<Real>[]>(static_cast<std::size_t>(count));
            to = spare.get();
        }
        std::exclusive_scan(next, next + digits, next, 0u);
        for (std::int64_t i = 0; i < count; ++i)
            to[next[(from[i].bits >> shift) & mask]++] = from[i];
        std::swap(from, to);
    }
    return from;
}

}  // namespace

template <class Real>
RankedBuckets<Real>::RankedBuckets(std::int64_t size, const RankedFill<Real>& fill)
    : m_size(size),
      m_items(std::make_unique_for_overwrite<RankedItem<Real>[]>(static_cast<std::size_t>(size))) {
    findRange(fill);
    deal(fill);
}

template <class Real>
void RankedBuckets<Real>::findRange(const RankedFill<Real>& fill) {
    const RankedJobs jobs(m_size);
    std::vector<std::pair<Bits, Bits>> ranges(static_cast<std::size_t>(jobs.count),
                                              {kDropped<Real>, 0});
    jobs.forEach([&](std::int64_t job) {
        auto& [low, high] = ranges[static_cast<std::size_t>(job)];
        std::array<Bits, kTilePixels> bits;
        std::array<std::uint8_t, kTilePixels> marks;
        jobs.forEachTileOf(job, [&](const Tile& tile) {
            fill(tile, bits.data(), marks.data());
            std::pair<Bits, Bits> found;
            vectorised([&] { found = rangeOf(bits.data(), tile.count); });
            low = std::min(low, found.first);
            high = std::max(high, found.second);
        });
    });
    m_low = kDropped<Real>;
    for (const auto& [low, high] : ranges) {
        m_low = std::min(m_low, low);
        m_high = std::max(m_high, high);
    }
    m_low = std::min(m_low, m_high);
    const int sizeLog2 = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(m_size)));
    const int wanted = std::clamp(sizeLog2 - kBucketItemsLog2, 0, kMostBucketsLog2);
    const int range = static_cast<int>(std::bit_width(m_high - m_low));
    constexpr int kMostShift = 8 * static_cast<int>(sizeof(Bits)) - 1;
    m_shift = std::clamp(range - wanted, 0, kMostShift);
    // The items of a bucket agree in all higher bits.
    m_low = m_low >> m_shift << m_shift;
}

template <class Real>
void RankedBuckets<Real>::deal(const RankedFill<Real>& fill) {
    const RankedJobs jobs(m_size);
    // One more, for what is dropped.
    const std::size_t stride = buckets() + 1;
    const auto none = static_cast<std::uint32_t>(buckets());
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(jobs.count) * stride * 2);
    struct Buffer {
        std::array<Bits, kTilePixels> bits;
        std::array<std::uint8_t, kTilePixels> marks;
        std::array<std::uint32_t, kTilePixels> bucket;
    };
    const auto look = [&](const Tile& tile, Buffer& buffer) {
        fill(tile, buffer.bits.data(), buffer.marks.data());
        vectorised([&] {
            bucketsOf(buffer.bits.data(), tile.count, m_low, m_shift, none, buffer.bucket.data());
        });
    };
    jobs.forEach([&](std::int64_t job) {
        std::uint32_t* count = &counts[static_cast<std::size_t>(job) * stride * 2];
        Buffer buffer;
        jobs.forEachTileOf(job, [&](const Tile& tile) {
            look(tile, buffer);
            for (std::size_t i = 0; i < static_cast<std::size_t>(tile.count); ++i)
                ++count[2 * buffer.bucket[i] + buffer.marks[i]];
        });
    });
    // Where each job begins in each bucket; counts[2 k] holds it.
    m_begin.assign(1, 0);
    m_markedAhead.assign(1, 0);
    std::int64_t place = 0, marked = 0;
    for (std::size_t bucket = 0; bucket < stride; ++bucket) {
        for (std::size_t job = 0; job < static_cast<std::size_t>(jobs.count); ++job) {
            std::uint32_t* count = &counts[(job * stride + bucket) * 2];
            const std::int64_t here = std::int64_t{count[0]} + count[1];
            marked += count[1];
            count[0] = static_cast<std::uint32_t>(place);
            place += here;
        }
        if (bucket == none) break;
        m_begin.push_back(place);
        m_markedAhead.push_back(marked);
    }
    jobs.forEach([&](std::int64_t job) {
        std::uint32_t* next = &counts[static_cast<std::size_t>(job) * stride * 2];
        Buffer buffer;
        jobs.forEachTileOf(job, [&](const Tile& tile) {
            look(tile, buffer);
            auto payload = static_cast<std::uint32_t>(tile.begin) << 1;
            for (std::size_t i = 0; i < static_cast<std::size_t>(tile.count); ++i, payload += 2)
                m_items[next[2 * buffer.bucket[i]]++] = {buffer.bits[i], payload | buffer.marks[i]};
        });
    });
}

template <class Real>
void RankedBuckets<Real>::forEachRun(const std::function<void(const RankedRun<Real>&)>& body) {
    forEachJob(runs(), [&](std::int64_t index) {
        const auto bucket = static_cast<std::size_t>(index);
        const std::int64_t begin = m_begin[bucket], count = m_begin[bucket + 1] - begin;
        if (count == 0) return;
        std::unique_ptr<RankedItem<Real>[]> spare;
        const RankedItem<Real>* items = sortRun(m_items.get() + begin, count, m_shift, spare);
        body({index, items, count, begin, m_markedAhead[bucket]});
    });
}

template class RankedBuckets<float>;
template class RankedBuckets<double>;

}  // namespace lossglass
