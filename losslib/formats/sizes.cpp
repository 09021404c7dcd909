// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/sizes.h"

#include "losslib/formats/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace lossglass {

namespace {

constexpr const char* kHowToRaise =
    ": --limit-megapixels N or the environment variable LOSSGLASS_LIMIT_MEGAPIXELS raises it";

}  // namespace

std::optional<std::int64_t> checkedProduct(std::span<const std::int64_t> sizes) {
    if (std::find(sizes.begin(), sizes.end(), 0) != sizes.end()) return 0;
    std::int64_t product = 1;
    for (const std::int64_t size : sizes) {
        if (size < 0 || product > std::numeric_limits<std::int64_t>::max() / size)
            return std::nullopt;
        product *= size;
    }
    return product;
}

std::string shapeText(std::span<const std::int64_t> shape) {
    if (shape.empty()) return "scalar";
    std::string text;
    for (const std::int64_t size : shape) {
        if (!text.empty()) text += " x ";
        text += std::to_string(size);
    }
    return text;
}

std::string indexText(std::int64_t position, std::span<const std::int64_t> shape) {
    std::vector<std::int64_t> index(shape.size());
    for (std::size_t k = shape.size(); k-- > 0;) {
        index[k] = position % shape[k];
        position /= shape[k];
    }
    std::string text = "[";
    for (std::size_t k = 0; k < index.size(); ++k)
        text += (k ? ", " : "") + std::to_string(index[k]);
    return text + "]";
}

std::string megabytes(std::int64_t bytes) {
    const double value = static_cast<double>(bytes) / 1e6;
    return (value < 10 ? numberText(value, 3)
                       : std::to_string(static_cast<std::int64_t>(std::llround(value)))) +
           " MB";
}

std::optional<Error> whyTooLarge(std::optional<std::int64_t> needed, const ReadLimits& limits,
                                 const std::string& thing) {
    if (needed && *needed <= limits.bytes) return std::nullopt;
    return Error{ErrorCode::TooLarge,
                 thing + " needs " +
                     (needed ? megabytes(*needed) : "more memory than there can be") +
                     ", the limit is " + megabytes(limits.bytes) + kHowToRaise,
                 {}};
}

std::optional<Error> whyTooManyPixels(std::int64_t width, std::int64_t height,
                                      const ReadLimits& limits) {
    const std::array<std::int64_t, 2> sizes{width, height};
    const auto pixels = checkedProduct(sizes);
    if (pixels && *pixels <= limits.pixels) return std::nullopt;
    return Error{ErrorCode::TooLarge,
                 "a picture of " + shapeText(sizes) + " has " +
                     (pixels ? numberText(static_cast<double>(*pixels) / 1e6, 9) + " million pixels"
                             : "more pixels than can be counted") +
                     ", the limit is " + numberText(static_cast<double>(limits.pixels) / 1e6, 9) +
                     " million" + kHowToRaise,
                 {}};
}

}  // namespace lossglass
