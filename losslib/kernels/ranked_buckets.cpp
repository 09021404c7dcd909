// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked_buckets.h"

#include "losslib/kernels/joined_writes.h"
#include "losslib/kernels/ranked_run.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <type_traits>
#include <utility>

namespace lossglass {

namespace {

// The items of a bucket and what sorting them needs stay in the nearest cache.
constexpr int kBucketItemsLog2 = 10;

// So many runs of so many items tell well enough how the keys lie.
constexpr std::int64_t kSampleRuns = 64;
constexpr std::int64_t kSampleRunItems = 64;

template <class Bits>
inline constexpr int kHighestBit = 8 * static_cast<int>(sizeof(Bits)) - 1;

/// A cell for each item by descendingBits(), 0 to cells - 1; `cells` for those that are dropped.
template <class Bits>
inline void logarithmicCells(const Bits* bits, std::int64_t count, Bits low, int shift,
                             std::uint32_t cells, std::uint32_t* to) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Bits above = (bits[i] > low ? bits[i] - low : Bits{0}) >> shift;
        const Bits near = above < cells ? above : Bits{cells - 1};
        const Bits found = bits[i] == std::numeric_limits<Bits>::max() ? Bits{cells} : near;
        to[i] = static_cast<std::uint32_t>(found);
    }
}

/// The same, of equal width below and above 0, which lies between two of them.
template <class Real>
inline void linearCells(const OrderBits<Real>* bits, std::int64_t count, Real cellsPerKey,
                        std::uint32_t zero, std::uint32_t cells, std::uint32_t* to) {
    constexpr int kSign = kHighestBit<OrderBits<Real>>;
    const auto all = static_cast<std::int32_t>(cells), first = static_cast<std::int32_t>(zero);
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real away = std::abs(keyOf<Real>(bits[i])) * cellsPerKey;
        // NaN where it is dropped.
        const auto steps = static_cast<std::int32_t>(
            away < static_cast<Real>(all) ? away : static_cast<Real>(all));
        const std::int32_t up = first - 1 - steps, down = first + steps;
        const std::int32_t near = down < all ? down : all - 1, far = up > 0 ? up : 0;
        const auto isBelow = -static_cast<std::int32_t>(bits[i] >> kSign);
        const std::int32_t found = far ^ ((far ^ near) & isBelow);
        to[i] = static_cast<std::uint32_t>(
            bits[i] == std::numeric_limits<OrderBits<Real>>::max() ? all : found);
    }
}

/// The bits without the highest, and the mark.
template <class Real>
inline void joinMarks(const OrderBits<Real>* bits, const OrderBits<Real>* marks, std::int64_t count,
                      Real* items) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        items[i] = std::bit_cast<Real>(bits[i] << 1 | marks[i]);
}

/// Notes the bucket of each item and counts. Two counters in turn: equal ones one after the other
/// would wait for each other.
void countBuckets(const std::uint32_t* cells, std::int64_t count, const std::uint8_t* bucketOf,
                  std::uint8_t* bucket, std::uint32_t* even, std::uint32_t* odd) {
    writeJoined(count, bucket, [=](std::int64_t i) {
        const std::uint8_t found = bucketOf[cells[i]];
        ++(i & 1 ? odd : even)[found];
        return found;
    });
}

/// Puts items where they belong, and in their places where that is.
template <class Real>
void dealOut(Real* items, const std::uint8_t* bucket, std::int64_t count, std::uint32_t* next,
             OrderBits<Real>* to) {
    using Bits = OrderBits<Real>;
    writeJoined(count, items, [=](std::int64_t i) -> Bits {
        const std::uint32_t place = next[bucket[i]]++;
        to[place] = std::bit_cast<Bits>(items[i]);
        return place;
    });
}

template <class Bits>
inline std::uint32_t countMarks(const Bits* items, std::int64_t count) {
    Bits marks = 0;
#pragma omp simd reduction(+ : marks)
    for (std::int64_t i = 0; i < count; ++i)
        marks += items[i] & 1u;
    return static_cast<std::uint32_t>(marks);
}

