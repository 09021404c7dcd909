// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lossglass {

/// The type of a number in a file, in the words of NumPy.
struct Element {
    char kind = 'f';  ///< 'b' bool, 'i' signed, 'u' unsigned, 'f' floating point
    int size = 4;     ///< bytes: 1, 2, 4 or 8; floating point 2, 4 or 8

    bool isInteger() const { return kind != 'f'; }
    bool operator==(const Element&) const = default;
};

/// The number that the bits stand for; bits beyond the size must be 0. Integers of 2^53 and more
/// lose their last digits: see isExact.
double elementValue(Element element, std::uint64_t bits);

/// Whether a double holds the value for certain: 2^53 may already be 2^53 + 1 rounded.
bool isExact(Element element, double value);

/// NumPy's name: "float32", "bool".
std::string elementName(Element element);

}  // namespace lossglass
