// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/tiles.h"
#include "losslib/prediction/probability_rows.h"
#include "losslib/support/aligned_array.h"

#include <array>

namespace lossglass {

/// dL/dp of all channels for the pixels of one tile, channel after channel; not initialised.
template <class Real>
class TileSlopes {
public:
    TileSlopes(int channels, std::int64_t count)
        : m_count(count), m_values(static_cast<std::size_t>(channels * count)) {}
    Real* channel(int c) { return m_values.get() + c * m_count; }
    const Real* channel(int c) const { return m_values.get() + c * m_count; }

private:
    std::int64_t m_count;
    AlignedArray<Real> m_values;
};

/// Adds slopes G = dL/dp to the gradients of a tile: as they are by probability, and by logit
/// through the Jacobian. One channel: G p (1-p). Softmax: p_c ((1-p_c) G_c - sum_{j!=c} p_j G_j),
/// the sum formed from both sides rather than as a whole less its own term, which would cancel to
/// noise where p_c is near 1.
template <class Real>
void pullBackTile(const Workspace<Real>& work, const Tile& tile, const TileSlopes<Real>& slopes,
                  Output<Real>& out);

/// The same with the probabilities of the tile at hand.
template <class Real>
void pullBackTile(const Workspace<Real>& work, const Tile& tile, const ProbabilityRows<Real>& p,
                  const TileSlopes<Real>& slopes, Output<Real>& out);

/// Writes, where Output::isDirect() and there are several channels, the gradient by logit of a run
/// of pixels from slopes; `slopes[c]`: one entry per pixel. Adds what it amounts to.
template <class Real>
void pullBackRun(const Workspace<Real>& work, std::int64_t begin, std::int64_t count,
                 const std::array<const Real*, kFewChannels>& slopes, Output<Real>& out,
                 BlockMeasure<Real>& measure);

/// pullBackTile() for slopes that stand in whole planes (C x pixels).
template <class Real>
void pullBackPlanes(const Workspace<Real>& work, const Planes<Real>& slopes, Output<Real>& out);

}  // namespace lossglass
