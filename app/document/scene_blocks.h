// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/edit_history.h"
#include "losslib/scene/scene.h"

#include <initializer_list>
#include <vector>

namespace lossglass {

/// The planes that undo entries keep when they keep these scenes; planes that the scenes share come
/// as often as they are shared.
std::vector<HistoryBlock> historyBlocksOf(std::initializer_list<Scene> scenes);

}  // namespace lossglass
