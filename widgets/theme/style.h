// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QStyle;

namespace lossglass {

/// Property of a QMenu: the width of its icons where they are wider than high.
inline constexpr const char* kMenuIconWidth = "iconWidth";

/// Fusion with flat controls: one-pixel edges of contrast 3, radius 4, no gradients, and a focus
/// ring that shows only after keyboard use. The caller (QApplication::setStyle) takes ownership.
QStyle* makeStyle();

}  // namespace lossglass