/// Numbers of the items of a run: most runs need no memory from elsewhere.
template <class T>
class RunArray {
public:
    explicit RunArray(std::size_t count) {
        if (count > m_few.size()) m_many = AlignedArray<T>(count);
    }
    T* get() { return m_many.get() ? m_many.get() : m_few.data(); }

private:
    alignas(kLineBytes) std::array<T, std::size_t{2} << kBucketItemsLog2> m_few;
    AlignedArray<T> m_many;
};

}  // namespace

template <class Real>
struct RankedBuckets<Real>::Buffer {
    alignas(64) std::array<Bits, kTilePixels> bits, marks;
    alignas(64) std::array<std::uint32_t, kTilePixels> cells;
};

template <class Real>
RankedBuckets<Real>::RankedBuckets(std::int64_t size, RankedScale scale,
                                   const RankedFill<Real>& fill, Real* results)
    : m_scale(scale),
      m_jobs(size),
      m_ownWay(results ? AlignedArray<Real>() : AlignedArray<Real>(static_cast<std::size_t>(size))),
      m_results(results),
      m_way(results ? results : m_ownWay.get()),
      m_items(static_cast<std::size_t>(size)) {
    guessBuckets(fill);
    deal(fill);
    placeBuckets();
}

/// Cells that span most of a sample. Keys without a highest bit in common must not share a cell,
/// for it is not kept.
template <class Real>
void RankedBuckets<Real>::guessCells(const std::vector<Bits>& sample) {
    Bits low = kDropped<Real>, high = 0;
    for (const Bits bits : sample) {
        if (bits == kDropped<Real>) continue;
        low = std::min(low, bits);
        high = std::max(high, bits);
    }
    low = std::min(low, high);
    const int range = static_cast<int>(std::bit_width(high - low));
    m_shift = std::max(range - static_cast<int>(std::bit_width(kCells)) + 1, 0);
    m_low = (low >> m_shift) << m_shift;
    constexpr Real kFar = std::numeric_limits<Real>::max() / 4;
    const Real above = std::clamp(keyOf<Real>(low), Real(0), kFar);
    const Real below = std::clamp(-keyOf<Real>(high), Real(0), kFar);
    const Real span = std::max(above + below, std::numeric_limits<Real>::min() * kCells);
    m_cellsPerKey = static_cast<Real>(kCells - 2) / span;
    m_zeroCell = 1 + static_cast<std::uint32_t>(above * m_cellsPerKey);
    m_zeroCell = std::min(m_zeroCell, kCells - 1);
}

/// Joins cells, so that about as many of a sample fall into each bucket.
template <class Real>
void RankedBuckets<Real>::guessBuckets(const RankedFill<Real>& fill) {
    const std::int64_t run = std::min(kSampleRunItems, m_jobs.size);
    std::vector<Bits> sample;
    std::array<Bits, kSampleRunItems> marks;
    for (std::int64_t i = 0; i < kSampleRuns && m_jobs.size > 0; ++i) {
        const std::int64_t begin = (m_jobs.size - run) * i / kSampleRuns;
        sample.resize(sample.size() + static_cast<std::size_t>(run));
        fill({0, begin, run}, sample.data() + sample.size() - run, marks.data());
    }
    if (sample.empty()) sample.push_back(kDropped<Real>);
    guessCells(sample);
    std::vector<std::uint32_t> cells(sample.size());
    findCells(sample.data(), static_cast<std::int64_t>(sample.size()), cells.data());
    std::vector<std::int64_t> counts(kCells + 1);
    for (const std::uint32_t cell : cells)
        ++counts[cell];
    const auto all = static_cast<std::int64_t>(cells.size()) - counts[kCells];
    const auto wanted = std::clamp(m_jobs.size >> kBucketItemsLog2, std::int64_t{1},
                                   static_cast<std::int64_t>(kMostBuckets) - 3);
    std::int64_t before = 0, share = 1;
    std::size_t bucket = 0;
    for (std::uint32_t cell = 0; cell < kCells; ++cell) {
        const bool isFull = before * wanted >= share * all && before > 0;
        if (isFull) share = before * wanted / std::max(all, std::int64_t{1}) + 1;
        const bool isZero = m_scale == RankedScale::Linear && cell == m_zeroCell;
        if (cell > 0 && (isFull || isZero)) ++bucket;
        m_bucketOf[cell] = static_cast<std::uint8_t>(bucket);
        before += counts[cell];
    }
    m_buckets = bucket + 1;
    m_bucketOf[kCells] = static_cast<std::uint8_t>(m_buckets);
}

