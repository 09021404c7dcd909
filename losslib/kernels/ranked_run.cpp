// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked_run.h"

#include "losslib/kernels/ranked_groups.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

namespace lossglass {

namespace {

// Below, moving items by hand is cheaper than counting digits.
constexpr std::int64_t kFewItems = 24;
constexpr int kMostDigitBits = 12;
constexpr std::size_t kCounters = std::size_t{6} << kMostDigitBits;  // of doubles

// So many items are put by where their keys lie between the least and the greatest, if not more
// than so many share a place.
constexpr std::int64_t kMostSpread = 2048;
constexpr std::uint16_t kMostAlike = 16;

/// An item on its way: the digits that are still to come, and twice its number plus its mark.
template <class Bits>
struct RunItem {
    Bits rest;
    std::uint32_t payload;
};

template <class Bits>
inline std::pair<Bits, Bits> rangeOf(const Bits* items, std::int64_t count) {
    Bits low = std::numeric_limits<Bits>::max(), high = 0;
#pragma omp simd reduction(min : low) reduction(max : high)
    for (std::int64_t i = 0; i < count; ++i) {
        low = items[i] < low ? items[i] : low;
        high = items[i] > high ? items[i] : high;
    }
    return {low >> 1, high >> 1};
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

/// The order of some items by the bits of their keys beyond `low`.
template <class Bits>
class RunSort {
public:
    RunSort(const Bits* items, std::int64_t count, Bits low, int bits)
        : m_items(items),
          m_count(count),
          m_low(low),
          m_plan(planFor(count, bits)),
          m_mask((Bits{1} << m_plan.digitBits) - 1),
          m_payloads(
              std::make_unique_for_overwrite<std::uint32_t[]>(static_cast<std::size_t>(count))) {}

    /// Payloads in order.
    const std::uint32_t* sorted() {
        std::fill_n(m_counters.begin(), static_cast<std::size_t>(m_plan.passes) << m_plan.digitBits,
                    0u);
        for (int pass = 0; pass < m_plan.passes;)
            pass += m_plan.passes - pass >= 2 ? count<2>(pass) : count<1>(pass);
        if (m_plan.passes == 1) {
            move(0, first(), m_payloads.get());
            return m_payloads.get();
        }
        const auto size = static_cast<std::size_t>(m_count);
        auto from = std::make_unique_for_overwrite<RunItem<Bits>[]>(size);
        move(0, first(), from.get());
        std::unique_ptr<RunItem<Bits>[]> to;
        if (m_plan.passes > 2) to = std::make_unique_for_overwrite<RunItem<Bits>[]>(size);
        for (int pass = 1; pass < m_plan.passes - 1; ++pass) {
            move(pass, next(from.get()), to.get());
            std::swap(from, to);
        }
        move(m_plan.passes - 1, next(from.get()), m_payloads.get());
        return m_payloads.get();
    }

private:
    std::uint32_t* countersOf(int pass) {
        return &m_counters[static_cast<std::size_t>(pass) << m_plan.digitBits];
    }

    /// Of some passes from `pass` on at once; the loop over few unrolls.
    template <int kPasses>
    int count(int pass) {
        const Bits *items = m_items, low = m_low, mask = m_mask;
        const int digitBits = m_plan.digitBits;
        std::uint32_t* counters = countersOf(pass);
        for (std::int64_t i = 0; i < m_count; ++i) {
            Bits rest = ((items[i] >> 1) - low) >> (pass * digitBits);
            std::uint32_t* of = counters;
            for (int k = 0; k < kPasses; ++k, rest >>= digitBits, of += mask + 1)
                ++of[rest & mask];
        }
        return kPasses;
    }

    auto first() const {
        return [items = m_items, low = m_low](std::int64_t i) {
            return RunItem<Bits>{
                (items[i] >> 1) - low,
                static_cast<std::uint32_t>(i) << 1 | static_cast<std::uint32_t>(items[i] & 1)};
        };
    }
    auto next(const RunItem<Bits>* from) const {
        return [from](std::int64_t i) { return from[i]; };
    }

    static void put(const RunItem<Bits>& item, int digitBits, RunItem<Bits>& to) {
        to = {item.rest >> digitBits, item.payload};
    }
    static void put(const RunItem<Bits>& item, int, std::uint32_t& to) { to = item.payload; }

    template <class From, class To>
    void move(int pass, const From from, To* to) {
        std::uint32_t* next = countersOf(pass);
        std::exclusive_scan(next, next + m_mask + 1, next, 0u);
        const Bits mask = m_mask;
        const int digitBits = m_plan.digitBits;
        for (std::int64_t i = 0; i < m_count; ++i) {
            const RunItem<Bits> item = from(i);
            put(item, digitBits, to[next[item.rest & mask]++]);
        }
    }

    const Bits* m_items;
    std::int64_t m_count;
    Bits m_low;
    RadixPlan m_plan;
    Bits m_mask;
    std::unique_ptr<std::uint32_t[]> m_payloads;
    std::array<std::uint32_t, kCounters> m_counters;
};

/// places of the items whose payloads are in order.
void writePlaces(const std::uint32_t* payloads, std::int64_t count, RankedPlace ahead,
                 RankedPlace* places) {
    for (std::int64_t i = 0; i < count; ++i) {
        places[payloads[i] >> 1] = ahead;
        ++ahead.ahead;
        ahead.marked += payloads[i] & 1u;
    }
}

/// Few items by moving them; equal ones keep their order.
template <class Bits>
void rankFew(const Bits* items, std::int64_t count, RankedPlace ahead, RankedPlace* places) {
    std::array<std::uint32_t, kFewItems> payloads;
    for (std::int64_t i = 0; i < count; ++i) {
        const Bits key = items[i] >> 1;
        std::int64_t to = i;
        for (; to > 0 && key < items[payloads[static_cast<std::size_t>(to - 1)] >> 1] >> 1; --to)
            payloads[static_cast<std::size_t>(to)] = payloads[static_cast<std::size_t>(to - 1)];
        payloads[static_cast<std::size_t>(to)] =
            static_cast<std::uint32_t>(i) << 1 | static_cast<std::uint32_t>(items[i] & 1);
    }
    writePlaces(payloads.data(), count, ahead, places);
}

/// cell[i]: where the key of an item lies between the least and the greatest.
inline void cellsOf(const std::uint32_t* items, std::int64_t count, std::uint32_t low,
                    float cellsPerKey, std::uint16_t* cell) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const auto above = static_cast<std::int32_t>((items[i] >> 1) - low);
        cell[i] = static_cast<std::uint16_t>(
            static_cast<std::int32_t>(static_cast<float>(above) * cellsPerKey));
    }
}

/// Where each begins, of counts; returns the largest.
inline std::uint16_t beginsOf(const std::uint16_t* counts, std::int64_t size,
                              std::uint16_t* begins) {
    std::uint16_t most = 0, before = 0;
#pragma omp simd reduction(max : most)
    for (std::int64_t i = 0; i < size; ++i)
        most = counts[i] > most ? counts[i] : most;
#pragma omp simd reduction(inscan, + : before)
    for (std::int64_t i = 0; i < size; ++i) {
        begins[i] = before;
#pragma omp scan exclusive(before)
        before = static_cast<std::uint16_t>(before + counts[i]);
    }
    return most;
}

/// Exchanges items first, first + 1; first + 2, first + 3; ... where the former is larger.
inline void exchangePairs(std::uint64_t* items, std::int64_t count, std::int64_t first) {
    std::uint64_t* from = items + first;
    const std::int64_t pairs = (count - first) / 2;
#pragma omp simd
    for (std::int64_t i = 0; i < pairs; ++i) {
        const std::uint64_t a = from[2 * i], b = from[2 * i + 1];
        from[2 * i] = a < b ? a : b;
        from[2 * i + 1] = a < b ? b : a;
    }
}

inline bool isInOrder(const std::uint64_t* items, std::int64_t count) {
    std::uint64_t wrong = 0;
#pragma omp simd reduction(| : wrong)
    for (std::int64_t i = 0; i < count; ++i)
        wrong |= items[i] < items[i - 1] ? 1u : 0u;
    return wrong == 0;
}

/// Keys that lie evenly: put where they belong but for a few that share a cell, which are moved.
/// An item is its key beyond the least, its number and its mark, all of them different numbers.
class SpreadRun {
public:
    SpreadRun(const std::uint32_t* items, std::int64_t count,
              std::pair<std::uint32_t, std::uint32_t> range)
        : m_items(items), m_count(count), m_low(range.first) {
        const std::int64_t cells = kCellsPerItem * count;
        // So that the last is cells - 1 at most, whichever way products are rounded.
        const auto cellsPerKey =
            static_cast<float>((static_cast<double>(cells) - 1) /
                               (static_cast<double>(range.second - range.first) + 1));
        std::fill_n(m_counts.begin(), cells, std::uint16_t{0});
        vectorised([&] { cellsOf(items, count, m_low, cellsPerKey, m_cell.data()); });
        for (std::int64_t i = 0; i < count; ++i)
            ++m_counts[m_cell[static_cast<std::size_t>(i)]];
        vectorised([&] { m_most = beginsOf(m_counts.data(), cells, m_begins.data()); });
    }

