// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/ranked.h"
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
};

/// Sorts items by decreasing key, exactly, equal keys in the order of their places: a pass that
/// deals them out to buckets by the highest bits in which they differ, then each bucket by itself
/// within the caches, by the other bits. Both in parallel; the runs are the same whatever the
/// number of threads. Time linear in the number of items; memory one RankedItem each, and a spare
/// one for the items of the buckets that are being sorted.
template <class Real>
class RankedBuckets {
public:
    /// Places 0 .. size-1, below 2^31, as `fill` gives them; it is called several times, at once.
    RankedBuckets(std::int64_t size, const RankedFill<Real>& fill);

    std::int64_t runs() const { return static_cast<std::int64_t>(m_begin.size()) - 1; }
    std::int64_t marked() const { return m_markedAhead.back(); }

    /// Sorts each run and hands it over, once in all, in parallel. An item's payload is twice its
    /// place, plus 1 where it is marked.
    void forEachRun(const std::function<void(const RankedRun<Real>&)>& body);

private:
    using Bits = OrderBits<Real>;
    void findRange(const RankedFill<Real>& fill);
    void deal(const RankedFill<Real>& fill);
    std::size_t buckets() const {
        return static_cast<std::size_t>((m_high - m_low) >> m_shift) + 1;
    }

    std::int64_t m_size;
    Bits m_low = 0, m_high = 0;  ///< of the items that are not dropped
    int m_shift = 0;             ///< bits that a bucket leaves open
    std::unique_ptr<RankedItem<Real>[]> m_items;
    std::vector<std::int64_t> m_begin, m_markedAhead;  ///< per bucket, and at the end
};

}  // namespace lossglass
