// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/ranked.h"
#include "losslib/kernels/ranked_jobs.h"
#include "losslib/kernels/tiles.h"

#include <functional>
#include <memory>
#include <vector>

namespace lossglass {

/// Consecutive items of the order of decreasing keys; between one run and the next no keys are
/// equal.
template <class Real>
struct RankedRun {
    std::int64_t index = 0;  ///< of the run
    const RankedItem<Real>* items = nullptr;
    std::int64_t count = 0;
    std::int64_t ahead = 0;        ///< items in the runs before
    std::int64_t markedAhead = 0;  ///< of these the marked ones
    /// To be written where it is not null: the number of each item, at its place - firstPlace.
    Real* results = nullptr;
    std::int64_t firstPlace = 0;
};

/// Sorts items by decreasing key, exactly, equal keys in their order: a pass that deals them out to
/// buckets by the highest bits in which they differ, then each bucket by itself within the caches,
/// by the other bits. What the order gives for each of many items goes back the way that the item
/// came, so that no pass jumps about in memory. All in parallel; the runs are the same whatever the
/// number of threads. Time linear in the number of items; memory one RankedItem each, and a spare
/// one for the items of the buckets that are being sorted.
template <class Real>
class RankedBuckets {
public:
    /// Items 0 .. size-1, below 2^31, as `fill` gives them; it is called several times, at once,
    /// and must stay as long as this.
    RankedBuckets(std::int64_t size, RankedFill<Real> fill);

    std::int64_t runs() const { return static_cast<std::int64_t>(m_begin.size()) - 1; }
    std::int64_t marked() const { return m_markedAhead.back(); }

    /// Sorts each run and hands it over, once in all, in parallel. An item's payload is twice a
    /// place, plus 1 where it is marked. Afterwards what was written to the results of the runs
    /// stands in `results`, in the order of the items; it must hold 0 before, and does so for what
    /// was dropped. Null: no results.
    void forEachRun(const std::function<void(const RankedRun<Real>&)>& body, Real* results);

private:
    using Bits = OrderBits<Real>;
    struct Buffer;
    void guessRange();
    void look(const Tile& tile, Buffer& buffer) const;
    void countItems();
    void placeBuckets();
    void deal();
    void sortRunOf(std::size_t bucket, const std::function<void(const RankedRun<Real>&)>& body,
                   Real* results);
    void takeBack(Real* results) const;
    std::size_t buckets() const {
        return static_cast<std::size_t>((m_high - m_low) >> m_shift) + 1;
    }
    /// Of a job, two numbers per bucket, and for what is dropped.
    std::uint32_t* countersOf(std::int64_t job) {
        return &m_counters[static_cast<std::size_t>(job) * 2 * (buckets() + 1)];
    }

    RankedFill<Real> m_fill;
    bool m_isDirect;  ///< places are indices of the items, few enough to be jumped about among
    RankedJobs m_jobs;
    Bits m_low = 0, m_high = 0;  ///< of most of the items that are not dropped
    int m_shift = 0;             ///< bits that a bucket leaves open
    /// First how many items a job has, without and with a mark; then where those of the job begin,
    /// twice.
    std::vector<std::uint32_t> m_counters;
    std::unique_ptr<RankedItem<Real>[]> m_items;
    std::vector<std::int64_t> m_begin, m_markedAhead;  ///< per bucket, and at the end
};

}  // namespace lossglass
