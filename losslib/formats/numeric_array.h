// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_parts.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lossglass {

/// Numbers as a file holds them, whatever their type there.
struct NumericArray {
    std::vector<std::int64_t> shape;     ///< sizes, slowest first; empty for a scalar
    std::string dtype;                   ///< NumPy's name: "float32", "uint8", "bool", ...
    std::vector<double> values;          ///< C order: the last index runs fastest
    bool isInteger = false;              ///< bool and all integer kinds
    std::vector<std::string> notices{};  ///< what the reader decided
    FileParts parts{};
    std::string axes{};  ///< "HWC" or "CHW" where the format itself says so
};

}  // namespace lossglass
