// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/array_layout.h"

#include "losslib/formats/sizes.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace lossglass {

namespace {

/// The axes of a reading of the shape, in order: 'N', 'C', 'H', 'W'.
struct Reading {
    std::string axes;
    std::string name;  ///< "channels first", for the notice
};

ArrayLayout arrange(std::span<const std::int64_t> shape, const std::string& axes) {
    ArrayLayout layout;
    std::int64_t stride = 1;
    for (std::size_t k = shape.size(); k-- > 0;) {
        const int size = static_cast<int>(shape[k]);
        switch (axes[k]) {
            case 'N':
                layout.grid.samples = size;
                layout.sampleStride = stride;
                break;
            case 'C':
                layout.channels = size;
                layout.channelStride = stride;
                break;
            case 'H':
                layout.grid.height = size;
                layout.rowStride = stride;
                break;
            default:
                layout.grid.width = size;
                layout.columnStride = stride;
        }
        stride *= size;
    }
    return layout;
}

std::vector<Reading> readingsOf(std::size_t dimensions, std::optional<PictureGrid> grid) {
    if (dimensions == 2) return {{"HW", "rows, columns"}};
    if (dimensions == 4)
        return {{"NCHW", "samples, channels, rows, columns"},
                {"NHWC", "samples, rows, columns, channels"}};
    std::vector<Reading> readings{{"CHW", "channels, rows, columns"},
                                  {"HWC", "rows, columns, channels"}};
    if (grid && grid->samples > 1) readings.push_back({"NHW", "samples, rows, columns"});
    return readings;
}

std::optional<Error> checkShape(std::span<const std::int64_t> shape) {
    if (shape.size() < 2 || shape.size() > 4)
        return Error{
            ErrorCode::Unsupported,
            "an array of 2 to 4 dimensions is needed, this one has " + std::to_string(shape.size()),
            {}};
    for (const std::int64_t size : shape) {
        if (size == 0)
            return Error{ErrorCode::Malformed,
                         "the array is empty (" + shapeText(shape) + "): there is nothing to show",
                         {}};
        if (size > std::numeric_limits<int>::max())
            return Error{
                ErrorCode::TooLarge, "the array of " + shapeText(shape) + " is too large", {}};
    }
    return std::nullopt;
}

}  // namespace

Result<ArrayLayout> planesLayout(std::span<const std::int64_t> shape,
                                 std::optional<PictureGrid> grid) {
    if (auto error = checkShape(shape)) return *error;
    const std::vector<Reading> readings = readingsOf(shape.size(), grid);
    std::vector<Reading> fitting;
    for (const Reading& reading : readings) {
        const ArrayLayout layout = arrange(shape, reading.axes);
        if (grid && layout.grid == *grid) fitting.push_back(reading);
    }
    const Reading& taken = fitting.empty() ? readings.front() : fitting.front();
    ArrayLayout layout = arrange(shape, taken.axes);
    const bool lone = shape.size() == 4 && shape[0] == 1 && layout.channels == 1;
    if (fitting.size() > 1)
        layout.notice = "the shape " + shapeText(shape) + " fits as (" + fitting[0].name +
                        ") and as (" + fitting[1].name + "): the first is taken";
    else if (taken.axes == "HWC" || taken.axes == "NHWC" || taken.axes == "NHW")
        layout.notice = "the shape " + shapeText(shape) + " is read as (" + taken.name + ")";
    else if (lone || (shape.size() > 2 && shape[0] == 1))
        layout.notice = "leading dimensions of 1 are left out of the shape " + shapeText(shape);
    return layout;
}

}  // namespace lossglass
