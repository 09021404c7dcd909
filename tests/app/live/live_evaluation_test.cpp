// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_evaluation.h"

#include "losslib/loss/catalogue.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <memory>
#include <mutex>

using namespace lossglass;

namespace {

using Readings = std::shared_ptr<const LiveReadings>;

/// A disc as target, a smooth ramp as prediction.
Scene discScene(int side) {
    SceneParts<float> parts;
    parts.width = parts.height = side;
    auto labels = std::make_shared<Labels>();
    auto logits = std::make_shared<Planes<float>>(1, Eigen::Index{side} * side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const bool isInside = std::hypot(x - side / 2., y - side / 2.) < side / 3.;
            labels->push_back(isInside ? 1 : 0);
            (*logits)(0, Eigen::Index{y} * side + x) = static_cast<float>(x - y) / 8;
        }
    parts.labels = std::move(labels);
    parts.logits = std::move(logits);
    return Scene::make(std::move(parts)).value();
}

std::vector<Request> allRequests() {
    std::vector<Request> requests;
    for (const Loss& loss : catalogue())
        requests.push_back({&loss, ParameterValues(loss.parameters), {true, true, true}});
    return requests;
}

Request focalRequest() {
    const Loss* loss = findLoss("focal");
    return {loss, ParameterValues(loss->parameters), {}};
}

LiveSnapshot snapshot(const Scene& scene, quint64 revision, LiveSnapshot::Extra extra = {}) {
    return {scene, {focalRequest()}, revision, std::move(extra)};
}

/// Holds the worker inside LiveSnapshot::extra until it is opened.
class Gate {
public:
    ~Gate() { open(); }

    LiveSnapshot::Extra extra() {
        return [state = m_state](const std::vector<Reading<float>>&,
                                 const Scene&) -> std::shared_ptr<void> {
            std::unique_lock lock(state->mutex);
            ++state->entered;
            state->changed.wait(lock, [&] { return state->isOpen; });
            return nullptr;
        };
    }
    void open() {
        const std::lock_guard lock(m_state->mutex);
        m_state->isOpen = true;
        m_state->changed.notify_all();
    }
    bool isEntered() const {
        const std::lock_guard lock(m_state->mutex);
        return m_state->entered > 0;
    }

private:
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        int entered = 0;
        bool isOpen = false;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

}  // namespace

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
    void readingsDoNotWaitForTheExtra();
    void streamStillGivesExtras();
    void extraOnTheWorkspaceIsPreparedOnce();
    void theSecondWaitsForTheFirst();
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
    live.submit({scene, allRequests(), 42, {}});
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
    live.submit({scene, {focalRequest(), both}, 1, {}});
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
        live.submit({scene, allRequests(), revision, slow});
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

void LiveEvaluationTest::readingsDoNotWaitForTheExtra() {
    LiveEvaluation live;
    Gate gate;
    Readings got, completed;
    connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings r) { got = r; });
    connect(&live, &LiveEvaluation::extraReady, this,
            [&](Readings r, const std::shared_ptr<void>&) { completed = r; });
    QSignalSpy working(&live, &LiveEvaluation::workingChanged);
    LiveSnapshot asked = snapshot(discScene(16), 7, gate.extra());
    asked.delivery = LiveSnapshot::Delivery::ReadingsFirst;
    live.submit(asked);
    QTRY_VERIFY(got);
    QVERIFY(!live.awaitsReadings());
    QVERIFY(live.isPending());
    QCOMPARE(got->revision, quint64{7});
    QCOMPARE(got->readings.size(), std::size_t{1});
    QCOMPARE(got->counts.valid, std::int64_t{256});
    QVERIFY(!got->extra);
    QVERIFY(!completed);
    // The readings are there: nothing looks old, however long the extra takes.
    QTest::qWait(2 * LiveEvaluation::kPatienceMilliseconds);
    QCOMPARE(working.count(), 0);
    gate.open();
    QTRY_VERIFY(!live.isPending());
    QCOMPARE(completed, got);
}

