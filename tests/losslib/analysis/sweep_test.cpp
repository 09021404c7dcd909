// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/sweep.h"

#include "losslib/analysis/gradient_budget.h"
#include "losslib/loss/catalogue.h"
#include "losslib/scene/scene_edits.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace lossglass;

namespace {

SceneD smallScene() {
    return test::drawnScene({"......", ".##...", ".##.#.", "....#?"},
                            {".12...", ".781..", ".96.4.", "..3.6."})
        .cast<double>();
}

Request requestOf(const char* id) {
    const Loss* loss = findLoss(id);
    return {loss, ParameterValues(loss->parameters), {}};
}

SweepQuestion questionOf(const std::vector<const char*>& losses,
                         const std::vector<SweepAxis>& axes) {
    SweepQuestion question;
    for (const char* id : losses)
        question.losses.push_back(requestOf(id));
    question.axes = axes;
    return question;
}

}  // namespace

class SweepTest : public QObject {
    Q_OBJECT

private slots:
    void rangesReachBothEnds_data();
    void rangesReachBothEnds();
    void coarsePlacesComeFirst();
    void pointsAreReadings();
    void gridRunsOverBoth();
    void severalLossesKeepTheirSettings();
    void editsChangeTheMetrics();
    void thresholdMovesTheShares();
    void cancelledKeepsWhatItHas();
    void orderIsFromCoarseToFine();
    void undefinedSaysWhy();
    void whyNot_data();
    void whyNot();
};

void SweepTest::rangesReachBothEnds_data() {
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("steps");
    QTest::addColumn<bool>("log");
    QTest::addColumn<double>("second");
    QTest::newRow("linear") << 0.0 << 5.0 << 51 << false << 0.1;
    QTest::newRow("falling") << 1.0 << 0.0 << 11 << false << 0.9;
    QTest::newRow("logarithmic") << 0.1 << 10.0 << 3 << true << 1.0;
    QTest::newRow("two") << 0.3 << 0.7 << 2 << false << 0.7;
}

void SweepTest::rangesReachBothEnds() {
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, steps);
    QFETCH(bool, log);
    QFETCH(double, second);
    const SweepAxis axis{"x", from, to, steps, log ? Scale::Logarithmic : Scale::Linear};
    QVERIFY(!whyNoRange(axis));
    QCOMPARE(axis.valueAt(0), from);
    QCOMPARE(axis.valueAt(steps - 1), to);
    QVERIFY(std::abs(axis.valueAt(1) - second) < 1e-12);
}

void SweepTest::coarsePlacesComeFirst() {
    for (const int count : {2, 3, 9, 51, 1000}) {
        const auto places = coarseToFine(count);
        QCOMPARE(static_cast<int>(places.size()), count);
        std::set<int> seen;
        for (std::size_t i = 0; i < places.size(); ++i) {
            seen.insert(places[i].place);
            if (i > 0) QVERIFY(places[i].level >= places[i - 1].level);
        }
        QCOMPARE(static_cast<int>(seen.size()), count);
        QCOMPARE(places[0].place, 0);
        QCOMPARE(places[1].place, count - 1);
    }
    const auto nine = coarseToFine(9);
    QCOMPARE(nine[2].place, 4);
    QCOMPARE(nine[3].place, 2);
    QCOMPARE(nine[4].place, 6);
}

void SweepTest::pointsAreReadings() {
    const SceneD scene = smallScene();
    const Sweep sweep = runSweep(scene, questionOf({"focal"}, {{"gamma", 0, 5, 11}}));
    QVERIFY(sweep.isComplete());
    const Workspace<double> work(scene);
    for (int place = 0; place < sweep.places; ++place) {
        Request request = requestOf("focal");
        request.values.set("gamma", 0.5 * place);
        const auto reading = evaluateOne(work, request);
        const SweepPoint& point = sweep.losses[0].points[static_cast<std::size_t>(place)];
        QCOMPARE(point.value.value(), reading.evaluation.value);
        QCOMPARE(point.totalPull, reading.totalPull);
        QCOMPARE(point.gradientNorm, reading.gradientNorm);
        QCOMPARE(point.shares->fn,
                 gradientBudget(work, {}, reading.evaluation.logitGradient).outcomes.shares()->fn);
    }
}

void SweepTest::gridRunsOverBoth() {
    const SceneD scene = smallScene();
    const Sweep sweep =
        runSweep(scene, questionOf({"focal"}, {{"gamma", 0, 4, 5}, {"alpha", 0.25, 0.75, 3}}));
    QCOMPARE(sweep.places, 15);
    QVERIFY(sweep.isComplete());
    QCOMPARE(sweep.at(0, 7), 2.0);
    QCOMPARE(sweep.at(1, 7), 0.5);
    Request request = requestOf("focal");
    request.values.set("gamma", 2.0);
    request.values.set("alpha", 0.5);
    QCOMPARE(sweep.losses[0].points[7].value.value(),
             evaluateOne(Workspace<double>(scene), request).evaluation.value);
}

void SweepTest::severalLossesKeepTheirSettings() {
    SweepQuestion question = questionOf({"tversky", "tversky"}, {{"alpha", 0, 1, 3}});
    question.losses[1].values.set("smooth", 100.0);
    const Sweep sweep = runSweep(smallScene(), question);
    QCOMPARE(sweep.losses.size(), std::size_t{2});
    QVERIFY(*sweep.losses[0].points[1].value > *sweep.losses[1].points[1].value);
}

