// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lossglass {

/// An option that a command knows.
struct OptionSpec {
    enum class Takes { Nothing, Value };
    QString name;  ///< "--loss"
    Takes takes = Takes::Value;
};

/// An option as it was given.
struct GivenOption {
    QString name;
    QString value;
};

/// Arguments of a command, taken apart.
struct Arguments {
    QStringList positionals;
    std::vector<GivenOption> options;  ///< in the order given

    bool has(const QString& name) const;
    /// The value given last.
    std::optional<QString> value(const QString& name) const;
};

/// Takes arguments apart: "--name value" and "--name=value"; "--" ends the options. Unknown
/// options and missing values are errors.
Result<Arguments> parseArguments(const QStringList& arguments,
                                 const std::vector<OptionSpec>& known);

/// A sentence about the command line itself.
Error usageError(const QString& sentence);

/// The value of an option that takes one of a few words: its position in `words`, or nothing when
/// the option was not given.
Result<std::optional<int>> chosenWord(const Arguments& arguments, const QString& option,
                                      const QStringList& words);

}  // namespace lossglass
