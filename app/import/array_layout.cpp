// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/array_layout.h"

#include "losslib/formats/sizes.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace lossglass {

namespace {

/// The axes of a reading of the shape, in order: 'N', 'C', 'H', 'W'.
struct AxisReading {
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

std::vector<AxisReading> readingsOf(std::size_t dimensions, std::optional<PictureGrid> grid) {
    if (dimensions == 2) return {{"HW", "rows, columns"}};
    if (dimensions == 4)
        return {{"NCHW", "samples, channels, rows, columns"},
                {"NHWC", "samples, rows, columns, channels"}};
    std::vector<AxisReading> readings{{"CHW", "channels, rows, columns"},
                                      {"HWC", "rows, columns, channels"}};
    if (grid && grid->samples > 1) readings.push_back({"NHW", "samples, rows, columns"});
    return readings;
}

/// The channels' axis is hardly ever the longest, so a short last axis behind longer ones is it.
bool endsInChannels(std::span<const std::int64_t> shape) {
    const std::size_t last = shape.size() - 1;
    return last >= 2 && shape[last] < shape[last - 1] && shape[last] < shape[last - 2];
}

std::optional<Error> whyNotThese(std::span<const std::int64_t> shape, const std::string& axes) {
    if (axes.empty() || axes.size() == shape.size()) return std::nullopt;
    return Error{ErrorCode::Mismatch,
                 "the layout " + axes + " has " + std::to_string(axes.size()) +
                     " axes, the array of " + shapeText(shape) + " has " +
                     std::to_string(shape.size()),
                 {}};
}

std::string optionFor(const AxisReading& reading) {
    std::string word = reading.axes;
    for (char& c : word)
        c = static_cast<char>(c - 'A' + 'a');
    return ": --layout " + word;
}

/// What is to be said about a reading that was not asked for.
std::string noticeFor(std::span<const std::int64_t> shape, const ArrayLayout& layout,
                      const AxisReading& taken, const std::vector<AxisReading>& fitting,
                      const AxisReading& other) {
    const std::string read = "the shape " + shapeText(shape) + " is read as (" + taken.name + ")";
    if (fitting.size() > 1)
        return "the shape " + shapeText(shape) + " fits as (" + fitting[0].name + ") and as (" +
               fitting[1].name + "): the first is taken" + optionFor(fitting[1]) +
               " for the second";
    const bool lone = shape.size() == 4 && shape[0] == 1 && layout.channels == 1;
    if (lone || (shape.size() > 2 && shape[0] == 1 && taken.axes != "NHWC"))
        return "leading dimensions of 1 are left out of the shape " + shapeText(shape);
    if (fitting.empty() && shape.size() > 2)
        return read + "; it could be (" + other.name + ") as well" + optionFor(other) + " for that";
    if (taken.axes == "HWC" || taken.axes == "NHWC" || taken.axes == "NHW") return read;
    return {};
}

}  // namespace

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

Result<ArrayLayout> planesLayout(std::span<const std::int64_t> shape,
                                 std::optional<PictureGrid> grid, const LayoutChoice& choice) {
    if (auto error = checkShape(shape)) return *error;
    if (auto error = whyNotThese(shape, choice.axes)) return *error;
    const auto arranged = [&](const std::string& axes) {
        ArrayLayout layout = arrange(shape, axes);
        if (choice.rows == LayoutChoice::Rows::Transposed) {
            std::swap(layout.grid.width, layout.grid.height);
            std::swap(layout.rowStride, layout.columnStride);
        }
        return layout;
    };
    if (!choice.axes.empty()) return arranged(choice.axes);
    std::vector<AxisReading> readings = readingsOf(shape.size(), grid);
    std::vector<AxisReading> fitting;
    for (const AxisReading& reading : readings) {
        if (grid && arranged(reading.axes).grid == *grid) fitting.push_back(reading);
    }
    if (endsInChannels(shape)) std::swap(readings[0], readings[1]);
    const AxisReading& taken = fitting.empty() ? readings.front() : fitting.front();
    ArrayLayout layout = arranged(taken.axes);
    layout.notice = noticeFor(shape, layout, taken, fitting, readings[readings.size() > 1 ? 1 : 0]);
    return layout;
}

std::vector<std::int64_t> withoutLeadingOnes(std::span<const std::int64_t> shape) {
    while (shape.size() > 2 && shape.front() == 1)
        shape = shape.subspan(1);
    return {shape.begin(), shape.end()};
}

}  // namespace lossglass
