// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lossglass {

/// An array that a program loads, to be written beside it.
struct ArrayToExport {
    std::string name;                 ///< file name: "target.npy"
    std::vector<std::int64_t> shape;  ///< sizes, slowest first
    std::vector<double> values;       ///< C order
};

}  // namespace lossglass
