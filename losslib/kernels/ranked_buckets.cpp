// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked_buckets.h"

#include "losslib/kernels/vectorised.h"
#include "losslib/support/large_pages.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

namespace lossglass {

namespace {

// Enough buckets that the items of one stay in the caches, few enough that all their ends do.
constexpr int kBucketItemsLog2 = 12;
constexpr int kMostBucketsLog2 = 8;

// Results that a second-level cache holds are written wherever they belong.
constexpr std::int64_t kNearBytes = std::int64_t{1} << 20;

// So many tiles tell well enough how the keys lie.
constexpr std::int64_t kTilesOfAGuess = 32;

// Below, moving items by hand is cheaper than counting digits.
constexpr std::int64_t kFewItems = 24;
constexpr int kMostDigitBits = 12;
constexpr std::size_t kCounters = std::size_t{6} << kMostDigitBits;  // of doubles

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

/// bucket[i] = (bits[i] - low) >> shift, from 0 to none - 1; `none` for those that are dropped.
template <class Bits>
inline void bucketsOf(const Bits* bits, std::int64_t count, Bits low, int shift, std::uint32_t none,
                      std::uint32_t* bucket) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Bits above = bits[i] > low ? bits[i] - low : Bits{0};
        const auto found = static_cast<std::uint32_t>(above >> shift);
        const std::uint32_t near = found < none ? found : none - 1;
        bucket[i] = bits[i] == std::numeric_limits<Bits>::max() ? none : near;
    }
}

/// The lowest bits of keys beyond which all are alike.
template <class Real>
inline int differingBits(const RankedItem<Real>* items, std::int64_t count) {
    const OrderBits<Real> first = items[0].bits;
    OrderBits<Real> differing = 0;
#pragma omp simd reduction(| : differing)
    for (std::int64_t i = 0; i < count; ++i)
        differing |= items[i].bits ^ first;
    return static_cast<int>(std::bit_width(differing));
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
    RadixPlan best;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (int passes = (bits + kMostDigitBits - 1) / kMostDigitBits; passes <= bits; ++passes) {
        const int digitBits = (bits + passes - 1) / passes;
        // A counter costs a third of what it costs to move an item.
        const std::int64_t cost = passes * (items + (std::int64_t{1} << digitBits) / 3);
        if (cost >= least) break;
        least = cost;
        best = {passes, digitBits};
    }
    return best;
}

/// counters[pass << digitBits | digit] of the passes from `first` on; the loop over few unrolls.
template <int Passes, class Real>
void countDigits(const RankedItem<Real>* items, std::int64_t count, int first, int digitBits,
                 std::uint32_t* counters) {
    const OrderBits<Real> mask = (OrderBits<Real>{1} << digitBits) - 1;
    for (std::int64_t i = 0; i < count; ++i) {
        OrderBits<Real> rest = items[i].bits >> (first * digitBits);
        std::uint32_t* of = counters + (static_cast<std::size_t>(first) << digitBits);
        for (int pass = 0; pass < Passes; ++pass, rest >>= digitBits, of += mask + 1)
            ++of[rest & mask];
    }
}

template <class Real>
void countAllDigits(const RankedItem<Real>* items, std::int64_t count, int passes, int digitBits,
                    std::uint32_t* counters) {
    int first = 0;
    for (; passes - first >= 2; first += 2)
        countDigits<2>(items, count, first, digitBits, counters);
    if (first < passes) countDigits<1>(items, count, first, digitBits, counters);
}