    bool isEven() const { return m_most <= kMostAlike; }

    void writePlaces(RankedPlace ahead, RankedPlace* places) {
        spread();
        vectorised([&] {
            exchangePairs(m_sorted.data(), m_count, 0);
            exchangePairs(m_sorted.data(), m_count, 1);
        });
        moveBack();
        for (std::int64_t i = 0; i < m_count; ++i) {
            const auto payload = static_cast<std::uint32_t>(m_sorted[static_cast<std::size_t>(i)]);
            places[payload >> 1] = ahead;
            ++ahead.ahead;
            ahead.marked += payload & 1u;
        }
    }

private:
    void spread() {
        for (std::int64_t i = 0; i < m_count; ++i) {
            const std::uint32_t item = m_items[i];
            const std::uint64_t key = (item >> 1) - m_low;
            m_sorted[m_begins[m_cell[static_cast<std::size_t>(i)]]++] =
                key << 32 | static_cast<std::uint32_t>(i) << 1 | (item & 1u);
        }
    }

    void moveBack() {
        for (std::int64_t begin = 1; begin < m_count; begin += kPiece) {
            const std::int64_t end = std::min(begin + kPiece, m_count);
            bool isDone = false;
            vectorised([&] {
                isDone = isInOrder(&m_sorted[static_cast<std::size_t>(begin)], end - begin);
            });
            for (std::int64_t i = begin; i < end && !isDone; ++i) {
                auto at = static_cast<std::size_t>(i);
                const std::uint64_t item = m_sorted[at];
                for (; at > 0 && item < m_sorted[at - 1]; --at)
                    m_sorted[at] = m_sorted[at - 1];
                m_sorted[at] = item;
            }
        }
    }

