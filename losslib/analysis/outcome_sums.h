// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/pixel_outcome.h"
#include "losslib/scene/labels.h"

#include <optional>
#include <vector>

namespace lossglass {

/// A sum for each outcome of a pixel: of |gradient|, or of pixels.
struct OutcomeSums {
    double tp = 0;
    double fp = 0;
    double fn = 0;
    double tn = 0;

    double total() const { return tp + fp + fn + tn; }
    /// Each over the total; nothing where the total is 0.
    std::optional<OutcomeSums> shares() const;
    /// Adds to the sum of an outcome; ignored pixels add nothing.
    void add(PixelOutcome outcome, double value);
    OutcomeSums& operator+=(const OutcomeSums& other);
    bool operator==(const OutcomeSums&) const = default;
};

/// Pixels of each label against the rest (`labels` entries), from two labellings of the same
/// size; pixels that the target ignores do not count.
std::vector<OutcomeSums> countOutcomes(const Labels& target, const Labels& predicted, int labels);

}  // namespace lossglass
