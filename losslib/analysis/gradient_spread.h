// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/prediction/workspace.h"

#include <cstdint>
#include <vector>

namespace lossglass {

/// The pull on the pixels of one distance to the target's boundary, rounded towards it.
struct DistanceBudget {
    int distance =
        0;  ///< pixels; below 0 inside the label, -1 is the rim inside, 1 the one outside
    double pixels = 0;
    double amount = 0;  ///< sum of |gradient| over channels
};

/// The pull on the objects of about one size.
struct SizeBudget {
    std::int64_t from = 1;  ///< pixels of an object, inclusive; a power of two
    std::int64_t objects = 0;
    double pixels = 0;
    double amount = 0;
};

/// By distance to the boundary of `label` in the target (kernels/scene_distances.h), ascending;
/// distances at which no valid pixel lies are left out. One bin 0 where the label is nowhere, or
/// everywhere, since there is no boundary. Distances beyond `farthest` count as that.
template <class Real>
std::vector<DistanceBudget> budgetByDistance(const Workspace<Real>& work, int label,
                                             const Planes<Real>& gradient, int farthest = 64);

/// By the size of the object (scene/components.h) of `label` that a pixel of the target belongs
/// to, in bins [2^n, 2^(n+1)), ascending; empty bins are left out.
template <class Real>
std::vector<SizeBudget> budgetBySize(const Workspace<Real>& work, int label,
                                     const Planes<Real>& gradient);

}  // namespace lossglass