template <class Real>
void RankedBuckets<Real>::findCells(const Bits* bits, std::int64_t count,
                                    std::uint32_t* cells) const {
    const Real cellsPerKey = m_cellsPerKey;
    const std::uint32_t zero = m_zeroCell;
    const Bits low = m_low;
    const int shift = m_shift;
    if (m_scale == RankedScale::Linear)
        vectorised([&] { linearCells<Real>(bits, count, cellsPerKey, zero, kCells, cells); });
    else
        vectorised([&] { logarithmicCells(bits, count, low, shift, kCells, cells); });
}

template <class Real>
void RankedBuckets<Real>::countItems(std::int64_t job, const RankedFill<Real>& fill,
                                     std::uint8_t* bucket) {
    std::uint32_t* even = &m_begins[firstBeginOf(job)];
    std::array<std::uint32_t, kMostBuckets> odd{};
    Buffer buffer;
    m_jobs.forEachTileOf(job, [&](const Tile& tile) {
        fill(tile, buffer.bits.data(), buffer.marks.data());
        vectorised([&] {
            joinMarks(buffer.bits.data(), buffer.marks.data(), tile.count, m_way + tile.begin);
        });
        findCells(buffer.bits.data(), tile.count, buffer.cells.data());
        countBuckets(buffer.cells.data(), tile.count, m_bucketOf.data(), bucket, even, odd.data());
        bucket += tile.count;
    });
    for (std::size_t each = 0; each < kMostBuckets; ++each)
        even[each] += odd[each];
}

/// Each job among its own items, which stay in the second cache.
template <class Real>
void RankedBuckets<Real>::deal(const RankedFill<Real>& fill) {
    m_begins.assign(firstBeginOf(m_jobs.count), 0u);
    m_marks.assign(firstMarkOf(m_jobs.count), 0u);
    m_jobs.forEach([&](std::int64_t job) {
        const auto [first, count] = m_jobs.itemsOf(job);
        const auto bucket =
            std::make_unique_for_overwrite<std::uint8_t[]>(static_cast<std::size_t>(count));
        countItems(job, fill, bucket.get());
        std::uint32_t* begins = &m_begins[firstBeginOf(job)];
        std::exclusive_scan(begins, begins + kMostBuckets + 1, begins,
                            static_cast<std::uint32_t>(first));
        std::array<std::uint32_t, kMostBuckets> next;
        std::copy_n(begins, kMostBuckets, next.begin());
        dealOut(m_way + first, bucket.get(), count, next.data(), m_items.get());
        std::uint32_t* marks = &m_marks[firstMarkOf(job)];
        vectorised([&] {
            for (std::size_t each = 0; each < m_buckets; ++each)
                marks[each] =
                    countMarks(m_items.get() + begins[each], begins[each + 1] - begins[each]);
        });
    });
}

template <class Real>
void RankedBuckets<Real>::placeBuckets() {
    RankedPlace ahead{};
    for (std::size_t bucket = 0; bucket <= m_buckets; ++bucket) {
        m_ahead.push_back(ahead);
        for (std::int64_t job = 0; job < m_jobs.count; ++job) {
            const std::uint32_t* begins = &m_begins[firstBeginOf(job)];
            ahead.ahead += begins[bucket + 1] - begins[bucket];
            ahead.marked += m_marks[firstMarkOf(job) + bucket];
        }
    }
}

/// Calls body(job, first, begin, count) for what each job has of a bucket: at `first` of the run,
/// and from `begin` on in m_items.
template <class Real>
template <class Body>
void RankedBuckets<Real>::forEachPiece(std::size_t bucket, const Body& body) const {
    std::size_t first = 0;
    for (std::int64_t job = 0; job < m_jobs.count; ++job) {
        const std::uint32_t* begins = &m_begins[firstBeginOf(job) + bucket];
        const std::size_t count = begins[1] - begins[0];
        body(job, first, begins[0], count);
        first += count;
    }
}

