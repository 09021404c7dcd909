// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/command_line.h"
#include "app/window/run_window.h"

#include <QApplication>
#include <QStringList>
#include <QTextStream>

#include <cstdio>
#include <memory>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

/// Picture libraries talk through Qt's log; the command line promises one sentence of its own.
void keepQuiet(QtMsgType, const QMessageLogContext&, const QString&) {}

/// Planes of a scene come and go with every reading. Giving them back to the system each time, and
/// having them zeroed page by page again, costs as much as the losses themselves.
void keepFreedMemory() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
#endif
}

/// Commands that draw do so without a screen.
std::unique_ptr<QCoreApplication> makeApplication(const lossglass::ScreenNeed& need, int& argc,
                                                  char** argv) {
    if (!need.widgets) return std::make_unique<QCoreApplication>(argc, argv);
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    if (need.scale.toDouble() > 0) qputenv("QT_SCALE_FACTOR", need.scale.toLatin1());
    return std::make_unique<QApplication>(argc, argv);
}

}  // namespace

int main(int argc, char** argv) {
    keepFreedMemory();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    if (!lossglass::isForCommandLine(arguments)) return lossglass::runWindow(argc, argv);
    qInstallMessageHandler(keepQuiet);
    const auto application = makeApplication(lossglass::screenNeed(arguments), argc, argv);
    QTextStream out(stdout), err(stderr);
    return lossglass::runCommandLine(arguments, out, err);
}
