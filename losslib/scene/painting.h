// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/brush_raster.h"
#include "losslib/scene/coverage.h"
#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"
#include "losslib/scene/region.h"

#include <cstdint>

namespace lossglass {

/// Sets the label of all covered pixels, however little of them is covered. Returns the smallest
/// region that holds every pixel whose value changed (empty: nothing changed).
Region paintLabels(Labels& labels, const Extent& extent, const Coverage& covered,
                   std::uint8_t label);

/// Moves the probability of `channel` to `p` (clamped to [1e-7, 1-1e-7]) where pixels are covered,
/// blended by their share in probability. Returns the region of pixels that changed.
Region paintProbability(Planes<float>& logits, const Extent& extent, const Coverage& covered,
                        int channel, double p);

/// The same for a brush along a piece; labels have no softness.
Region paintLabels(Labels& labels, const Extent& extent, const Brush& brush,
                   const StrokePiece& piece, std::uint8_t label);
Region paintProbability(Planes<float>& logits, const Extent& extent, const Brush& brush,
                        const StrokePiece& piece, int channel, double p);

/// Moves the probability of one channel towards a value, pixel by pixel. One plane: a logit by
/// sigmoid. C >= 2: the other channels keep their proportions and share the rest.
class ProbabilityMove {
public:
    /// `p` is clamped to [1e-7, 1-1e-7]; not a number moves nothing.
    ProbabilityMove(int channel, double p);

    /// Blends by `share` in (0, 1]; true when a logit changed.
    bool apply(Planes<float>& logits, Eigen::Index pixel, double share) const;

private:
    int m_channel;
    double m_p;
    double m_odds;  ///< log p - log(1-p)
};

}  // namespace lossglass
