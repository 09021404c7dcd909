// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/coverage.h"

namespace lossglass {

enum class BrushShape { Round, Square };

/// A brush in picture pixels.
struct Brush {
    double diameter = 9;  ///< or side; >= 1; at 1 exactly one pixel
    double softness = 0;  ///< 0 = hard edge, 1 = fades from the centre; probabilities only
    BrushShape shape = BrushShape::Round;
};

/// One straight piece of a stroke, in picture coordinates: pixel (row r, column c) covers
/// [c, c+1) x [r, r+1), its centre is (c+.5, r+.5). A click is a piece of length 0.
struct StrokePiece {
    double fromX = 0, fromY = 0, toX = 0, toY = 0;
};

/// The pixels whose centre the brush covers on its way along the piece, and those that the piece
/// itself passes, so that pieces join without gaps and a click always covers a pixel. A round
/// brush includes its rim; of a square one the left and upper edges belong to it, so that side n
/// covers n x n pixels wherever it stands. Shares fall linearly from the core to the rim.
Coverage rasterBrush(const Extent& extent, const Brush& brush, const StrokePiece& piece);

}  // namespace lossglass
