// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/prediction/workspace.h"

#include <vector>

namespace lossglass {

/// Kervadec's level set of a channel's target (kernels/distance_map.h), pixel order of Planes,
/// sample by sample; ignored pixels count as background.
template <class Real>
std::vector<double> targetLevelSet(const Workspace<Real>& work, int channel);

/// Distance to the other side of a channel's target; ignored pixels count as background.
template <class Real>
std::vector<double> targetDistance(const Workspace<Real>& work, int channel);

/// Distance to the other side of a channel's prediction, thresholded at p > 0.5. Ignored pixels
/// keep their prediction.
template <class Real>
std::vector<double> predictionDistance(const Workspace<Real>& work, int channel);

}  // namespace lossglass
