// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tiles.h"
#include "losslib/loss/evaluation.h"
#include "losslib/prediction/workspace.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace lossglass {

/// What a loss builds up: each pass adds its value, gradients and pixel losses to it, so that a
/// compound loss is a sequence of passes.
template <class Real>
class Output {
public:
    /// Makes planes for all that is wanted. They are zeroed by the first pass, tile by tile.
    Output(const Workspace<Real>& work, const Wanted& wanted)
        : m_wanted(wanted), m_pixels(work.pixels()) {
        const Eigen::Index n = work.pixels();
        if (wanted.logitGradient) m_result.logitGradient.resize(work.channels(), n);
        if (wanted.probabilityGradient) m_result.probabilityGradient.resize(work.channels(), n);
        if (wanted.pixelLoss) m_result.pixelLoss.resize(1, n);
    }

    /// Calls `body` for every tile of the pixels, in parallel, as forEachTile(); what the body
    /// finds in the planes of its tile is what passes before this one have added.
    template <class Body>
    void pass(const Body& body) {
        const bool fresh = std::exchange(m_fresh, false);
        forEachTile(m_pixels, [&](const Tile& tile) {
            if (fresh) clear(tile.begin, tile.count);
            body(tile);
        });
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
    Evaluation<Real> take() {
        settle();
        return std::move(m_result);
    }

    /// Zeroes the planes unless a pass did: what is written outside a pass needs that first.
    void settle() {
        if (m_fresh) pass([](const Tile&) {});
    }

private:
    void clear(std::int64_t begin, std::int64_t count) {
        for (auto* planes :
             {&m_result.logitGradient, &m_result.probabilityGradient, &m_result.pixelLoss})
            for (Eigen::Index c = 0; c < planes->rows(); ++c)
                std::fill_n(planes->row(c).data() + begin, count, Real(0));
    }

    Wanted m_wanted;
    std::int64_t m_pixels;
    Evaluation<Real> m_result;
    bool m_fresh = true;  ///< nothing stands in the planes yet
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
