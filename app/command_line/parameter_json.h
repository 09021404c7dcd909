// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/json_writer.h"
#include "losslib/loss/parameter.h"

namespace lossglass {

/// A value as JSON: a number, true or false, a string (a word or a choice), or a list of numbers.
void writeValue(JsonWriter& json, const ParameterValue& value);

/// All of a parameter but its place in a window.
void writeParameter(JsonWriter& json, const Parameter& parameter);

}  // namespace lossglass
