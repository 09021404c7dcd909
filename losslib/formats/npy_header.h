// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lossglass {

/// What a .npy file says about its data. Reference: NumPy, "NEP 1: A simple file format for NumPy
/// arrays", and numpy/lib/format.py for versions 2.0 and 3.0.
struct NpyHeader {
    std::vector<std::int64_t> shape;
    bool fortranOrder = false;
    char kind = 'f';   ///< 'b' bool, 'i' signed, 'u' unsigned, 'f' floating point
    int itemSize = 4;  ///< bytes of one element
    bool bigEndian = false;
    std::int64_t dataOffset = 0;  ///< bytes from the start of the file to the first element
};

/// Reads the header at the start of `bytes` (the file, or enough of it). Keys in any order, any
/// blanks; unknown, missing or double keys, object and structured arrays are errors.
Result<NpyHeader> parseNpyHeader(std::span<const std::uint8_t> bytes);

/// NumPy's name of the element type: "float32", "bool".
std::string dtypeName(const NpyHeader& header);

}  // namespace lossglass
