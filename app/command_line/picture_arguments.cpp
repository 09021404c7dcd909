// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/picture_arguments.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace lossglass {

namespace {

constexpr double kLargestScale = 8;
constexpr int kLargestSide = 16384;

Result<double> readScale(const QString& text) {
    bool ok = false;
    const double scale = text.toDouble(&ok);
    if (!ok || !(scale >= 0.5) || scale > kLargestScale)
        return usageError(
            QStringLiteral("--scale takes a number from 0.5 to 8, not \"%1\"").arg(text));
    return scale;
}

Result<QSize> readSize(const QString& text) {
    static const QRegularExpression form("^(\\d{1,5})[xX](\\d{1,5})$");
    const auto match = form.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch() || size.width() < 640 || size.height() < 480 ||
        size.width() > kLargestSide || size.height() > kLargestSide)
        return usageError(
            QStringLiteral("--size takes WIDTHxHEIGHT from 640x480 to 16384x16384, not \"%1\"")
                .arg(text));
    return size;
}

}  // namespace

Result<PictureArguments> readPictureArguments(const Arguments& arguments,
                                              const QStringList& suffixes) {
    PictureArguments result;
    result.path = arguments.value("--out").value_or(QString());
    if (result.path.isEmpty()) return usageError("--out FILE is missing");
    if (!suffixes.contains(QFileInfo(result.path).suffix().toLower()))
        return usageError(QStringLiteral("--out: \"%1\" must end in .%2")
                              .arg(result.path, suffixes.join(" or .")));
    const auto theme = chosenWord(arguments, "--theme", {"light", "dark"});
    if (!theme) return theme.error();
    result.theme = theme->value_or(0) == 1 ? ThemeKind::Dark : ThemeKind::Light;
    const auto colours = chosenWord(arguments, "--colours", colourSchemeWords());
    if (!colours) return colours.error();
    if (*colours) result.colours = static_cast<ColourScheme>(**colours);
    if (const auto text = arguments.value("--scale")) {
        const auto scale = readScale(*text);
        if (!scale) return scale.error();
        result.scale = *scale;
    }
    if (const auto text = arguments.value("--size")) {
        const auto size = readSize(*text);
        if (!size) return size.error();
        result.size = *size;
    }
    return result;
}

}  // namespace lossglass
