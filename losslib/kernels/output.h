// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/evaluation.h"
#include "losslib/prediction/workspace.h"

#include <utility>

namespace lossglass {

/// What a loss builds up: each pass adds its value, gradients and pixel losses to it, so that a
/// compound loss is a sequence of passes.
template <class Real>
class Output {
public:
    /// Makes zeroed planes for all that is wanted.
    Output(const Workspace<Real>& work, const Wanted& wanted) : m_wanted(wanted) {
        const Eigen::Index n = work.pixels();
        if (wanted.logitGradient) m_result.logitGradient.setZero(work.channels(), n);
        if (wanted.probabilityGradient) m_result.probabilityGradient.setZero(work.channels(), n);
        if (wanted.pixelLoss) m_result.pixelLoss.setZero(1, n);
    }

    const Wanted& wanted() const { return m_wanted; }
    bool wantsGradient() const { return m_wanted.logitGradient || m_wanted.probabilityGradient; }

    /// Rows of the planes, or null where not wanted.
    Real* logitGradient(int channel) {
        return m_wanted.logitGradient ? m_result.logitGradient.row(channel).data() : nullptr;
    }
    Real* probabilityGradient(int channel) {
        return m_wanted.probabilityGradient ? m_result.probabilityGradient.row(channel).data()
                                            : nullptr;
    }
    Real* pixelLoss() { return m_wanted.pixelLoss ? m_result.pixelLoss.data() : nullptr; }

    Evaluation<Real>& result() { return m_result; }
    Evaluation<Real> take() { return std::move(m_result); }

private:
    Wanted m_wanted;
    Evaluation<Real> m_result;
};

/// The per-label or per-channel values of a reading.
using PerClassValues = std::vector<std::optional<double>>;

/// sums[k] / counts[k], nothing where the count is 0.
inline PerClassValues meansPerLabel(const std::vector<double>& sums,
                                    const std::vector<double>& counts) {
    PerClassValues means(sums.size());
    for (std::size_t k = 0; k < sums.size(); ++k)
        if (counts[k] > 0) means[k] = sums[k] / counts[k];
    return means;
}

}  // namespace lossglass
