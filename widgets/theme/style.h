// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QStyle;

namespace lossglass {

/// Fusion with flat controls: one-pixel edges of contrast 3, radius 4, no gradients, and a focus
/// ring that shows only after keyboard use. The caller (QApplication::setStyle) takes ownership.
QStyle* makeStyle();

}  // namespace lossglass
