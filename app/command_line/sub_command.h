// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <QString>
#include <QStringList>
#include <QTextStream>

#include <optional>

namespace lossglass {

/// One command of the program: `lossglass NAME arguments`.
struct SubCommand {
    enum class Needs {
        Console,       ///< no more than a QCoreApplication
        Screen,        ///< a QApplication, which may be offscreen
        ScaledScreen,  ///< the same, where "--scale" is the scale of the screen
    };

    QString name;
    QString usage;    ///< what may follow the name, lines of at most 100 characters
    QString summary;  ///< one sentence
    /// Does the work and writes to `out`; nothing means done. An error leaves nothing written:
    /// everything is checked before the first byte of output.
    std::optional<Error> (*run)(const QStringList& arguments, QTextStream& out) = nullptr;
    Needs needs = Needs::Console;
};

}  // namespace lossglass
