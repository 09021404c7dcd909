// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter.h"

#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// Least and most steps of a sweep along one axis.
inline constexpr int kLeastSteps = 2;
inline constexpr int kMostSteps = 1000;

/// What runs over a range: a parameter of a loss, an edit of the prediction
/// (scene/scene_edit.h), or "threshold", that of the hard prediction.
struct SweepAxis {
    std::string id;  ///< "gamma", "blur", "threshold"
    double from = 0;
    double to = 1;
    int steps = 51;  ///< values, both ends included
    Scale scale = Scale::Linear;

    /// The value at step 0 .. steps-1; the ends exactly. Requires !whyNoRange().
    double valueAt(int step) const;
    bool operator==(const SweepAxis&) const = default;
};

/// Why these numbers are no range (one sentence), or nothing when they are: ends that are not
/// finite, too few or too many steps, a logarithmic range that reaches 0.
std::optional<std::string> whyNoRange(const SweepAxis& axis);

/// The places 0 .. count-1 from coarse to fine: the ends, the middle, the quarters, and so on.
/// Each comes with its level, ascending.
struct RefinedPlace {
    int place = 0;
    int level = 0;
};
std::vector<RefinedPlace> coarseToFine(int count);

}  // namespace lossglass
