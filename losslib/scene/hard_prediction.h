// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/scene.h"

namespace lossglass {

/// The channel with the largest logit of a pixel, the first of equals.
template <class Real>
int largestLogit(const Planes<Real>& logits, Eigen::Index pixel) {
    int best = 0;
    for (int c = 1; c < logits.rows(); ++c) {
        if (logits(c, pixel) > logits(best, pixel)) best = c;
    }
    return best;
}

/// The label that is predicted at each pixel: with one channel label 1 where p > threshold,
/// otherwise the largest logit. kIgnored where the target is ignored.
template <class Real>
Labels hardLabels(const BasicScene<Real>& scene, double threshold = 0.5);

}  // namespace lossglass
