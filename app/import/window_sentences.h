// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace lossglass {

/// A notice or an error of the readers for people at the window: without the options of the command
/// line that it names as a way out, for which the import panel has controls.
QString sentenceForWindow(const std::string& sentence);
QStringList sentencesForWindow(const std::vector<std::string>& sentences);

}  // namespace lossglass
