// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"

#include <cstdint>
#include <vector>

namespace lossglass {

/// One channel of a pixel on the way from dL/dp to dL/dz.
struct ChainRow {
    double logit = 0;         ///< z
    double p = 0;             ///< probability of the channel's label
    double q = 0;             ///< 1-p, never formed from a rounded p
    double target = 0;        ///< t: one-hot, or the soft target
    double pMinusTarget = 0;  ///< gradient of unweighted cross-entropy by z; exact near 0 and 1
    double slope = 0;         ///< G = dL/dp
    double ownTerm = 0;       ///< p (1-p) G, through the channel's own probability
    /// -p_c p_j G_j for every channel j, through the others; 0 at j = c. Empty for one channel.
    std::vector<double> otherTerms;
    double logitSlope = 0;  ///< dL/dz = ownTerm + sum of otherTerms
};

/// The chain rule at one pixel, term by term.
///
/// One channel: p = sigmoid(z), dL/dz = G p (1-p). C >= 2: p = softmax(z),
/// dL/dz_c = p_c ((1-p_c) G_c - sum over j != c of p_j G_j).
struct PixelChain {
    std::vector<ChainRow> rows;  ///< one per channel, in order
    bool ignored = false;        ///< an ignored pixel: targets and slopes are all 0
};

/// What is known about the pixel.
struct ChainInput {
    std::vector<double> logits;      ///< C >= 1, finite
    std::uint8_t label = 0;          ///< 0 .. K-1, or kIgnored
    std::vector<double> slopes;      ///< C entries, dL/dp; scaled as the caller wants to read it
    std::vector<double> softTarget;  ///< C entries in [0,1], or empty: one-hot of the label
};

/// Stable for logits of +-60 and beyond. Where a probability underflows to 0 under an infinite
/// slope the terms are NaN, since nothing is known about their product.
PixelChain pixelChain(const ChainInput& input);

}  // namespace lossglass
