// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lossglass {

/// Width, height and number of the pictures that an array has to fit.
struct PictureGrid {
    int width = 0;
    int height = 0;
    int samples = 1;

    std::int64_t pixels() const { return std::int64_t{width} * height * samples; }
    bool operator==(const PictureGrid&) const = default;
};

/// What the person said about the axes of an array.
struct LayoutChoice {
    enum class Rows { AsStored, Transposed };
    /// "HW", "CHW", "HWC", "NHW", "NCHW" or "NHWC"; empty: decided from the shape.
    std::string axes{};
    Rows rows = Rows::AsStored;  ///< whether rows and columns change places
};

/// What the axes of an array are, as sizes and as strides in elements.
struct ArrayLayout {
    PictureGrid grid;
    int channels = 1;
    std::int64_t sampleStride = 0, channelStride = 0, rowStride = 0, columnStride = 0;
    std::int64_t at(int sample, int channel, int row, int column) const {
        return sample * sampleStride + channel * channelStride + row * rowStride +
               column * columnStride;
    }

    std::string notice;  ///< what was assumed where the shape leaves it open; may be empty
};

/// Reads a shape as planes: H x W, C x H x W, H x W x C, N x C x H x W or N x H x W x C, and
/// N x H x W where the grid has N > 1 samples. The reading that fits the grid is taken; where none
/// does or several do, the one with fewer channels, and among equals channels first. Empty arrays,
/// other numbers of dimensions and a choice of other axes than the array has are errors.
Result<ArrayLayout> planesLayout(std::span<const std::int64_t> shape,
                                 std::optional<PictureGrid> grid, const LayoutChoice& choice = {});

/// The shape without its leading dimensions of 1, as far as rows and columns remain.
std::vector<std::int64_t> withoutLeadingOnes(std::span<const std::int64_t> shape);

/// Why an array of that shape can be nothing that is shown: too few or too many dimensions, none of
/// something, or more than can be counted.
std::optional<Error> checkShape(std::span<const std::int64_t> shape);

}  // namespace lossglass
