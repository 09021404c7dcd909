// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/arguments.h"
#include "losslib/support/result.h"
#include "widgets/theme/theme.h"

#include <QSize>
#include <QString>

namespace lossglass {

/// What a command that writes a picture takes: "--out", "--theme", "--colours", "--scale",
/// "--size".
struct PictureArguments {
    QString path;
    ThemeKind theme = ThemeKind::Light;
    std::optional<ColourScheme> colours;  ///< unset: as the session has it
    double scale = 1;
    QSize size{1600, 1000};
};

/// `suffixes` are those that --out may have.
Result<PictureArguments> readPictureArguments(const Arguments& arguments,
                                              const QStringList& suffixes);

}  // namespace lossglass
