// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QString>

namespace lossglass {

/// What a palette cannot say: pane frames, tabs, segmented buttons and the note.
///
/// A widget asks for its look through the dynamic property "role":
/// - QFrame "pane": panel ground, divider edge, radius 4;
/// - QFrame or QLabel "note": note ground and text, radius 4;
/// - QToolButton "segment": one of a row of exclusive buttons, accent when checked;
/// - QLabel "second", "error", "success": text in that colour.
QString styleSheetOf(const Theme& theme);

}  // namespace lossglass
