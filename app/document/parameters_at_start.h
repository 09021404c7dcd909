// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter_values.h"

#include <map>
#include <string>

namespace lossglass {

/// The settings that every loss of the catalogue and of the libraries begins with, by id: the
/// defaults, and what a library asks for without a default as the canonical form has it.
std::map<std::string, ParameterValues> parametersAtStart();

}  // namespace lossglass
