// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/probability_rows.h"

#include "losslib/kernels/running_sums.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <vector>

namespace lossglass {

namespace {

/// below += running, running += p.
template <class Real>
inline void runDown(const Real* p, std::int64_t count, Real* running, Real* below) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        below[i] += running[i];
        running[i] += p[i];
    }
}

}  // namespace

template <class Real>
ProbabilityRows<Real>::ProbabilityRows(const Workspace<Real>& work, std::int64_t begin,
                                       std::int64_t count)
    : m_work(work), m_begin(begin), m_count(count) {
    if (work.holdsP()) {
        m_first = work.p(0) + begin;
        m_stride = work.pixels();
        return;
    }
    const int channels = work.channels();
    m_formed = AlignedArray<Real>(static_cast<std::size_t>(channels * count));
    for (int c = 0; c < channels; ++c)
        work.fillP(c, begin, count, m_formed.get() + c * count);
    m_first = m_formed.get();
    m_stride = count;
}

template <class Real>
void ProbabilityRows<Real>::fillAllQ(Real* q) const {
    const int channels = m_work.channels();
    if (channels == 1) return m_work.fillQ(0, m_begin, m_count, q);
    std::vector<Real> running(static_cast<std::size_t>(m_count));
    vectorised([&] {
        for (int c = 0; c < channels; ++c)
            runUp<Real>(channel(c), m_count, running.data(), q + c * m_count);
        std::fill(running.begin(), running.end(), Real(0));
        for (int c = channels - 1; c >= 0; --c)
            runDown<Real>(channel(c), m_count, running.data(), q + c * m_count);
    });
}

template class ProbabilityRows<float>;
template class ProbabilityRows<double>;

}  // namespace lossglass
