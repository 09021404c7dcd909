// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/numeric_array.h"
#include "losslib/formats/picture_samples.h"

#include <variant>

namespace lossglass {

/// What a file holds, as stored: an array of numbers, or the raw samples of a picture.
using FileContent = std::variant<NumericArray, PictureSamples>;

}  // namespace lossglass
