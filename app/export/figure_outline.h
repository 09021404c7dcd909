// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <cstdint>
#include <span>

namespace lossglass {

/// The edges between pixels of different value, and none along the picture's border, in picture
/// pixels (pixel (r, c) covers [c, c+1) x [r, r+1)). Straight runs are one segment. `values` has
/// width * height entries, row by row.
QPainterPath outlineOf(std::span<const std::uint8_t> values, int width, int height);

}  // namespace lossglass
