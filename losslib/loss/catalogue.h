// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"

#include <string_view>
#include <vector>

namespace lossglass {

/// All losses, by place: the article's ten first. Built once from losslib/losses/*.cpp.
const std::vector<Loss>& catalogue();

/// The loss of that id, or null.
const Loss* findLoss(std::string_view id);

/// The parameter of that id in the loss's table, or null.
const Parameter* findParameter(const Loss& loss, std::string_view id);

}  // namespace lossglass
