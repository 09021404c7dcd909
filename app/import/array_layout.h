// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace lossglass {

/// Width, height and number of the pictures that an array has to fit.
struct PictureGrid {
    int width = 0;
    int height = 0;
    int samples = 1;

    std::int64_t pixels() const { return std::int64_t{width} * height * samples; }
    bool operator==(const PictureGrid&) const = default;
};

/// What the axes of an array are, as sizes and as strides in elements.
struct ArrayLayout {
    PictureGrid grid;
    int channels = 1;
    std::int64_t sampleStride = 0, channelStride = 0, rowStride = 0, columnStride = 0;
    std::string notice;  ///< what was assumed where the shape leaves it open; may be empty
};

/// Reads a shape as planes: H x W, C x H x W, H x W x C, N x C x H x W or N x H x W x C, and
/// N x H x W where the grid has N > 1 samples. Where several fit the grid, or none does, channels
/// come first. Empty arrays and other numbers of dimensions are errors.
Result<ArrayLayout> planesLayout(std::span<const std::int64_t> shape,
                                 std::optional<PictureGrid> grid);

}  // namespace lossglass
