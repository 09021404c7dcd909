// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lossglass {

/// Sums over the valid pixels for one label, in double whatever the planes are. With t the target
/// (0 or 1, or soft) and p the probability of the label.
struct ClassSums {
    double tp = 0;  ///< sum p t
    double fn = 0;  ///< sum (1-p) t
    double fp = 0;  ///< sum p (1-t)
    double tn = 0;  ///< sum (1-p) (1-t)
    double pSquared = 0;  ///< sum p^2
    double tSquared = 0;  ///< sum t^2

    double positives() const { return tp + fn; }  ///< sum t, up to rounding
    double negatives() const { return fp + tn; }
    double predicted() const { return tp + fp; }  ///< sum p
};

/// How many valid pixels there are, and of which label. With soft targets `perLabel` holds sums.
struct LabelCounts {
    std::int64_t valid = 0;
    std::int64_t ignored = 0;
    std::vector<double> perLabel;  ///< K entries
};

}  // namespace lossglass