void LiveEvaluationTest::streamStillGivesExtras() {
    const Scene scene = discScene(64);
    LiveEvaluation live;
    QList<quint64> readings, extras;
    connect(&live, &LiveEvaluation::readingsReady, this,
            [&](Readings r) { readings << r->revision; });
    connect(&live, &LiveEvaluation::extraReady, this,
            [&](Readings r, const std::shared_ptr<void>& extra) {
                QCOMPARE(*std::static_pointer_cast<quint64>(extra), r->revision);
                QCOMPARE(readings.last(), r->revision);
                extras << r->revision;
            });
    for (quint64 revision = 1; revision <= 60; ++revision) {
        LiveSnapshot asked =
            snapshot(scene, revision, [revision](const std::vector<Reading<float>>&, const Scene&) {
                QThread::msleep(20);
                return std::make_shared<quint64>(revision);
            });
        asked.delivery = LiveSnapshot::Delivery::ReadingsFirst;
        live.submit(asked);
        QTest::qWait(5);
    }
    QVERIFY2(extras.size() >= 2, qPrintable(QString::number(extras.size())));
    QTRY_VERIFY_WITH_TIMEOUT(!live.isPending(), 20000);
    QCOMPARE(extras.last(), quint64{60});
    QVERIFY(extras.size() <= readings.size());
}

void LiveEvaluationTest::extraOnTheWorkspaceIsPreparedOnce() {
    const Scene scene = discScene(16);
    for (const bool withLosses : {true, false}) {
        LiveEvaluation live;
        Readings got;
        connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings r) { got = r; });
        LiveSnapshot asked;
        asked.scene = scene;
        if (withLosses) asked.requests = {focalRequest()};
        asked.extra = [](const std::vector<Reading<float>>& readings,
                         const Workspace<float>& work) {
            return std::make_shared<std::int64_t>(work.counts().valid +
                                                  static_cast<std::int64_t>(readings.size()));
        };
        live.submit(asked);
        QTRY_VERIFY(got);
        QCOMPARE(*std::static_pointer_cast<std::int64_t>(got->extra),
                 std::int64_t{256 + (withLosses ? 1 : 0)});
    }
}

void LiveEvaluationTest::theSecondWaitsForTheFirst() {
    const Scene scene = discScene(16);
    QStringList order;
    auto first = std::make_unique<LiveEvaluation>();
    LiveEvaluation second;
    second.runAfter(*first);
    Gate gate;
    connect(first.get(), &LiveEvaluation::readingsReady, this, [&](Readings) { order << "first"; });
    connect(&second, &LiveEvaluation::readingsReady, this,
            [&](Readings r) { order << QString::number(r->revision); });
    // The second is told earlier of the same change.
    second.submit(snapshot(scene, 1));
    first->submit(snapshot(scene, 1, gate.extra()));
    QTRY_VERIFY(gate.isEntered());
    second.submit(snapshot(scene, 2));
    QTest::qWait(50);
    QVERIFY(second.isPending());
    QVERIFY(order.isEmpty());
    gate.open();
    QTRY_VERIFY(!second.isPending());
    QCOMPARE(order, QStringList({"first", "2"}));
    // Where the first has nothing to do, nothing is waited for.
    second.submit(snapshot(scene, 3));
    QTRY_VERIFY(!second.isPending());
    // Nor where it is gone.
    first.reset();
    second.submit(snapshot(scene, 4));
    QTRY_VERIFY(!second.isPending());
    QCOMPARE(order, QStringList({"first", "2", "3", "4"}));
}

void LiveEvaluationTest::destroyedWhileRunning() {
    const Scene scene = discScene(96);
    int delivered = 0;
    for (int round = 0; round < 20; ++round) {
        LiveEvaluation live;
        connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings) { ++delivered; });
        for (quint64 revision = 0; revision < 5; ++revision)
            live.submit({scene, allRequests(), revision, {}});
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
