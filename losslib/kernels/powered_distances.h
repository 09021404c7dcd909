// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    PoweredDistances(const Workspace<Real>& work, const std::vector<int>& channels, double alpha);
    ~PoweredDistances();

    TileMaps<Real> at(const Tile& tile) const;

private:
    class Powers;
    TargetSquares<Real> m_targets;
    std::vector<int> m_channels;
    std::vector<DistanceSquares<Real>> m_predictions;  ///< one entry a channel, some empty
    std::unique_ptr<const Powers> m_powers;
};

}  // namespace lossglass
