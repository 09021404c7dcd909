// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/fonts.h"

#include "widgets/theme/resources.h"

#include <QFontDatabase>
#include <QStringList>

namespace lossglass {
namespace {

/// Registers one file; the family it brings, empty when it cannot be read.
QString addFont(const QString& file) {
    const int id = QFontDatabase::addApplicationFont(file);
    const QStringList families =
        id < 0 ? QStringList() : QFontDatabase::applicationFontFamilies(id);
    return families.value(0);
}

QString registerInter() {
    initialiseResources();
    const QString regular = addFont(QStringLiteral(":/fonts/InterTabular-Regular.otf"));
    addFont(QStringLiteral(":/fonts/InterTabular-SemiBold.otf"));
    return regular.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()
                             : regular;
}

}  // namespace

QString fontFamily() {
    static const QString family = registerInter();
    return family;
}

void loadFonts() {
    fontFamily();
}

QFont font(TextSize size, TextWeight weight) {
    QFont result(fontFamily());
    result.setPixelSize(static_cast<int>(size));
    result.setWeight(weight == TextWeight::SemiBold ? QFont::DemiBold : QFont::Normal);
    return result;
}

QFont dialogTitleFont() {
    return font(TextSize::DialogTitle, TextWeight::SemiBold);
}
QFont paneTitleFont() {
    return font(TextSize::PaneTitle, TextWeight::SemiBold);
}
QFont textFont() {
    return font(TextSize::Text);
}
QFont strongTextFont() {
    return font(TextSize::Text, TextWeight::SemiBold);
}
QFont helpFont() {
    return font(TextSize::Help);
}
QFont tickFont() {
    return font(TextSize::Tick);
}

}  // namespace lossglass
