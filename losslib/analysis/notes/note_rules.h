// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/notes/scene_note.h"

#include <vector>

/// One rule per file; each gives what it finds, mostly nothing.
namespace lossglass::notes {

std::vector<SceneNote> oppositeWeight(const NoteQuestion& question);
std::vector<SceneNote> heavySmoothing(const NoteQuestion& question);
std::vector<SceneNote> idleParameter(const NoteQuestion& question);
std::vector<SceneNote> silentClass(const NoteQuestion& question);
std::vector<SceneNote> deadTerm(const NoteQuestion& question);
std::vector<SceneNote> probabilitiesAsLogits(const NoteQuestion& question);

}  // namespace lossglass::notes
