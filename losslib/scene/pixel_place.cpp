// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/pixel_place.h"

namespace lossglass {

std::string pixelPlace(std::int64_t pixel, const BatchShape& shape) {
    const std::int64_t perSample = std::int64_t{shape.width} * shape.height;
    const std::int64_t inSample = pixel % perSample;
    std::string text = "(row " + std::to_string(inSample / shape.width) + ", column " +
                       std::to_string(inSample % shape.width) + ")";
    if (shape.samples > 1) text += " of sample " + std::to_string(pixel / perSample);
    return text;
}

}  // namespace lossglass
