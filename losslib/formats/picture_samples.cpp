// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/picture_samples.h"

#include <algorithm>

namespace lossglass {

std::optional<Error> whyNoIndex(const PictureSamples& picture) {
    if (picture.layout != SampleLayout::Palette) return std::nullopt;
    const auto entries = picture.palette.size();
    const auto outside = std::find_if(picture.samples.begin(), picture.samples.end(),
                                      [&](std::uint16_t index) { return index >= entries; });
    if (outside == picture.samples.end()) return std::nullopt;
    const auto pixel = outside - picture.samples.begin();
    return Error{ErrorCode::Malformed,
                 "palette index " + std::to_string(*outside) + " at (row " +
                     std::to_string(pixel / picture.width) + ", column " +
                     std::to_string(pixel % picture.width) + ") is outside the palette of " +
                     std::to_string(entries) + " entries",
                 {}};
}

}  // namespace lossglass
