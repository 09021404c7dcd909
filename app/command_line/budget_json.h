// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/json_writer.h"
#include "losslib/analysis/gradient_budget.h"

#include <string>
#include <vector>

namespace lossglass {

/// The key "budget" and its object, which stays open for what belongs to it; shares are null where
/// nothing pulls.
void beginBudget(JsonWriter& json, const GradientBudget& budget, int channels,
                 const std::vector<std::string>& classNames);

}  // namespace lossglass
