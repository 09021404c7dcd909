// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/output.h"
#include "losslib/kernels/overlap.h"

#include <vector>

namespace lossglass {

/// Writes the gradient by logit of an overlap loss to a tile, where Output::isDirect(), and says
/// what it amounts to. `slopes`: one per channel.
template <class Real>
PlaneMeasure directOverlap(const Workspace<Real>& work, const Tile& tile,
                           const std::vector<OverlapSlope>& slopes, Output<Real>& out);

}  // namespace lossglass
