// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/prediction/workspace.h"
#include "losslib/support/aligned_array.h"

#include <cstdint>

namespace lossglass {

/// The probabilities of all channels for a run of pixels, for loops that go over them more than
/// once: where the workspace holds them, else formed here, once. The workspace must outlive it.
template <class Real>
class ProbabilityRows {
public:
    ProbabilityRows(const Workspace<Real>& work, std::int64_t begin, std::int64_t count);

    /// One entry per pixel of the run.
    const Real* channel(int c) const { return m_first + c * m_stride; }

    /// Workspace::fillAllQ() of the run.
    void fillAllQ(Real* q) const;

private:
    const Workspace<Real>& m_work;
    std::int64_t m_begin, m_count, m_stride;
    AlignedArray<Real> m_formed;
    const Real* m_first;
};

}  // namespace lossglass
