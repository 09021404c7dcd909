// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_evaluation.h"
#include "losslib/kernels/tiles.h"
#include "tests/app/live/live_gate.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace lossglass;
using namespace lossglass::test;

/// In which order readings and what belongs to them arrive.
class LiveDeliveryTest : public QObject {
    Q_OBJECT

private slots:
    void readingsDoNotWaitForTheExtra();
    void streamStillGivesExtras();
    void extraOnTheWorkspaceIsPreparedOnce();
    void theSecondWaitsForTheFirst();
    void detailsFollowTheReadings();
    void newerEndsWhatRuns_data();
    void newerEndsWhatRuns();
};

void LiveDeliveryTest::readingsDoNotWaitForTheExtra() {
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

void LiveDeliveryTest::streamStillGivesExtras() {
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

void LiveDeliveryTest::extraOnTheWorkspaceIsPreparedOnce() {
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

void LiveDeliveryTest::theSecondWaitsForTheFirst() {
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

void LiveDeliveryTest::detailsFollowTheReadings() {
    const Scene scene = discScene(80);
    LiveEvaluation live;
    QStringList order;
    Readings got, found;
    connect(&live, &LiveEvaluation::readingsReady, this, [&](Readings r) {
        order << "readings";
        got = r;
    });
    connect(&live, &LiveEvaluation::detailsReady, this, [&](Readings r, Readings details) {
        order << "details";
        QCOMPARE(r, got);
        QVERIFY(live.isPending());
        found = details;
    });
    connect(&live, &LiveEvaluation::extraReady, this,
            [&](Readings, const std::shared_ptr<void>&) { order << "extra"; });
    LiveSnapshot asked = snapshot(scene, 5);
    asked.keeps = LiveSnapshot::Keeps::WhatTheNextCanUse;
    asked.delivery = LiveSnapshot::Delivery::ReadingsFirst;
    asked.details = focalRequest();
    asked.details->wanted = {false, true, true};
    const auto expected = evaluateAll(scene, {*asked.details}).front().evaluation;
    // The second time planes are used again.
    for (int round = 0; round < 3; ++round) {
        live.submit(asked);
        QTRY_VERIFY(!live.isPending());
        QCOMPARE(order, QStringList({"readings", "details", "extra"}));
        order.clear();
        QCOMPARE(got->readings.front().evaluation.probabilityGradient.size(), 0);
        QVERIFY(got->readings.front().evaluation.logitGradient.size() > 0);
        QCOMPARE(found->readings.size(), std::size_t{1});
        QCOMPARE(found->revision, quint64{5});
        const auto& planes = found->readings.front().evaluation;
        QVERIFY((planes.probabilityGradient == expected.probabilityGradient).all());
        QVERIFY((planes.pixelLoss == expected.pixelLoss).all());
    }
}

void LiveDeliveryTest::newerEndsWhatRuns_data() {
    QTest::addColumn<bool>("inTheExtra");
    QTest::newRow("within a loss") << false;
    QTest::newRow("within what follows the readings") << true;
}

void LiveDeliveryTest::newerEndsWhatRuns() {
    QFETCH(bool, inTheExtra);
    const Scene scene = discScene(16);
    // Runs for about a minute unless it is ended, which the loop over tiles looks after.
    const auto isRunning = std::make_shared<std::atomic<bool>>(false);
    const auto linger = [isRunning] {
        forEachTile(120000 * kTilePixels, [&](const Tile&) {
            *isRunning = true;
            QThread::msleep(1);
        });
    };
    Loss slow = *findLoss("focal");
    slow.evaluateFloat = [linger](const Workspace<float>& work, const ParameterValues& values,
                                  const Wanted& wanted) {
        linger();
        return findLoss("focal")->evaluateFloat(work, values, wanted);
    };
    LiveEvaluation live;
    QList<quint64> readings, extras;
    connect(&live, &LiveEvaluation::readingsReady, this,
            [&](Readings r) { readings << r->revision; });
    connect(&live, &LiveEvaluation::extraReady, this,
            [&](Readings r, const std::shared_ptr<void>&) { extras << r->revision; });
    LiveSnapshot first = snapshot(scene, 1);
    first.delivery = LiveSnapshot::Delivery::ReadingsFirst;
    if (inTheExtra)
        first.extra = [linger](const std::vector<Reading<float>>&, const Scene&) {
            linger();
            return std::make_shared<int>(1);
        };
    else
        first.requests.front().loss = &slow;
    live.submit(first);
    QTRY_VERIFY(*isRunning);
    LiveSnapshot second = snapshot(scene, 2);
    second.delivery = LiveSnapshot::Delivery::ReadingsFirst;
    live.submit(second);
    QTRY_VERIFY(!live.isPending());
    QCOMPARE(readings, inTheExtra ? QList<quint64>({1, 2}) : QList<quint64>({2}));
    QCOMPARE(extras, QList<quint64>({2}));
}

QTEST_GUILESS_MAIN(LiveDeliveryTest)
#include "live_delivery_test.moc"
