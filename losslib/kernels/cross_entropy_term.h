// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/log_target_pass.h"
#include "losslib/kernels/pixel_terms.h"
#include "losslib/kernels/terms.h"

namespace lossglass {

/// Adds factor * mean over valid pixels of -ln p_t (soft targets: of -sum_l t_l ln p_l).
/// `slopes`: as in addPixelMean().
template <class Real>
void addCrossEntropy(const Workspace<Real>& work, double factor, Output<Real>& out,
                     const std::vector<OverlapSlope>& slopes = {}) {
    if (!work.scene().hasSoftTarget()) {
        addPixelMean(work, factor, unweighted(work), MinusLog{}, out, slopes);
        return;
    }
    std::vector<double> weights = unweighted(work);
    const std::vector<double> none(weights.size());
    for (double& w : weights)
        w = factor / static_cast<double>(work.counts().valid);
    out.result().value += logTargetPass(work, {weights, none}, out, slopes).value;
}

}  // namespace lossglass
