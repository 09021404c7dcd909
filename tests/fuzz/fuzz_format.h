// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"
#include "losslib/formats/sizes.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace lossglass::test {

inline bool isWhole(const NumericArray& array) {
    const auto count = checkedProduct(array.shape);
    return count && static_cast<std::size_t>(*count) == array.values.size();
}

inline bool isWhole(const PictureSamples& picture) {
    const auto samples = static_cast<std::size_t>(picture.width) *
                         static_cast<std::size_t>(picture.height) *
                         static_cast<std::size_t>(samplesPerPixel(picture.layout));
    return picture.width > 0 && picture.height > 0 && samples == picture.samples.size() &&
           !whyNoIndex(picture);
}

/// Whatever the bytes: content as large as it says, or an error in words. The first byte chooses
/// among pages, slices and axes.
inline int fuzzFormat(const FileFormat& format, const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const std::span<const std::uint8_t> rest(data + 1, size - 1);
    if (!format.probe(rest)) return 0;
    ReadChoices choices;
    choices.limits = {1 << 22, 1 << 18};
    if (data[0] & 1) choices.page = data[0] >> 4;
    if (data[0] & 2) choices.slice = data[0] >> 4;
    if (data[0] & 4) choices.axis = (data[0] >> 4) % 3;
    const auto content = format.read(rest, choices);
    if (!content) {
        if (content.error().message.empty()) std::abort();
        return 0;
    }
    const bool whole = std::holds_alternative<NumericArray>(*content)
                           ? isWhole(std::get<NumericArray>(*content))
                           : isWhole(std::get<PictureSamples>(*content));
    if (!whole) std::abort();
    return 0;
}

}  // namespace lossglass::test
