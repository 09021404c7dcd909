// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/sweep_shortcut.h"

#include "losslib/loss/catalogue.h"
#include "tests/support/random_scene.h"

#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

/// How far a shortcut may be off anywhere, not only where it was tried.
constexpr double kAnywhere = 10;

SceneD sceneOf(int channels, int side = 130) {
    std::mt19937 random(3);
    return test::randomScene(
        random, {.channels = channels, .width = side, .height = side, .ignoredShare = 0.05});
}

SweepQuestion questionOf(const Loss& loss, const std::vector<SweepAxis>& axes) {
    SweepQuestion question;
    question.losses = {{&loss, ParameterValues(loss.parameters), {}}};
    question.axes = axes;
    return question;
}

SweepAxis sliderOf(const Parameter& parameter, int steps) {
    return {parameter.id, std::max(parameter.minimum, parameter.sliderMinimum),
            std::min(parameter.maximum, parameter.sliderMaximum), steps};
}

bool near(double quick, double full, double most, double error) {
    return std::abs(quick - full) <= error * std::max(std::abs(full), 1e-6 * most);
}

/// What is wrong with the quick one; empty: nothing.
QString difference(const SweptLoss& quick, const SweptLoss& full, double error) {
    double values = 0, pulls = 0;
    for (const SweepPoint& point : full.points) {
        values = std::max(values, std::abs(point.value.value_or(0)));
        pulls = std::max(pulls, point.totalPull);
    }
    for (std::size_t i = 0; i < full.points.size(); ++i) {
        const SweepPoint &a = quick.points[i], &b = full.points[i];
        const QString at = QString(" at step %1").arg(i);
        if (a.undefined != b.undefined) return "the reason" + at;
        if (!near(a.value.value_or(0), b.value.value_or(0), values, error)) return "value" + at;
        if (!near(a.totalPull, b.totalPull, pulls, error)) return "pull" + at;
        if (!near(a.gradientNorm, b.gradientNorm, pulls, error)) return "norm" + at;
        if (a.shares.has_value() != b.shares.has_value()) return "shares" + at;
        if (a.shares && !(std::abs(a.shares->fn - b.shares->fn) <= error &&
                          std::abs(a.shares->tn - b.shares->tn) <= error))
            return "shares" + at;
    }
    return {};
}

template <class Real>
QString compare(const BasicScene<Real>& scene, SweepQuestion question, SweepWay* way = nullptr) {
    const Sweep quick = runSweep(scene, question);
    question.manner = SweepManner::EveryPixel;
    const Sweep full = runSweep(scene, question);
    if (way) *way = quick.losses[0].way;
    if (!quick.isComplete()) return "not complete";
    return difference(quick.losses[0], full.losses[0], kAnywhere * kShortcutError<Real>);
}

}  // namespace

class SweepShortcutTest : public QObject {
    Q_OBJECT

private slots:
    void everyLossAsByEveryPixel_data();
    void everyLossAsByEveryPixel();
    void waysThatAreTaken_data();
    void waysThatAreTaken();
    void softmax_data();
    void softmax();
    void valuesAlone();
    void landscape();
    void conventionsAreSeenThrough();
    void cancelledBetweenBatches();
};

void SweepShortcutTest::everyLossAsByEveryPixel_data() {
    QTest::addColumn<QString>("loss");
    for (const Loss& loss : catalogue())
        QTest::newRow(loss.id.c_str()) << QString::fromStdString(loss.id);
}

void SweepShortcutTest::everyLossAsByEveryPixel() {
    QFETCH(QString, loss);
    const Loss& record = *findLoss(loss.toStdString());
    const SceneD scene = sceneOf(1);
    for (const Parameter& parameter : record.parameters) {
        if (parameter.kind != ParameterKind::Real) continue;
        const SweepQuestion question = questionOf(record, {sliderOf(parameter, 12)});
        if (whyNoSweep(question)) continue;
        for (const QString& wrong :
             {compare(scene, question), compare(scene.cast<float>(), question)})
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(loss + ", " + QString::fromStdString(parameter.id) + ": " + wrong));
    }
}

void SweepShortcutTest::waysThatAreTaken_data() {
    QTest::addColumn<QString>("loss");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<int>("way");
    const auto row = [](const char* loss, const char* parameter, SweepWay way) {
        QTest::addRow("%s, %s", loss, parameter) << loss << parameter << static_cast<int>(way);
    };
    row("focal", "gamma", SweepWay::Histogram);
    row("poly1_ce", "epsilon", SweepWay::Histogram);
    row("bce_dice", "a", SweepWay::Histogram);
    row("combo", "alpha", SweepWay::Histogram);
    row("unified_focal", "gamma", SweepWay::Histogram);
    row("exp_log", "gamma_cross", SweepWay::Histogram);
    row("sensitivity_specificity", "r", SweepWay::Histogram);
    row("tversky", "alpha", SweepWay::Sums);
    row("focal_tversky", "gamma", SweepWay::Sums);
    row("dice", "smooth", SweepWay::Sums);
    row("generalized_dice", "smooth", SweepWay::Sums);
    row("hausdorff_dt", "alpha", SweepWay::EveryPixel);
}

