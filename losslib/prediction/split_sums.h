// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/block_sums.h"
#include "losslib/prediction/class_sums.h"
#include "losslib/prediction/prepare_tile.h"

namespace lossglass {

/// The sums of one channel of softmax with labels for a target, from numbers that are 0 where they
/// do not count: of questions about the label in the sums the compiler would make branches.
template <class Real>
class SplitSums {
public:
    template <class Count>
    inline void add(const SplitBlock<Real>& split, const Count count) {
        addRow(split.ownP.data(), count, m_ownP, m_ownPP);
        addRow(split.ownQ.data(), count, m_ownQ, m_ownQQ);
        addRow(split.otherP.data(), count, m_otherP, m_otherPP);
        m_otherQ.add(count, [x = split.otherQ.data()](std::int64_t i) { return x[i]; });
        m_count.add(count, [x = split.marks.data()](std::int64_t i) { return x[i]; });
    }

    /// A block whose pixels all have the channel's label, or all another one.
    template <class Count>
    inline void addOwn(const Real* p, const Real* q, const Count count) {
        addRow(p, count, m_ownP, m_ownPP);
        addRow(q, count, m_ownQ, m_ownQQ);
        m_whole += count;
    }
    template <class Count>
    inline void addOther(const Real* p, const Real* q, const Count count) {
        addRow(p, count, m_otherP, m_otherPP);
        m_otherQ.add(count, [=](std::int64_t i) { return q[i]; });
    }

    ClassSums total() const {
        const double hits = m_ownPP.total(), wrong = m_otherPP.total();
        const double count = m_count.total() + static_cast<double>(m_whole);
        return {m_ownP.total(), m_ownQ.total(), m_otherP.total(), m_otherQ.total(),
                hits + wrong,   count,          m_ownQQ.total(),  wrong};
    }

private:
    template <class Count>
    static inline void addRow(const Real* x, const Count count, BlockSum<Real>& sum,
                              BlockSum<Real>& squares) {
        sum.add(count, [=](std::int64_t i) { return x[i]; });
        squares.add(count, [=](std::int64_t i) { return x[i] * x[i]; });
    }

    BlockSum<Real> m_ownP, m_ownQ, m_otherP, m_otherQ, m_ownPP, m_ownQQ, m_otherPP, m_count;
    std::int64_t m_whole = 0;  ///< pixels of addOwn()
};

}  // namespace lossglass
