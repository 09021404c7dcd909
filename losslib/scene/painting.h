// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"

#include <cstdint>

namespace lossglass {

/// A rectangle of pixels: columns [x, x+width), rows [y, y+height). Empty when a side is 0.
struct Region {
    int x = 0, y = 0, width = 0, height = 0;

    bool isEmpty() const { return width <= 0 || height <= 0; }
    /// The smallest region that holds both; an empty one adds nothing.
    Region united(const Region& other) const;
    bool operator==(const Region&) const = default;
};

/// A round brush in picture pixels.
struct Brush {
    double diameter = 9;  ///< >= 1; at 1 exactly one pixel
    double softness = 0;  ///< 0 = hard edge, 1 = fades from the centre; probabilities only
};

/// One straight piece of a stroke, in picture coordinates: pixel (row r, column c) covers
/// [c, c+1) x [r, r+1), its centre is (c+.5, r+.5). A click is a piece of length 0.
struct StrokePiece {
    double fromX = 0, fromY = 0, toX = 0, toY = 0;
};

/// The picture that is painted on: rows [top, top + height) of the planes. Rows of strokes and
/// regions count from the first row of the planes.
struct Extent {
    int width = 0;
    int height = 0;
    int top = 0;
};

/// Sets the label of all pixels whose centre the brush covers. Returns the smallest region that
/// holds every pixel whose value changed (empty: nothing changed). Pieces join without gaps.
Region paintLabels(Labels& labels, Extent extent, const Brush& brush, const StrokePiece& piece,
                   std::uint8_t label);

/// Moves the probability of `channel` to `p` (clamped to [1e-7, 1-1e-7]) where the brush covers,
/// blended by coverage in probability. One plane: a logit by sigmoid. C >= 2: the other channels
/// keep their proportions and share 1-p. Returns the region of pixels that changed.
Region paintProbability(Planes<float>& logits, Extent extent, const Brush& brush,
                        const StrokePiece& piece, int channel, double p);

}  // namespace lossglass
