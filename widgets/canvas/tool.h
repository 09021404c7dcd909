// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/region.h"
#include "losslib/scene/shape_raster.h"

#include <vector>

namespace lossglass {

/// What the left button does on a canvas.
enum class Tool {
    Crosshair,  ///< points at a pixel; a click pins it
    Brush,
    Eraser,
    Fill,       ///< a click paints the connected pixels that are alike
    Line,       ///< as wide as the brush
    Rectangle,  ///< from pixel to pixel, both included
    Ellipse,    ///< fills the same box
    Polygon,    ///< a corner per click
    Pan,
};
inline constexpr int kToolCount = 9;

/// What a piece of a stroke does: the eraser tool, the right button and Ctrl erase.
enum class PaintButton { Paint, Erase };

/// What was drawn with one of the tools that make a shape, in picture coordinates.
struct DrawnShape {
    Tool tool = Tool::Rectangle;
    Region box;                      ///< Rectangle, Ellipse: may reach beyond the picture
    std::vector<PaintPoint> points;  ///< Line: both ends; Polygon: corners; Fill: one place
};

}  // namespace lossglass
