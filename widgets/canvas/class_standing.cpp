// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/class_standing.h"

#include <cmath>

namespace lossglass {

ClassStanding classStanding(const Planes<float>& logits, Eigen::Index pixel, int label) {
    if (logits.rows() == 1) {
        const double z = (label == 0 ? -1 : 1) * double{logits(0, pixel)};
        return {1 / (1 + std::exp(-z)), z >= 0};
    }
    const double own = logits(label, pixel);
    double against = 0;
    bool wins = true;
    for (Eigen::Index c = 0; c < logits.rows(); ++c) {
        if (c == label) continue;
        against += std::exp(logits(c, pixel) - own);
        wins = wins && (c < label ? own > logits(c, pixel) : own >= logits(c, pixel));
    }
    return {std::isnan(against) ? 0.0 : 1 / (1 + against), wins};
}

}  // namespace lossglass
