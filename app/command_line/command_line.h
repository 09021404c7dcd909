// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTextStream>

namespace lossglass {

/// Whether these arguments (without the program's name) ask for the command line rather than the
/// window: they start with a sub-command, an option, or a word that is neither a file nor a scene.
bool isForCommandLine(const QStringList& arguments);

/// What a command needs beyond a console.
struct ScreenNeed {
    bool widgets = false;
    QString scale;  ///< as typed after "--scale"; empty for none. Checked by the command itself.
};
ScreenNeed screenNeed(const QStringList& arguments);

/// Runs a sub-command, --help or --version. Returns the exit status: 0, or 2 after one sentence
/// on `err` that says what is wrong; then nothing was written.
int runCommandLine(const QStringList& arguments, QTextStream& out, QTextStream& err);

}  // namespace lossglass
