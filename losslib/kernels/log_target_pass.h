// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/output.h"
#include "losslib/kernels/overlap.h"

#include <vector>

namespace lossglass {

/// A cross-entropy against a distribution: sum_i sum_l a_il (-ln p_il) over the K labels, with
/// a_il = perTarget[l] t_il + everywhere[l].
struct LogTargetWeights {
    std::vector<double> perTarget;   ///< K entries, times the target
    std::vector<double> everywhere;  ///< K entries, whatever the target
};

/// Sums over the pixels before any factor, by label of the pixel.
struct LogTargetSums {
    double value = 0;                ///< the weighted sum
    std::vector<double> targetLogs;  ///< K entries: sum of -ln p_t (soft: -sum t ln p)
    /// K entries: sum over all labels of -ln p_l; 0 when no label weighs everywhere.
    std::vector<double> allLogs;
};

/// Adds the term to the gradients and pixel losses. By logit, with A_i = sum_l a_il:
/// p_c (A - a_c) - (1-p_c) a_c, which keeps its digits where p_c is near 0 or 1. `slopes`: as in
/// trueLabelPass(), the gradient of an overlap loss beside it.
template <class Real>
LogTargetSums logTargetPass(const Workspace<Real>& work, const LogTargetWeights& weights,
                            Output<Real>& out, const std::vector<OverlapSlope>& slopes = {});

}  // namespace lossglass
