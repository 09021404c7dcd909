// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"

#include <cstdint>

namespace lossglass {

/// How large a gradient gets, times the number of valid pixels N: the scale of the heat map, on
/// which the mean cross-entropy reads p - t.
struct GradientRange {
    /// N x the 99.5th percentile (nearest rank) of |g| over all channels of all valid pixels;
    /// exact. Zeros count; ignored pixels and entries that are not finite do not.
    double percentile = 0;
    double maximum = 0;            ///< N x the largest |g|
    std::int64_t validPixels = 0;  ///< N

    /// The half-width of a symmetric colour scale: the percentile, the maximum where more than
    /// 99.5 % are 0, and 0 where there is no gradient anywhere.
    double halfWidth() const { return percentile > 0 ? percentile : maximum; }
};

/// `gradient` is C x pixels, `labels` marks the ignored pixels; empty planes give zeros.
GradientRange gradientRange(const Planes<float>& gradient, const Labels& labels);

}  // namespace lossglass