void SweepTest::editsChangeTheMetrics() {
    const SceneD scene = predictionFromTarget(smallScene());
    SweepQuestion question = questionOf({"cross_entropy"}, {{"shift_x", 0, 3, 4}});
    const Sweep sweep = runSweep(scene, question);
    const auto dice = [&](std::size_t place) {
        return metricOf(sweep.metrics[place], MetricKind::Dice).value.value();
    };
    QCOMPARE(dice(0), 1.0);
    QVERIFY(dice(1) < dice(0));
    QVERIFY(*sweep.losses[0].points[3].value > *sweep.losses[0].points[0].value);
    QVERIFY(!metricOf(sweep.metrics[0], MetricKind::Hausdorff95).value);
    question.metrics = MetricScope::All;
    const Sweep all = runSweep(scene, question);
    QCOMPARE(metricOf(all.metrics[0], MetricKind::Hausdorff95).value.value(), 0.0);
    QVERIFY(metricOf(all.metrics[2], MetricKind::Hausdorff95).value.value() > 0);
}

void SweepTest::thresholdMovesTheShares() {
    const Sweep sweep =
        runSweep(smallScene(), questionOf({"cross_entropy"}, {{"threshold", 0, 1, 11}}));
    const auto& points = sweep.losses[0].points;
    QCOMPARE(points[0].shares->fn + points[0].shares->tn, 0.0);
    QCOMPARE(points[10].shares->tp + points[10].shares->fp, 0.0);
    QCOMPARE(points[3].value, points[7].value);
    QCOMPARE(metricOf(sweep.metrics[0], MetricKind::Recall).value.value(), 1.0);
    QCOMPARE(metricOf(sweep.metrics[10], MetricKind::Recall).value.value(), 0.0);
}

void SweepTest::cancelledKeepsWhatItHas() {
    int reached = 0;
    const SweepHooks hooks{[&] { return reached >= 4; }, [&](const Sweep&) { ++reached; }};
    const Sweep sweep = runSweep(smallScene(), questionOf({"focal"}, {{"gamma", 0, 5, 21}}), hooks);
    QCOMPARE(sweep.computed, 4);
    QVERIFY(!sweep.isComplete());
    QCOMPARE(std::count(sweep.isReached.begin(), sweep.isReached.end(), 1), std::ptrdiff_t{4});
    QVERIFY(sweep.isReached[0] && sweep.isReached[20]);
}

void SweepTest::orderIsFromCoarseToFine() {
    std::vector<std::vector<char>> steps;
    const SweepHooks hooks{{}, [&](const Sweep& sweep) { steps.push_back(sweep.isReached); }};
    runSweep(smallScene(), questionOf({"focal"}, {{"gamma", 0, 5, 5}, {"blur", 0, 2, 5}}), hooks);
    QCOMPARE(steps.size(), std::size_t{25});
    // The corners of the grid come before anything between them.
    for (const std::size_t corner : {0, 4, 20, 24})
        QVERIFY(steps[3][corner]);
}

void SweepTest::undefinedSaysWhy() {
    SweepQuestion question = questionOf({"dice"}, {{"smooth", 0, 1, 2}});
    const SceneD empty = test::drawnScene({"????"}, {"...."}).cast<double>();
    const Sweep sweep = runSweep(empty, question);
    QVERIFY(!sweep.losses[0].points[0].value);
    QVERIFY(!sweep.losses[0].points[0].undefined.empty());
    QVERIFY(!sweep.losses[0].points[0].shares);
}

void SweepTest::whyNot_data() {
    QTest::addColumn<QStringList>("losses");
    QTest::addColumn<QString>("axis");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("says");
    const QStringList focal{"focal"};
    QTest::newRow("fine") << focal << "gamma" << 0.0 << 5.0 << 51 << "";
    QTest::newRow("unknown") << focal << "gama" << 0.0 << 5.0 << 51
                             << "has no parameter \"gama\": it has gamma, alpha;";
    QTest::newRow("not of both") << QStringList{"focal", "dice"} << "gamma" << 0.0 << 5.0 << 51
                                 << "the loss dice has no parameter \"gamma\"";
    QTest::newRow("no number") << QStringList{"dice"} << "squared" << 0.0 << 1.0 << 2
                               << "is no number";
    QTest::newRow("out of domain") << focal << "gamma" << -1.0 << 5.0 << 51 << "gamma";
    QTest::newRow("out of an edit")
        << focal << "salt" << 0.0 << 2.0 << 51 << "salt takes numbers from 0 to 1";
    QTest::newRow("one step") << focal << "gamma" << 0.0 << 5.0 << 1 << "from 2 to 1000 steps";
    QTest::newRow("no loss") << QStringList() << "gamma" << 0.0 << 5.0 << 51 << "needs a loss";
    QTest::newRow("not a number") << focal << "gamma" << std::nan("") << 5.0 << 51 << "finite";
}

void SweepTest::whyNot() {
    QFETCH(QStringList, losses);
    QFETCH(QString, axis);
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, steps);
    QFETCH(QString, says);
    SweepQuestion question;
    for (const QString& id : losses)
        question.losses.push_back(requestOf(qPrintable(id)));
    question.axes.push_back({axis.toStdString(), from, to, steps});
    const QString reason = QString::fromStdString(whyNoSweep(question).value_or(""));
    QVERIFY2(says.isEmpty() ? reason.isEmpty() : reason.contains(says), qPrintable(reason));
    question.axes.push_back(question.axes[0]);
    QVERIFY(whyNoSweep(question));
    question.axes.clear();
    QVERIFY(whyNoSweep(question));
}

QTEST_APPLESS_MAIN(SweepTest)
#include "sweep_test.moc"
