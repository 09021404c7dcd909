// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lossglass {

/// The shape of a batch: `samples` pictures of width x height.
struct BatchShape {
    int width = 0;
    int height = 0;
    int samples = 1;
};

/// "(row 3, column 5)", and "of sample 1" where there are several: where a message says that
/// something is. `pixel` counts through the batch, row by row, from 0.
std::string pixelPlace(std::int64_t pixel, const BatchShape& shape);

}  // namespace lossglass
