// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lossglass {

/// Sums over the valid pixels for one label, in double whatever the planes are. With t the target
/// (0 or 1, or soft) and p the probability of the label. Errors are formed from 1-p where t = 1,
/// so that they keep their digits when p is near 1.
struct ClassSums {
    double tp = 0;            ///< sum p t
    double fn = 0;            ///< sum (1-p) t
    double fp = 0;            ///< sum p (1-t)
    double tn = 0;            ///< sum (1-p) (1-t)
    double pSquared = 0;      ///< sum p^2
    double tSquared = 0;      ///< sum t^2
    double missSquared = 0;   ///< sum (t-p)^2 t
    double falseSquared = 0;  ///< sum (t-p)^2 (1-t)

    double positives() const { return tp + fn; }  ///< sum t, up to rounding
    double negatives() const { return fp + tn; }  ///< sum (1-t), up to rounding

    ClassSums& operator+=(const ClassSums& other);
};

/// How many valid pixels there are, and of which label. With soft targets `perLabel` holds sums.
struct LabelCounts {
    std::int64_t valid = 0;
    std::int64_t ignored = 0;
    std::vector<double> perLabel;  ///< K entries
};

}  // namespace lossglass
