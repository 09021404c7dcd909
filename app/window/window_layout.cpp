// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_layout.h"

#include "app/window/kept_settings.h"
#include "app/window/main_window.h"

#include <QSplitter>
#include <QTabWidget>

namespace lossglass {

namespace {

const QString kGeometry = QStringLiteral("window/geometry");
const QString kTheme = QStringLiteral("window/theme");
const QString kColours = QStringLiteral("window/colours");
const QString kTab = QStringLiteral("window/tab");

QString splitterKey(const QSplitter& splitter) {
    return QStringLiteral("window/") + splitter.objectName();
}

QList<QSplitter*> namedSplitters(const MainWindow& window) {
    QList<QSplitter*> named;
    for (QSplitter* each : window.findChildren<QSplitter*>())
        if (!each->objectName().isEmpty()) named << each;
    return named;
}

}  // namespace

void restoreWindowLayout(MainWindow& window) {
    const KeptSettings settings;
    window.restoreGeometry(settings.value(kGeometry).toByteArray());
    const auto colours = colourSchemeWords().indexOf(settings.value(kColours).toString());
    if (colours >= 0) window.setColours(static_cast<ColourScheme>(colours));
    window.showTab(settings.value(kTab).toString());
    bool shared = false;
    for (QSplitter* splitter : namedSplitters(window))
        shared |= splitter->restoreState(settings.value(splitterKey(*splitter)).toByteArray());
    if (shared) window.keepHeights();
}

void keepWindowLayout(const MainWindow& window) {
    KeptSettings settings;
    settings.setValue(kGeometry, window.saveGeometry());
    settings.setValue(kTheme, window.themeKind() == ThemeKind::Dark ? "dark" : "light");
    if (window.hasOwnColours())
        settings.setValue(kColours, colourSchemeWords()[static_cast<int>(window.look().colours)]);
    settings.setValue(kTab, window.shownTab());
    for (const QSplitter* splitter : namedSplitters(window))
        settings.setValue(splitterKey(*splitter), splitter->saveState());
}

std::optional<ThemeKind> keptTheme() {
    const QString theme = KeptSettings().value(kTheme).toString();
    if (theme.isEmpty()) return std::nullopt;
    return theme == QLatin1String("dark") ? ThemeKind::Dark : ThemeKind::Light;
}

}  // namespace lossglass
