// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/prediction/prepare_tile.h"
#include "losslib/prediction/workspace.h"

#include <array>
#include <cstdint>

namespace lossglass {

/// The probabilities of few channels over the pixels of a block: the planes of the workspace, or
/// where it holds none (Workspace::holdsP()) formed here, bit for bit the same.
template <class Real, int kChannels>
class FewProbabilities {
public:
    /// Pixels begin .. begin+count-1, at most kBlockPixels. Good until the next call. To be called
    /// inside vectorised().
    std::array<const Real*, kChannels> read(const Workspace<Real>& work, std::int64_t begin,
                                            std::int64_t count) {
        if constexpr (kIsHeld) {
            return rowsOf<kChannels>(begin, [&](int c) { return work.p(c); });
        } else {
            std::array<const Real*, kChannels> rows;
            for (std::size_t c = 0; c < kChannels; ++c) {
                const Real* z = work.scene().logits().row(static_cast<Eigen::Index>(c)).data();
                scaledExponential<Real>(z + begin, work.top() + begin, work.scale() + begin, count,
                                        m_formed[c].data());
                rows[c] = m_formed[c].data();
            }
            return rows;
        }
    }

private:
    static constexpr bool kIsHeld = kChannels <= kHeldChannels;
    alignas(64) std::array<std::array<Real, kBlockPixels>, kIsHeld ? 0 : kChannels> m_formed;
};

}  // namespace lossglass
