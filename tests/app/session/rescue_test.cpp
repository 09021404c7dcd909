// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/autosave.h"
#include "app/session/open_session.h"
#include "tests/app/session/sample_session.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace lossglass;

/// Rescues of the living are theirs, those of the dead are found. That processes die is tested with
/// the window.
class RescueTest : public QObject {
    Q_OBJECT

private slots:
    void livingKeepTheirs();
    void deadAreFoundOnce();
    void remainsAreCleared();
    void autosaveFollowsChanges();
    void endLeavesNothing();
    void noFolderNoRescue();
};

void RescueTest::livingKeepTheirs() {
    const QTemporaryDir folder;
    const auto mine = Rescue::begin(folder.path());
    QVERIFY(mine);
    QVERIFY(!writeSession(mine->path(), test::sampleSession()));
    QVERIFY(Rescue::leftovers(folder.path()).empty());
}

void RescueTest::deadAreFoundOnce() {
    const QTemporaryDir folder;
    QVERIFY(!writeSession(folder.filePath("99-dead.lossglass"), test::sampleSession()));
    auto found = Rescue::leftovers(folder.path());
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found[0].lastSaved().isValid());
    // Whoever took it keeps it from others.
    QVERIFY(Rescue::leftovers(folder.path()).empty());
    found.clear();
    found = Rescue::leftovers(folder.path());
    QCOMPARE(found.size(), std::size_t{1});
    found[0].discard();
    QVERIFY(QDir(folder.path()).isEmpty());
}

void RescueTest::remainsAreCleared() {
    const QTemporaryDir folder;
    const auto touch = [&](const char* name) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    };
    touch("99-dead.lossglass.part-99-0");
    touch("98-dead.lossglass.lock");
    QVERIFY(Rescue::leftovers(folder.path()).empty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void RescueTest::autosaveFollowsChanges() {
    const QTemporaryDir folder;
    Session session = test::sampleSession();
    Autosave autosave(folder.path(), [&] { return std::optional(session); });
    QVERIFY(autosave.isWorking());
    QVERIFY(!QFile::exists(autosave.path()));
    autosave.touch();
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(autosave.path()); }));
    session.title = "second";
    autosave.touch();
    QVERIFY(QTest::qWaitFor([&] {
        const auto opened = openSession(autosave.path());
        return opened && *opened && (*opened)->session.title == "second";
    }));
}

void RescueTest::endLeavesNothing() {
    const QTemporaryDir folder;
    Autosave autosave(folder.path(), [] { return std::optional(test::sampleSession()); });
    autosave.touch();
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(autosave.path()); }));
    autosave.touch();
    autosave.end();
    QVERIFY(QDir(folder.path()).isEmpty());
    autosave.touch();
    QTest::qWait(2 * Autosave::kDelayMilliseconds);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void RescueTest::noFolderNoRescue() {
    const QTemporaryDir folder;
    QFile file(folder.filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Autosave autosave(folder.filePath("file/below"), [] { return std::optional<Session>(); });
    QVERIFY(!autosave.isWorking());
    autosave.touch();
}

QTEST_GUILESS_MAIN(RescueTest)
#include "rescue_test.moc"