void SweepShortcutTest::waysThatAreTaken() {
    QFETCH(QString, loss);
    QFETCH(QString, parameter);
    QFETCH(int, way);
    const Loss& record = *findLoss(loss.toStdString());
    const Parameter* entry = findParameter(record, parameter.toStdString());
    QVERIFY(entry);
    const Sweep sweep =
        runSweep(sceneOf(1).cast<float>(), questionOf(record, {sliderOf(*entry, 12)}));
    QCOMPARE(static_cast<int>(sweep.losses[0].way), way);
}

void SweepShortcutTest::softmax_data() {
    QTest::addColumn<QString>("loss");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<int>("way");
    const auto row = [](const char* loss, const char* parameter, SweepWay way) {
        QTest::addRow("%s, %s", loss, parameter) << loss << parameter << static_cast<int>(way);
    };
    row("focal", "gamma", SweepWay::Histogram);
    row("poly1_ce", "epsilon", SweepWay::Histogram);
    row("asymmetric_focal", "delta", SweepWay::Histogram);
    // These see the other labels too.
    row("label_smoothing_ce", "epsilon", SweepWay::EveryPixel);
    row("tversky", "alpha", SweepWay::EveryPixel);
    row("bce_dice", "a", SweepWay::EveryPixel);
}

void SweepShortcutTest::softmax() {
    QFETCH(QString, loss);
    QFETCH(QString, parameter);
    QFETCH(int, way);
    const Loss& record = *findLoss(loss.toStdString());
    const Parameter* entry = findParameter(record, parameter.toStdString());
    QVERIFY(entry);
    const SweepQuestion question = questionOf(record, {sliderOf(*entry, 12)});
    SweepWay taken{};
    // Several labels need a larger picture to gain.
    const SceneD scene = sceneOf(4, 260);
    QCOMPARE(compare(scene, question, &taken), QString());
    QCOMPARE(static_cast<int>(taken), way);
    QCOMPARE(compare(scene.cast<float>(), question), QString());
}

void SweepShortcutTest::valuesAlone() {
    for (const int channels : {1, 4}) {
        SweepQuestion question = questionOf(*findLoss("tversky"), {{"alpha", 0, 1, 33}});
        question.depth = SweepDepth::Values;
        SweepWay way{};
        QCOMPARE(compare(sceneOf(channels), question, &way), QString());
        QCOMPARE(way, SweepWay::Sums);
        const Sweep sweep = runSweep(sceneOf(channels), question);
        QCOMPARE(sweep.losses[0].points[5].totalPull, 0.0);
        QVERIFY(!sweep.losses[0].points[5].shares);
        question = questionOf(*findLoss("focal"), {{"gamma", 0, 5, 33}});
        question.depth = SweepDepth::Values;
        QCOMPARE(compare(sceneOf(channels), question, &way), QString());
    }
}

void SweepShortcutTest::landscape() {
    const SweepQuestion question =
        questionOf(*findLoss("tversky"), {{"alpha", 0, 1, 13}, {"beta", 0, 1, 12}});
    SweepWay way{};
    QCOMPARE(compare(sceneOf(1), question, &way), QString());
    QCOMPARE(way, SweepWay::Sums);
}

/// Rules that look at the pixels themselves: the shortcut does not pass the trial.
void SweepShortcutTest::conventionsAreSeenThrough() {
    SweepQuestion question = questionOf(*findLoss("dice"), {{"smooth", 0, 10, 13}});
    question.losses[0].values.set("overlap", std::string("l1"));
    SweepWay way{};
    QCOMPARE(compare(sceneOf(1), question, &way), QString());
    QCOMPARE(way, SweepWay::EveryPixel);
}

void SweepShortcutTest::cancelledBetweenBatches() {
    int reached = 0;
    const SweepHooks hooks{[&] { return reached >= 20; }, [&](const Sweep&) { ++reached; }};
    const Sweep sweep =
        runSweep(sceneOf(1), questionOf(*findLoss("focal"), {{"gamma", 0, 5, 1000}}), hooks);
    QVERIFY(!sweep.isComplete());
    QVERIFY(sweep.computed >= 20 && sweep.computed < 400);
}

QTEST_APPLESS_MAIN(SweepShortcutTest)
#include "sweep_shortcut_test.moc"
