// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"

namespace lossglass {

/// A table of numbers as text: one row of pixels a line, numbers between commas, semicolons, tabs
/// or blanks, "nan" and "inf" among them. Lines that start with # are left out, and so is a first
/// line of words; both are spoken of in a notice. Rows of different length, empty cells, words and
/// decimal commas are errors with line and column. int64 where all numbers are whole, else float64.
FileFormat csvFormat();

/// Reads such a table; its rows all have the same length. Takes at most 4 times the bytes.
Result<NumericArray> parseCsvNumbers(std::span<const std::uint8_t> bytes,
                                     const ReadLimits& limits = {});

}  // namespace lossglass
