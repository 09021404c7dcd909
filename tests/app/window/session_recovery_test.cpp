// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/rescue.h"
#include "app/window/session_desk.h"
#include "app/window/session_rescue_bar.h"
#include "tests/app/window/window_driver.h"

#include <QDir>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <memory>

using namespace lossglass;
using lossglass::test::WindowDriver;

namespace {

constexpr const char* kChildFolder = "LOSSGLASS_TEST_RESCUE_FOLDER";
constexpr int kStrokeEvery = 900;

/// Row 2 n + 2 of the target is painted by stroke n, at the left edge.
QPoint placeOf(int stroke) {
    return {2, 2 + 2 * stroke};
}

/// The process that is killed: paints a stroke from time to time and says so.
int paintUntilKilled(const QString& folder) {
    WindowDriver hand;
    hand.window.keepWork(folder);
    if (!hand.isReady()) return 1;
    hand.smallestBrush();
    for (int stroke = 0; stroke < 60; ++stroke) {
        hand.stroke(CanvasContent::Target, placeOf(stroke), placeOf(stroke));
        std::printf("painted %d\n", stroke);
        std::fflush(stdout);
        QTest::qWait(kStrokeEvery);
    }
    return 0;
}

}  // namespace

/// A process that dies in the middle of editing loses at most its last stroke.
class SessionRecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void killedWhileEditing();
    void discardRemoves();
    void closedWindowLeavesNothing();

private:
    /// Lets a child paint until it has said so many strokes, then kills it; the last one said.
    int killAfter(int strokes, int extraMilliseconds);
    std::unique_ptr<QTemporaryDir> m_folder;
};

int SessionRecoveryTest::killAfter(int strokes, int extraMilliseconds) {
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(kChildFolder, m_folder->path());
    child.setProcessEnvironment(environment);
    child.setReadChannel(QProcess::StandardOutput);
    child.start(QCoreApplication::applicationFilePath(), QStringList());
    int said = -1;
    while (said < strokes && child.waitForReadyRead(60000))
        while (child.canReadLine())
            if (const QByteArray line = child.readLine(); line.startsWith("painted "))
                said = line.mid(8).trimmed().toInt();
    QTest::qWait(extraMilliseconds);
    ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
    child.waitForFinished();
    for (const QByteArray& line : child.readAllStandardOutput().split('\n'))
        if (line.startsWith("painted ")) said = line.mid(8).trimmed().toInt();
    return child.exitStatus() == QProcess::CrashExit ? said : -1;
}

void SessionRecoveryTest::killedWhileEditing() {
    const int said = killAfter(4, 130);
    QVERIFY(said >= 4);
    WindowDriver hand;
    hand.window.keepWork(m_folder->path());
    QVERIFY(hand.isReady());
    auto* bar = hand.window.findChild<RescueBar*>();
    QVERIFY(bar && bar->isVisible());
    const Scene before = hand.scene();
    QTest::mouseClick(bar->findChild<QPushButton*>("restore"), Qt::LeftButton);
    QVERIFY(hand.settle());
    QVERIFY(!bar->isVisible());
    int restored = 0;
    while (hand.label(placeOf(restored)) == 1)
        ++restored;
    // said is counted from 0.
    QVERIFY2(restored >= said, qPrintable(QString("%1 of %2").arg(restored).arg(said + 1)));
    QVERIFY(restored <= said + 2);
    QVERIFY(hand.window.session().isUnsaved());
    hand.undo();
    QCOMPARE(hand.scene().labels(), before.labels());
}

void SessionRecoveryTest::discardRemoves() {
    QVERIFY(killAfter(1, 800) >= 1);
    WindowDriver hand;
    hand.window.keepWork(m_folder->path());
    QVERIFY(hand.isReady());
    auto* bar = hand.window.findChild<RescueBar*>();
    QVERIFY(bar->isVisible());
    QTest::keyClick(bar->findChild<QPushButton*>("discard"), Qt::Key_Space);
    QVERIFY(!bar->isVisible());
    QVERIFY(QDir(m_folder->path()).entryList({"*.lossglass"}, QDir::Files).isEmpty());
}

void SessionRecoveryTest::closedWindowLeavesNothing() {
    const QTemporaryDir folder;
    WindowDriver hand;
    hand.window.keepWork(folder.path());
    QVERIFY(hand.isReady());
    QVERIFY(!hand.window.findChild<RescueBar*>()->isVisible());
    hand.stroke(CanvasContent::Target, {30, 30}, {40, 30});
    QVERIFY(
        QTest::qWaitFor([&] { return QFile::exists(hand.window.session().autosave()->path()); }));
    hand.undo();
    QVERIFY(hand.window.close());
    QVERIFY(QDir(folder.path()).isEmpty());
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(kChildFolder))
        return paintUntilKilled(qEnvironmentVariable(kChildFolder));
    SessionRecoveryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "session_recovery_test.moc"