/// Returns where the sorted items are, in `items` or in `spare`.
template <class Real>
const RankedItem<Real>* sortRun(RankedItem<Real>* items, std::int64_t count,
                                std::unique_ptr<RankedItem<Real>[]>& spare) {
    if (count <= kFewItems) {
        insertInOrder(items, count);
        return items;
    }
    int bits = 0;
    vectorised([&] { bits = differingBits(items, count); });
    if (bits == 0) return items;
    const auto [passes, digitBits] = planFor(count, bits);
    const std::size_t digits = std::size_t{1} << digitBits;
    const OrderBits<Real> mask = digits - 1;
    std::array<std::uint32_t, kCounters> counters;
    std::fill_n(counters.begin(), static_cast<std::size_t>(passes) << digitBits, 0u);
    countAllDigits(items, count, passes, digitBits, counters.data());
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

/// results[i] of what the items hold, 0 for the bucket of those that are dropped.
template <class Bits, class Real>
inline void resultsOf(const Bits* bits, const std::uint32_t* bucket, std::uint32_t none,
                      std::int64_t count, Real* results) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        results[i] = bucket[i] == none ? Real(0) : std::bit_cast<Real>(bits[i]);
}

}  // namespace

template <class Real>
struct RankedBuckets<Real>::Buffer {
    std::array<Bits, kTilePixels> bits;
    std::array<std::uint8_t, kTilePixels> marks;
    std::array<std::uint32_t, kTilePixels> bucket;
};

template <class Real>
RankedBuckets<Real>::RankedBuckets(std::int64_t size, RankedFill<Real> fill)
    : m_fill(std::move(fill)),
      m_isDirect(size * static_cast<std::int64_t>(sizeof(Real)) <= kNearBytes),
      m_jobs(size),
      m_items(std::make_unique_for_overwrite<RankedItem<Real>[]>(static_cast<std::size_t>(size))) {
    askForLargePages(m_items.get(), static_cast<std::size_t>(size) * sizeof(RankedItem<Real>));
    guessRange();
    countItems();
    placeBuckets();
    deal();
}

/// From some of the tiles: what lies beyond goes to the first or last bucket.
template <class Real>
void RankedBuckets<Real>::guessRange() {
    Buffer buffer;
    m_low = kDropped<Real>;
    const std::int64_t step = tileCount(m_jobs.size) / kTilesOfAGuess + 1;
    for (std::int64_t index = 0; index < tileCount(m_jobs.size); index += step) {
        const Tile tile = m_jobs.tileAt(index);
        m_fill(tile, buffer.bits.data(), buffer.marks.data());
        std::pair<Bits, Bits> found;
        vectorised([&] { found = rangeOf(buffer.bits.data(), tile.count); });
        m_low = std::min(m_low, found.first);
        m_high = std::max(m_high, found.second);
    }
    m_low = std::min(m_low, m_high);
    const int sizeLog2 = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(m_jobs.size)));
    const int wanted = std::clamp(sizeLog2 - kBucketItemsLog2, 0, kMostBucketsLog2);
    const int range = static_cast<int>(std::bit_width(m_high - m_low));
    constexpr int kMostShift = 8 * static_cast<int>(sizeof(Bits)) - 1;
    m_shift = std::clamp(range - wanted, 0, kMostShift);
    // So that the keys of a bucket are alike in all bits above.
    m_low = (m_low >> m_shift) << m_shift;
}

template <class Real>
void RankedBuckets<Real>::look(const Tile& tile, Buffer& buffer) const {
    m_fill(tile, buffer.bits.data(), buffer.marks.data());
    const auto none = static_cast<std::uint32_t>(buckets());
    vectorised([&] {
        bucketsOf(buffer.bits.data(), tile.count, m_low, m_shift, none, buffer.bucket.data());
    });
}

template <class Real>
void RankedBuckets<Real>::countItems() {
    m_counters.assign(static_cast<std::size_t>(m_jobs.count) * 2 * (buckets() + 1), 0u);
    m_jobs.forEach([&](std::int64_t job) {
        std::uint32_t* count = countersOf(job);
        Buffer buffer;
        m_jobs.forEachTileOf(job, [&](const Tile& tile) {
            look(tile, buffer);
            for (std::size_t i = 0; i < static_cast<std::size_t>(tile.count); ++i)
                ++count[2 * buffer.bucket[i] + buffer.marks[i]];
        });
    });
}