/// The items of a run one after the other, their places, and room for their results.
template <class Real>
struct RankedBuckets<Real>::Sorted {
    Sorted(const RankedBuckets& of, std::size_t bucket)
        : count(of.m_ahead[bucket + 1].ahead - of.m_ahead[bucket].ahead),
          items(count),
          places(count),
          results(count) {
        of.forEachPiece(bucket, [&](auto, std::size_t first, std::size_t begin, std::size_t size) {
            std::copy_n(of.m_items.get() + begin, size, items.get() + first);
        });
        rankRun<Real>(items.get(), static_cast<std::int64_t>(count), of.m_ahead[bucket],
                      places.get());
    }

    std::size_t count;
    RunArray<Bits> items;
    RunArray<RankedPlace> places;
    RunArray<Real> results;
};

template <class Real>
void RankedBuckets<Real>::forEachRun(const std::function<void(const RankedRun<Real>&)>& body) {
    forEachJob(runs(), [&](std::int64_t index) {
        const auto bucket = static_cast<std::size_t>(index);
        Sorted run(*this, bucket);
        if (run.count == 0) return;
        body({index, static_cast<std::int64_t>(run.count), run.items.get(), run.places.get(),
              run.results.get()});
        if (!m_results) return;
        // In the place of the items.
        forEachPiece(bucket, [&](auto, std::size_t first, std::size_t begin, std::size_t count) {
            std::memcpy(m_items.get() + begin, run.results.get() + first, count * sizeof(Real));
        });
    });
    if (!m_results) return;
    // What is dropped: the bits of 0.
    forEachPiece(m_buckets, [&](auto, std::size_t, std::size_t begin, std::size_t count) {
        std::fill_n(m_items.get() + begin, count, Bits{0});
    });
    takeBack(m_items.get(), m_results);
}

template <class Real>
void RankedBuckets<Real>::forEachTileOfPlaces(
    const std::function<void(const Tile&, const RankedPlace*)>& body) {
    // A piece of memory for each job: one for all would come fresh from the system each time.
    std::vector<AlignedArray<RankedPlace>> dealt;
    for (std::int64_t job = 0; job < m_jobs.count; ++job)
        dealt.emplace_back(static_cast<std::size_t>(m_jobs.itemsOf(job).count));
    const auto at = [&](std::int64_t job, std::size_t begin) {
        return dealt[static_cast<std::size_t>(job)].get() +
               (begin - static_cast<std::size_t>(m_jobs.itemsOf(job).begin));
    };
    forEachJob(runs(), [&](std::int64_t index) {
        const auto bucket = static_cast<std::size_t>(index);
        Sorted run(*this, bucket);
        forEachPiece(
            bucket, [&](std::int64_t job, std::size_t first, std::size_t begin, std::size_t count) {
                std::copy_n(run.places.get() + first, count, at(job, begin));
            });
    });
    forEachPiece(m_buckets,
                 [&](std::int64_t job, std::size_t, std::size_t begin, std::size_t count) {
                     std::fill_n(at(job, begin), count, RankedPlace{});
                 });
    m_jobs.forEach([&](std::int64_t job) {
        const RankedPlace* from = dealt[static_cast<std::size_t>(job)].get();
        const auto first = static_cast<std::uint32_t>(m_jobs.itemsOf(job).begin);
        m_jobs.forEachTileOf(job, [&](const Tile& tile) {
            alignas(kLineBytes) std::array<RankedPlace, kTilePixels> places;
            const Real* way = m_way + tile.begin;
            for (std::int64_t i = 0; i < tile.count; ++i)
                places[static_cast<std::size_t>(i)] =
                    from[static_cast<std::uint32_t>(std::bit_cast<Bits>(way[i])) - first];
            body(tile, places.data());
        });
    });
}

/// Each item's result from where the item was dealt to.
template <class Real>
void RankedBuckets<Real>::takeBack(const Bits* from, Real* results) const {
    m_jobs.forEach([&](std::int64_t job) {
        m_jobs.forEachTileOf(job, [&](const Tile& tile) {
            // Results may stand in the place of the way.
            const Real* way = m_way + tile.begin;
            writeJoined(tile.count, results + tile.begin, [=](std::int64_t i) {
                return from[static_cast<std::uint32_t>(std::bit_cast<Bits>(way[i]))];
            });
        });
    });
}

template class RankedBuckets<float>;
template class RankedBuckets<double>;

}  // namespace lossglass