    static constexpr std::int64_t kCellsPerItem = 4;
    static constexpr std::int64_t kPiece = 64;
    static constexpr std::size_t kMostCells = kCellsPerItem * kMostSpread;

    const std::uint32_t* m_items;
    std::int64_t m_count;
    std::uint32_t m_low;
    std::uint16_t m_most = 0;
    alignas(64) std::array<std::uint16_t, kMostSpread> m_cell;
    alignas(64) std::array<std::uint16_t, kMostCells> m_counts, m_begins;
    alignas(64) std::array<std::uint64_t, kMostSpread> m_sorted;
};

}  // namespace

template <class Real>
void rankRun(const OrderBits<Real>* items, std::int64_t count, RankedPlace ahead,
             RankedPlace* places) {
    using Bits = OrderBits<Real>;
    if (count <= kFewItems) return rankFew(items, count, ahead, places);
    std::pair<Bits, Bits> range;
    vectorised([&] { range = rangeOf(items, count); });
    if constexpr (sizeof(Bits) == 4)
        if (count <= kMostSpread) {
            if (rankInGroups(items, count, range, ahead, places)) return;
            SpreadRun spread(items, count, range);
            if (spread.isEven()) return spread.writePlaces(ahead, places);
        }
    // All alike: one digit, which is 0.
    const int bits = std::max(1, static_cast<int>(std::bit_width(range.second - range.first)));
    RunSort<Bits> sort(items, count, range.first, bits);
    writePlaces(sort.sorted(), count, ahead, places);
}

template void rankRun<float>(const std::uint32_t*, std::int64_t, RankedPlace, RankedPlace*);
template void rankRun<double>(const std::uint64_t*, std::int64_t, RankedPlace, RankedPlace*);

}  // namespace lossglass