template <class Real>
void RankedBuckets<Real>::placeBuckets() {
    m_begin.assign(1, 0);
    m_markedAhead.assign(1, 0);
    std::int64_t place = 0, marked = 0;
    for (std::size_t bucket = 0; bucket <= buckets(); ++bucket) {
        for (std::int64_t job = 0; job < m_jobs.count; ++job) {
            std::uint32_t* count = countersOf(job) + 2 * bucket;
            const std::int64_t here = std::int64_t{count[0]} + count[1];
            marked += count[1];
            count[0] = count[1] = static_cast<std::uint32_t>(place);
            place += here;
        }
        // What is dropped comes last and is no bucket.
        if (bucket == buckets()) break;
        m_begin.push_back(place);
        m_markedAhead.push_back(marked);
    }
}

template <class Real>
void RankedBuckets<Real>::deal() {
    m_jobs.forEach([&](std::int64_t job) {
        std::uint32_t* next = countersOf(job);
        Buffer buffer;
        m_jobs.forEachTileOf(job, [&](const Tile& tile) {
            look(tile, buffer);
            const auto first = static_cast<std::uint32_t>(tile.begin);
            for (std::size_t i = 0; i < static_cast<std::size_t>(tile.count); ++i) {
                const std::uint32_t to = next[2 * buffer.bucket[i]]++;
                const std::uint32_t place = m_isDirect ? first + static_cast<std::uint32_t>(i) : to;
                m_items[to] = {buffer.bits[i], place << 1 | buffer.marks[i]};
            }
        });
    });
}

template <class Real>
void RankedBuckets<Real>::forEachRun(const std::function<void(const RankedRun<Real>&)>& body,
                                     Real* results) {
    forEachJob(static_cast<std::int64_t>(buckets()), [&](std::int64_t index) {
        sortRunOf(static_cast<std::size_t>(index), body, results);
    });
    if (results && !m_isDirect) takeBack(results);
}

template <class Real>
void RankedBuckets<Real>::sortRunOf(std::size_t bucket,
                                    const std::function<void(const RankedRun<Real>&)>& body,
                                    Real* results) {
    const std::int64_t begin = m_begin[bucket], count = m_begin[bucket + 1] - begin;
    if (count == 0) return;
    RankedItem<Real>* items = m_items.get() + begin;
    std::unique_ptr<RankedItem<Real>[]> spare;
    RankedRun<Real> run{static_cast<std::int64_t>(bucket),
                        sortRun(items, count, spare),
                        count,
                        begin,
                        m_markedAhead[bucket],
                        results,
                        0};
    if (!results || m_isDirect) return body(run);
    const auto own = std::make_unique_for_overwrite<Real[]>(static_cast<std::size_t>(count));
    run.results = own.get();
    run.firstPlace = begin;
    body(run);
    for (std::int64_t i = 0; i < count; ++i)
        items[i].bits = std::bit_cast<Bits>(own[static_cast<std::size_t>(i)]);
}

/// Each item's result from where the item was dealt to.
template <class Real>
void RankedBuckets<Real>::takeBack(Real* results) const {
    const auto none = static_cast<std::uint32_t>(buckets());
    m_jobs.forEach([&](std::int64_t job) {
        const std::size_t stride = 2 * (buckets() + 1);
        const auto from = m_counters.begin() + job * static_cast<std::ptrdiff_t>(stride);
        std::vector<std::uint32_t> next(from, from + static_cast<std::ptrdiff_t>(stride));
        Buffer buffer;
        m_jobs.forEachTileOf(job, [&](const Tile& tile) {
            look(tile, buffer);
            for (std::size_t i = 0; i < static_cast<std::size_t>(tile.count); ++i)
                buffer.bits[i] = m_items[next[2 * buffer.bucket[i] + 1]++].bits;
            vectorised([&] {
                resultsOf(buffer.bits.data(), buffer.bucket.data(), none, tile.count,
                          results + tile.begin);
            });
        });
    });
}

template class RankedBuckets<float>;
template class RankedBuckets<double>;

}  // namespace lossglass
