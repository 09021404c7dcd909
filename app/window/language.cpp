// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace lossglass {

bool installLanguage(QCoreApplication& application, const QString& locale) {
    if (locale.isEmpty() || locale.startsWith("en") || locale == "C") return true;
    auto* own = new QTranslator(&application);
    const QLocale wanted(locale);
    if (!own->load(wanted, "lossglass", "_", ":/translations")) return false;
    QCoreApplication::installTranslator(own);
    auto* qt = new QTranslator(&application);
    if (qt->load(wanted, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    return true;
}

}  // namespace lossglass
