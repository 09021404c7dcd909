// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lossglass {

/// Shortest decimal that reads back as the number, in the C locale.
std::string shortestText(double value);

/// With at most 12 significant digits, so that 1 - 0.7 reads 0.3. For people; does not read back.
std::string roundedText(double value);

/// The numbers with commas between them: "0.5,1.5".
std::string shortestText(const std::vector<double>& values);

}  // namespace lossglass
