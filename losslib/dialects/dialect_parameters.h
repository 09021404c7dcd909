// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect_value.h"
#include "losslib/loss/parameter_values.h"

#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// The parameter that stands for a library's argument: same name, default and words. Arguments
/// that say what the input is, or which label is ignored, follow the scene unless set, and stand
/// under the conventions; an argument that the library asks for begins as "unset".
Parameter parameterOf(const DialectArgument& argument);

/// What differs from the defaults, as a call would give it: name and text.
std::vector<std::pair<std::string, std::string>> settingsOf(
    const std::vector<DialectArgument>& arguments, const ParameterValues& values);

}  // namespace lossglass
