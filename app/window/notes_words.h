// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/notes/scene_note.h"
#include "widgets/panels/note_bar.h"

#include <QString>

namespace lossglass {

/// A remark in plain words, with the number that shows it and the tab where it is seen.
Note noteInWords(const SceneNote& note, const Loss& loss, const Scene& scene);

/// "See it in Gradient budget"
QString wayToTab(const QString& tab);

}  // namespace lossglass
