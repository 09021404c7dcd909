// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/prediction/workspace.h"

#include <cmath>
#include <vector>

namespace lossglass {

/// Squared distance to the other side of a channel's target, with a minus inside
/// (kernels/distance_map.h), pixel order of Planes, sample by sample; ignored pixels count as
/// background. Made once per target and kept in the workspace.
template <class Real>
typename TargetMaps<Real>::Map targetSquares(const Workspace<Real>& work, int channel);

/// Kervadec's level set of such a square: outside the distance, inside 1 - the distance, 0 where
/// there is no boundary. Free of branches.
template <class Real>
inline Real levelOf(Real signedSquare) {
    const Real distance = std::sqrt(signedSquare < Real(0) ? -signedSquare : signedSquare);
    return signedSquare < Real(0) ? Real(1) - distance : distance;
}

/// Kervadec's level set of a channel's target, from the squares above.
template <class Real>
std::vector<Real> targetLevelSet(const Workspace<Real>& work, int channel);

/// Distance to the other side of a channel's target; ignored pixels count as background.
template <class Real>
std::vector<Real> targetDistance(const Workspace<Real>& work, int channel);

/// Distance to the other side of a channel's prediction, thresholded at p > 0.5. Ignored pixels
/// keep their prediction.
template <class Real>
std::vector<Real> predictionDistance(const Workspace<Real>& work, int channel);

/// d_prediction^alpha + d_target^alpha of both maps above. A distance of 0 counts as 0 for every
/// exponent: a map without a boundary weighs nothing. 1 x pixels.
template <class Real>
Planes<Real> poweredDistances(const Workspace<Real>& work, int channel, double alpha);

}  // namespace lossglass
