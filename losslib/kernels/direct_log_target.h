// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/log_target_pass.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/tiles.h"

#include <vector>

namespace lossglass {

/// Whether directLogTarget() is for this term: Output::isDirect() with softmax, and no weight is 0,
/// which would silence an infinite logarithm.
template <class Real>
bool hasDirectLogTarget(const Workspace<Real>& work, const LogTargetWeights& weights,
                        const Output<Real>& out);

/// Writes a tile of logTargetPass(), and says what the gradient amounts to. The logarithms of all
/// labels are that of the true one and the differences of the logits. `sums`: as in LogTargetSums,
/// one after the other. `slopes`: as in logTargetPass().
template <class Real>
PlaneMeasure directLogTarget(const Workspace<Real>& work, const Tile& tile,
                             const LogTargetWeights& weights,
                             const std::vector<OverlapSlope>& slopes, Output<Real>& out,
                             double* sums);

}  // namespace lossglass
