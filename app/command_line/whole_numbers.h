// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/arguments.h"

#include <vector>

namespace lossglass {

/// An option that takes whole numbers, and the range of each.
struct WholeNumberOption {
    QString name;  ///< "--size"
    int least = 1, most = 1;
};

/// One number; `otherwise` where the option is not given. An error names option, range and text.
Result<int> wholeNumber(const Arguments& arguments, const WholeNumberOption& option, int otherwise);

/// Numbers with commas between them, at least one.
Result<std::vector<int>> wholeNumbers(const Arguments& arguments, const WholeNumberOption& option,
                                      const std::vector<int>& otherwise);

}  // namespace lossglass
