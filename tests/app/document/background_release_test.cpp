// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/background_release.h"

#include "app/document/edit_history.h"
#include "app/document/plane_pool.h"

#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <atomic>

using namespace lossglass;

namespace {

using Where = std::atomic<QThread*>;

/// Says which thread deletes it.
template <class T>
std::shared_ptr<const T> traced(T value, Where& where) {
    return {new T(std::move(value)), [&where](const T* gone) {
                where = QThread::currentThread();
                delete gone;
            }};
}

/// Whose logits say where they went.
Scene tracedScene(int side, Where& where) {
    SceneParts<float> parts;
    parts.width = parts.height = side;
    parts.labels = std::make_shared<Labels>(static_cast<std::size_t>(side * side), 0);
    parts.logits = traced<Planes<float>>(Planes<float>::Zero(1, side * side), where);
    return Scene::make(std::move(parts)).value();
}

EditHistory::Entry tracedStep(std::size_t bytes, Where& where) {
    const auto held = traced(7, where);
    return {QStringLiteral("step"), [held] {}, [held] {}, {{held.get(), bytes}}};
}

}  // namespace

/// Large memory goes back to the system on another thread than the window's.
class BackgroundReleaseTest : public QObject {
    Q_OBJECT

private slots:
    void destroysElsewhere();
    void whatOthersHoldLivesOn();
    void droppedSteps_data();
    void droppedSteps();
    void scenesThatNobodyElseHolds();
    void planesOfTheSceneBefore_data();
    void planesOfTheSceneBefore();

private:
    /// Waits for the other threads.
    static QThread* threadIn(const Where& where) {
        QThreadPool::globalInstance()->waitForDone();
        return where;
    }
};

void BackgroundReleaseTest::destroysElsewhere() {
    Where where = nullptr;
    releaseInBackground(traced(7, where));
    QVERIFY(threadIn(where) != nullptr);
    QVERIFY(where != QThread::currentThread());
}

void BackgroundReleaseTest::whatOthersHoldLivesOn() {
    Where where = nullptr;
    const auto mine = traced(7, where);
    releaseInBackground(std::shared_ptr<const int>(mine));
    QCOMPARE(threadIn(where), nullptr);
    QCOMPARE(*mine, 7);
    QCOMPARE(mine.use_count(), 1L);
}

void BackgroundReleaseTest::droppedSteps_data() {
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<bool>("here");
    QTest::newRow("small") << quint64{1000} << true;
    QTest::newRow("large") << quint64{kLargeBytes} << false;
}

void BackgroundReleaseTest::droppedSteps() {
    QFETCH(quint64, bytes);
    QFETCH(bool, here);
    Where oldest = nullptr, undone = nullptr, kept = nullptr;
    EditHistory history;
    history.push(tracedStep(bytes, oldest));
    history.push(tracedStep(bytes, undone));
    history.undo();
    history.push(tracedStep(bytes, kept));
    history.setByteLimit(bytes);
    for (Where* each : {&oldest, &undone}) {
        QVERIFY(threadIn(*each) != nullptr);
        QCOMPARE(*each == QThread::currentThread(), here);
    }
    QCOMPARE(threadIn(kept), nullptr);
    QCOMPARE(history.count(), 1);
}

void BackgroundReleaseTest::scenesThatNobodyElseHolds() {
    Where where = nullptr;
    QVERIFY(!holdsLargeAlone(Scene()));
    QVERIFY(!holdsLargeAlone(tracedScene(64, where)));
    std::optional<Scene> scene = tracedScene(1024, where);
    QVERIFY(holdsLargeAlone(*scene));
    const auto logits = scene->parts().logits;
    QVERIFY(!holdsLargeAlone(*scene));
    // Its labels are its own still, but few bytes.
    scene.reset();
    QCOMPARE(logits.use_count(), 1L);
}

void BackgroundReleaseTest::planesOfTheSceneBefore_data() {
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("here");
    QTest::newRow("64 x 64") << 64 << true;
    QTest::newRow("1024 x 1024") << 1024 << false;
}

void BackgroundReleaseTest::planesOfTheSceneBefore() {
    QFETCH(int, side);
    QFETCH(bool, here);
    Where before = nullptr, now = nullptr;
    PlanePool pool;
    pool.follow(tracedScene(side, before));
    QCOMPARE(threadIn(before), nullptr);
    pool.follow(tracedScene(side, now));
    QVERIFY(threadIn(before) != nullptr);
    QCOMPARE(before == QThread::currentThread(), here);
    QCOMPARE(threadIn(now), nullptr);
}

QTEST_GUILESS_MAIN(BackgroundReleaseTest)
#include "background_release_test.moc"
