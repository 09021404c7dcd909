// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/prediction/workspace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lossglass {

/// How a pixel is decided, against its target.
enum class PixelOutcome : std::uint8_t {
    Unknown,  ///< the target ignores the pixel, or nothing is known about it
    TruePositive,
    FalsePositive,
    FalseNegative,
    TrueNegative,
};

/// How the prediction is made hard, and what counts as positive.
struct OutcomeRule {
    /// One channel: label 1 is predicted where p >= threshold. Two channels or more predict the
    /// label of the largest logit, the first of equals, and have no threshold.
    double threshold = 0.5;
    /// The label that is positive (one against the rest). Nothing: every label but 0, so that a
    /// pixel of one foreground class that is predicted as another is a false negative: its own
    /// class was missed.
    std::optional<int> positive;
};

/// One entry per pixel. A soft target counts by its likeliest label.
template <class Real>
std::vector<PixelOutcome> pixelOutcomes(const Workspace<Real>& work, const OutcomeRule& rule);

}  // namespace lossglass
