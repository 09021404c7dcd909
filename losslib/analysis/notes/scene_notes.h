// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/notes/scene_note.h"

#include <functional>
#include <vector>

namespace lossglass {

/// All that is worth a remark, the most surprising first. Evaluates the loss several times with
/// other settings; `cancelled` is asked in between, and ends it with what was found so far.
/// An empty scene, one without a valid pixel, or an undefined loss gives remarks on the values
/// alone.
std::vector<SceneNote> sceneNotes(const Scene& scene, const Request& request,
                                  const std::function<bool()>& cancelled = {});

}  // namespace lossglass
