// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/ranked.h"
#include "losslib/kernels/ranked_jobs.h"
#include "losslib/kernels/ranked_place.h"
#include "losslib/kernels/tiles.h"
#include "losslib/support/aligned_array.h"

#include <array>
#include <functional>
#include <vector>

namespace lossglass {

/// How keys lie, so that about as many fall between one border of the buckets and the next.
enum class RankedScale {
    Logarithmic,  ///< none below 0, over many magnitudes, as probabilities are
    Linear,       ///< of both signs, as logits are
};

/// Items between whose keys and those of other runs none are equal; in the order in which they
/// came.
template <class Real>
struct RankedRun {
    std::int64_t index = 0;  ///< of the run
    std::int64_t count = 0;
    /// descendingBits() of the keys without the highest bit, times 2, plus 1 where marked.
    const OrderBits<Real>* items = nullptr;
    const RankedPlace* places = nullptr;
    Real* results = nullptr;  ///< to be written: a number for each item
};

/// Finds the places of items by decreasing key, exactly: a pass that deals them out to buckets by
/// ranges of keys, each job among its own items, then the order of each bucket by itself, all
/// within the caches. What is found for each item goes back the way that the item came, so that no
/// pass jumps about in memory. All in parallel; the runs are the same whatever the number of
/// threads. Time linear in the number of items; memory a key each, as much again where no results
/// are wanted, and what the jobs need that are at work.
template <class Real>
class RankedBuckets {
public:
    /// Items 0 .. size-1, below 2^31, as `fill` gives them; it is called by several threads at
    /// once, also for parts of tiles, and not after this. `results`: `size` numbers, where those of
    /// forEachRun() are to stand, and until then what is known of the items; null where none are
    /// wanted.
    RankedBuckets(std::int64_t size, RankedScale scale, const RankedFill<Real>& fill,
                  Real* results);

    std::int64_t runs() const { return static_cast<std::int64_t>(m_buckets); }
    std::int64_t marked() const { return m_ahead.back().marked; }

    /// Hands over each run that has items, once, in parallel. Afterwards their results stand in the
    /// order of the items, 0 for what was dropped. At most once, and not beside
    /// forEachTileOfPlaces().
    void forEachRun(const std::function<void(const RankedRun<Real>&)>& body);

    /// Hands over the places of the items of each tile, in their order; zeros for what was dropped.
    /// In parallel.
    void forEachTileOfPlaces(const std::function<void(const Tile&, const RankedPlace*)>& body);

private:
    using Bits = OrderBits<Real>;
    static constexpr std::size_t kMostBuckets = 256;  // with that of what is dropped
    static constexpr std::uint32_t kCells = 4096;     // what buckets are made of
    struct Buffer;
    struct Sorted;
    void guessBuckets(const RankedFill<Real>& fill);
    void guessCells(const std::vector<Bits>& sample);
    void findCells(const Bits* bits, std::int64_t count, std::uint32_t* cells) const;
    void deal(const RankedFill<Real>& fill);
    void countItems(std::int64_t job, const RankedFill<Real>& fill, std::uint8_t* bucket);
    void placeBuckets();
    template <class Body>
    void forEachPiece(std::size_t bucket, const Body& body) const;
    void takeBack(const Bits* from, Real* results) const;
    static std::size_t firstBeginOf(std::int64_t job) {
        return static_cast<std::size_t>(job) * (kMostBuckets + 1);
    }
    static std::size_t firstMarkOf(std::int64_t job) {
        return static_cast<std::size_t>(job) * kMostBuckets;
    }

    RankedScale m_scale;
    RankedJobs m_jobs;
    AlignedArray<Real> m_ownWay;
    Real* m_results;
    /// Of each item, as bits: first the item as in RankedRun, then its place in m_items.
    Real* m_way;
    // Cells: m_zeroCell + |key| m_cellsPerKey below 0, as far from it above; or (bits - m_low) >>
    // m_shift. Far keys belong to the first and the last.
    Real m_cellsPerKey = 1;
    std::uint32_t m_zeroCell = 0;
    Bits m_low = 0;
    int m_shift = 0;
    std::array<std::uint8_t, kCells + 1> m_bucketOf{};  ///< a cell; the last: what is dropped
    std::size_t m_buckets = 1;                          ///< without that of what is dropped
    AlignedArray<Bits> m_items;                         ///< as in RankedRun, job after job
    /// In these, where those of a job in each bucket begin, and at the end; and how many are
    /// marked.
    std::vector<std::uint32_t> m_begins, m_marks;
    std::vector<RankedPlace> m_ahead;  ///< of each bucket, and at the end
};

}  // namespace lossglass
