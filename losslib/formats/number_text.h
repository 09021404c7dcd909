// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lossglass {

/// A number with at most so many significant digits, in the C locale whatever the program's:
/// "0.25", "1e+300", "nan".
std::string numberText(double value, int digits = 6);

}  // namespace lossglass
