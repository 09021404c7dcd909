// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/output.h"
#include "losslib/kernels/scene_distances.h"

#include <memory>
#include <vector>

namespace lossglass {

/// d_prediction^alpha + d_target^alpha of the target's and the prediction's map
/// (kernels/scene_distances.h) of some channels. A distance of 0 counts
/// as 0 for every exponent: a map without a boundary weighs nothing.
template <class Real>
class PoweredDistances {
public:
    /// Makes the maps of the targets; those of the prediction are still to be made, once, by one of
    /// the two that follow. The workspace must outlive this.
    PoweredDistances(const Workspace<Real>& work, const std::vector<int>& channels, double alpha);
    ~PoweredDistances();

    /// In memory of their own.
    void keepPredictions();
    /// In the place of the gradient by logit, until a pass over all tiles writes that; requires
    /// out.isDirect().
    void putPredictions(Output<Real>& out);

    TileMaps<Real> at(const Tile& tile) const;

private:
    class Powers;
    const Real* predictedAt(int channel, const Tile& tile, Real* buffer) const;

    const Workspace<Real>& m_work;
    TargetSquares<Real> m_targets;
    std::vector<int> m_channels;
    std::vector<DistanceSquares<Real>> m_predictions;  ///< one entry a channel, some empty
    std::vector<const Real*> m_rows;                   ///< or where they were put
    std::unique_ptr<const Powers> m_powers;
};

}  // namespace lossglass
