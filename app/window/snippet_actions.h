// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/export_dialogs.h"

namespace lossglass {

/// Puts the Python program of the selected loss on the clipboard; it loads the arrays that
/// saveSnippet() writes.
ExportResult copySnippet(const Document& document);

/// Asks for a folder and writes the program with its arrays; a closed dialog is a success.
ExportResult saveSnippet(QWidget* parent, const Document& document);

}  // namespace lossglass
