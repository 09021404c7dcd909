// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_evaluation.h"

#include "tests/app/live/live_gate.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <memory>

using namespace lossglass;
using namespace lossglass::test;

/// Newest wins, nothing waits, and the numbers are those of a direct evaluation.
class LiveEvaluationTest : public QObject {
    Q_OBJECT

private slots:
    void readingsEqualADirectEvaluation();
    void rangesAreOfTheWantedGradients();
    void newestWins();
    void streamOfSnapshotsStillGivesReadings();
    void otherShapeIsNeverDeliveredLate();
    void submitDoesNotWait();
    void lateReadingsAreMarked();
    void quickReadingsAreNotMarked();
    void extraRunsOnTheWorker();
    void destroyedWhileRunning();
    void emptySceneGivesNoReadings();
};

void LiveEvaluationTest::readingsEqualADirectEvaluation() {
    const Scene scene = discScene(48);
    const auto direct = evaluateAll(scene, allRequests());
    QVERIFY(!direct.empty());
    LiveEvaluation live;
    Readings got;
    connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings readings) {
        QCOMPARE(QThread::currentThread(), thread());
        got = readings;
    });
    live.submit(snapshotOf(allRequests(), scene, 42));
    QVERIFY(live.isPending());
    QTRY_VERIFY_WITH_TIMEOUT(!live.isPending(), 20000);
    QCOMPARE(got->revision, quint64{42});
    QCOMPARE(&got->scene.labels(), &scene.labels());
    QCOMPARE(got->readings.size(), direct.size());
    QVERIFY(got->milliseconds > 0);
    for (std::size_t i = 0; i < direct.size(); ++i) {
        const Evaluation<float>& a = got->readings[i].evaluation;
        const Evaluation<float>& b = direct[i].evaluation;
        const char* id = direct[i].loss->id.c_str();
        QCOMPARE(got->readings[i].loss, direct[i].loss);
        QVERIFY2(a.value == b.value && a.undefined == b.undefined, id);
        QVERIFY2(a.perClass == b.perClass, id);
        QVERIFY2(a.logitGradient.cols() == b.logitGradient.cols() &&
                     (a.logitGradient == b.logitGradient).all(),
                 id);
        QVERIFY2(got->readings[i].totalPull == direct[i].totalPull, id);
    }
}

void LiveEvaluationTest::rangesAreOfTheWantedGradients() {
    const Scene scene = discScene(32);
    LiveEvaluation live;
    Readings got;
    connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings r) { got = r; });
    Request both = focalRequest();
    both.wanted = {true, true, false};
    live.submit(snapshotOf({focalRequest(), both}, scene, 1));
    QTRY_VERIFY(got);
    QCOMPARE(got->ranges.size(), std::size_t{2});
    const double largest =
        1024 * static_cast<double>(got->readings[0].evaluation.logitGradient.abs().maxCoeff());
    QCOMPARE(got->ranges[0].logit.maximum, largest);
    QVERIFY(got->ranges[0].logit.percentile > 0);
    QVERIFY(got->ranges[0].logit.percentile <= largest);
    QCOMPARE(got->ranges[0].probability.maximum, 0.);
    QVERIFY(got->ranges[1].probability.maximum > 0);
}

void LiveEvaluationTest::newestWins() {
    const Scene scene = discScene(64);
    LiveEvaluation live;
    Gate gate;
    QList<quint64> revisions;
    connect(&live, &LiveEvaluation::readingsReady, this,
            [&](Readings r) { revisions << r->revision; });
    live.submit(snapshot(scene, 1, gate.extra()));
    QTRY_VERIFY(gate.isEntered());
    for (quint64 revision = 2; revision <= 100; ++revision)
        live.submit(snapshot(scene, revision));
    gate.open();
    QTRY_VERIFY(!live.isPending());
    // The one that ran was let finish; of those that waited, only the newest was computed.
    QCOMPARE(revisions, QList<quint64>({1, 100}));
}

void LiveEvaluationTest::streamOfSnapshotsStillGivesReadings() {
    const Scene scene = discScene(64);
    LiveEvaluation live;
    QList<quint64> revisions;
    connect(&live, &LiveEvaluation::readingsReady, this,
            [&](Readings r) { revisions << r->revision; });
    // Each evaluation takes longer than the pause between two submissions.
    const auto slow = [](const std::vector<Reading<float>>&,
                         const Scene&) -> std::shared_ptr<void> {
        QThread::msleep(20);
        return nullptr;
    };
    for (quint64 revision = 1; revision <= 100; ++revision) {
        live.submit(snapshotOf(allRequests(), scene, revision, slow));
        QTest::qWait(5);
    }
    QVERIFY2(revisions.size() >= 2, qPrintable(QString::number(revisions.size())));
    QTRY_VERIFY_WITH_TIMEOUT(!live.isPending(), 20000);
    QCOMPARE(revisions.last(), quint64{100});
    QVERIFY(std::is_sorted(revisions.begin(), revisions.end()));
    QVERIFY(revisions.size() < 100);
}

