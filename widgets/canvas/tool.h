// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lossglass {

/// What the left button does on a canvas.
enum class Tool {
    Crosshair,  ///< points at a pixel; a click pins it
    Brush,
    Eraser,
    Pan,
};

/// What a piece of a stroke does: the eraser tool and the right button erase.
enum class PaintButton { Paint, Erase };

}  // namespace lossglass
