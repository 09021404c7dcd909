// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run_window.h"

#include "app/session/rescue.h"
#include "app/window/first_hints.h"
#include "app/window/import_flow.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/window_layout.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QScreen>

namespace lossglass {

int runWindow(int& argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName("lossglass");
    QApplication::setApplicationDisplayName("Lossglass");
    QApplication::setDesktopFileName("lossglass");
    installLanguage(application, QLocale::system().name());
    // The system's preference as far as Qt 6.4 tells it: a dark window colour.
    const bool dark = application.palette().color(QPalette::Window).lightness() < 128;
    MainWindow window(keptTheme().value_or(dark ? ThemeKind::Dark : ThemeKind::Light));
    QApplication::setWindowIcon(QIcon(":/lossglass.svg"));
    window.import().setAsking(true);
    window.openFiles(QApplication::arguments().mid(1));
    window.resize(window.size().boundedTo(window.screen()->availableSize() * 0.95));
    restoreWindowLayout(window);
    QObject::connect(&window, &MainWindow::closing, &window,
                     [&window] { keepWindowLayout(window); });
    window.keepWork(rescueFolder());
    addFirstHints(window);
    window.show();
    return QApplication::exec();
}

}  // namespace lossglass
