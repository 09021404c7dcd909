// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace lossglass {

/// A paragraph of the import panel: plain text that wraps and can be copied. `role` is that of the
/// style sheet ("second", "error"), or "strong".
QLabel* importText(QWidget* parent, const char* role = nullptr);

/// Shows the text; without one the paragraph takes no room.
void showImportText(QLabel* label, const QString& text);

}  // namespace lossglass