void LiveEvaluationTest::otherShapeIsNeverDeliveredLate() {
    LiveEvaluation live;
    Gate gate;
    QList<int> widths;
    connect(&live, &LiveEvaluation::readingsReady, this,
            [&](Readings r) { widths << r->scene.width(); });
    live.submit(snapshot(discScene(64), 1, gate.extra()));
    QTRY_VERIFY(gate.isEntered());
    live.submit(snapshot(discScene(32), 2));
    gate.open();
    QTRY_VERIFY(!live.isPending());
    QCOMPARE(widths, QList<int>({32}));
}

void LiveEvaluationTest::submitDoesNotWait() {
    const Scene scene = discScene(16);
    LiveEvaluation live;
    Gate gate;
    live.submit(snapshot(scene, 1, gate.extra()));
    QTRY_VERIFY(gate.isEntered());
    // The worker is held: were submit() to wait for it, this would never end.
    for (quint64 revision = 2; revision < 1000; ++revision)
        live.submit(snapshot(scene, revision));
    QVERIFY(live.isPending());
    bool eventsRun = false;
    QTimer::singleShot(0, this, [&] { eventsRun = true; });
    QTRY_VERIFY(eventsRun);
    QVERIFY(live.isPending());
    gate.open();
    QTRY_VERIFY(!live.isPending());
}

void LiveEvaluationTest::lateReadingsAreMarked() {
    LiveEvaluation live;
    Gate gate;
    QStringList order;
    connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings) { order << "readings"; });
    connect(&live, &LiveEvaluation::workingChanged, this, [&](bool working) {
        QCOMPARE(live.isWorking(), working);
        order << (working ? "working" : "idle");
    });
    QElapsedTimer clock;
    clock.start();
    live.submit(snapshot(discScene(16), 1, gate.extra()));
    QVERIFY(!live.isWorking());
    QTRY_VERIFY(live.isWorking());
    QVERIFY(clock.elapsed() >= LiveEvaluation::kPatienceMilliseconds - 10);
    gate.open();
    QTRY_VERIFY(!live.isWorking());
    QCOMPARE(order, QStringList({"working", "readings", "idle"}));
}

void LiveEvaluationTest::quickReadingsAreNotMarked() {
    LiveEvaluation live;
    QSignalSpy working(&live, &LiveEvaluation::workingChanged);
    live.submit(snapshot(discScene(8), 1));
    QTRY_VERIFY(!live.isPending());
    QTest::qWait(2 * LiveEvaluation::kPatienceMilliseconds);
    QCOMPARE(working.count(), 0);
}

void LiveEvaluationTest::extraRunsOnTheWorker() {
    LiveEvaluation live;
    Readings got;
    connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings r) { got = r; });
    std::atomic<QThread*> where = nullptr;
    live.submit(snapshot(
        discScene(16), 1, [&](const std::vector<Reading<float>>& readings, const Scene& scene) {
            where = QThread::currentThread();
            return std::make_shared<double>(readings.front().evaluation.value + scene.width());
        }));
    QTRY_VERIFY(got);
    QVERIFY(where != thread());
    QCOMPARE(*std::static_pointer_cast<double>(got->extra),
             got->readings.front().evaluation.value + 16);
}

void LiveEvaluationTest::destroyedWhileRunning() {
    const Scene scene = discScene(96);
    int delivered = 0;
    for (int round = 0; round < 20; ++round) {
        LiveEvaluation live;
        connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings) { ++delivered; });
        for (quint64 revision = 0; revision < 5; ++revision)
            live.submit(snapshotOf(allRequests(), scene, revision));
        QThread::msleep(static_cast<unsigned long>(round) / 2);
    }
    QCoreApplication::processEvents();
    QCOMPARE(delivered, 0);
}

void LiveEvaluationTest::emptySceneGivesNoReadings() {
    LiveEvaluation live;
    Readings got;
    connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings r) { got = r; });
    live.submit(snapshot(Scene(), 3));
    QTRY_VERIFY(got);
    QCOMPARE(got->revision, quint64{3});
    QVERIFY(got->readings.empty());
}

QTEST_GUILESS_MAIN(LiveEvaluationTest)
#include "live_evaluation_test.moc"
