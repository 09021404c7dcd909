// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/output.h"
#include "losslib/kernels/overlap.h"

#include <vector>

namespace lossglass {

/// Weights of a pixel's terms in every channel: -onTarget t ln p - offTarget (1-t) ln(1-p).
struct OneVsRestWeights {
    double onTarget = 1;
    double offTarget = 1;
};

/// Adds sum_ic -[on t ln p + off (1-t) ln(1-p)] over all channels of softmax (C >= 2), each seen
/// as a class against the rest; returns the sum. By logit a term -b_c ln(1-p_c) gives b_c p_c to
/// its own channel and -b_c p_c p_j / (1-p_c) to channel j. `slopes`: as in trueLabelPass(), the
/// gradient of an overlap loss beside it.
template <class Real>
double oneVsRestPass(const Workspace<Real>& work, const OneVsRestWeights& weights,
                     Output<Real>& out, const std::vector<OverlapSlope>& slopes = {});

}  // namespace lossglass
