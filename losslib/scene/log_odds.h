// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/planes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lossglass {

/// log(sum of exp) over all channels but one: what that channel's logit competes with. 0 for a
/// single channel, -inf where all others have vanished.
template <class Real>
double rivals(const Planes<Real>& logits, Eigen::Index pixel, int channel) {
    if (logits.rows() == 1) return 0;
    double top = -std::numeric_limits<double>::infinity();
    for (Eigen::Index c = 0; c < logits.rows(); ++c)
        if (c != channel) top = std::max(top, static_cast<double>(logits(c, pixel)));
    if (!std::isfinite(top)) return top;
    double sum = 0;
    for (Eigen::Index c = 0; c < logits.rows(); ++c)
        if (c != channel) sum += std::exp(static_cast<double>(logits(c, pixel)) - top);
    return top + std::log(sum);
}

/// The other channels have vanished and left no proportions to keep: let them share equally.
/// Returns what rivals() is from then on.
template <class Real>
double reviveRivals(Planes<Real>& logits, Eigen::Index pixel, int channel) {
    for (Eigen::Index c = 0; c < logits.rows(); ++c)
        if (c != channel) logits(c, pixel) = 0;
    return std::log(static_cast<double>(logits.rows() - 1));
}

/// log p - log(1-p) of a label. A single channel is that of label 1.
template <class Real>
double logOdds(const Planes<Real>& logits, Eigen::Index pixel, int label) {
    if (logits.rows() == 1) {
        const double z = logits(0, pixel);
        return label == 1 ? z : -z;
    }
    return static_cast<double>(logits(label, pixel)) - rivals(logits, pixel, label);
}

/// Sets them; the other labels keep their proportions.
template <class Real>
void setLogOdds(Planes<Real>& logits, Eigen::Index pixel, int label, double odds) {
    if (logits.rows() == 1) {
        logits(0, pixel) = static_cast<Real>(label == 1 ? odds : -odds);
        return;
    }
    double against = rivals(logits, pixel, label);
    if (!std::isfinite(against)) against = reviveRivals(logits, pixel, label);
    logits(label, pixel) = static_cast<Real>(odds + against);
}

}  // namespace lossglass
