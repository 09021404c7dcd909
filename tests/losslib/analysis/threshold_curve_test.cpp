// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/threshold_curve.h"

#include "losslib/scene/hard_prediction.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

using namespace lossglass;

namespace {

const QStringList kTarget{"##..", "#?..", "...#"};
const QStringList kPrediction{"983.", "5524", "..73"};

}  // namespace

class ThresholdCurveTest : public QObject {
    Q_OBJECT

private slots:
    void countsAreThoseOfTheHardPrediction_data();
    void countsAreThoseOfTheHardPrediction();
    void severalChannelsCompareTheirOwnP();
    void curveIsThatOfTheReport();
    void undefinedHasNoPlaceOnTheCurve();
};

void ThresholdCurveTest::countsAreThoseOfTheHardPrediction_data() {
    QTest::addColumn<int>("label");
    QTest::newRow("foreground") << 1;
    QTest::newRow("background") << 0;
}

void ThresholdCurveTest::countsAreThoseOfTheHardPrediction() {
    QFETCH(int, label);
    const Scene scene = test::drawnScene(kTarget, kPrediction);
    const auto curve = thresholdCurve(Workspace<float>(scene), label, 20);
    QCOMPARE(curve.counts.size(), std::size_t{21});
    for (std::size_t i = 0; i <= 20; ++i) {
        const auto counts = countOutcomes(scene.labels(), hardLabels(scene, curve.threshold(i)), 2);
        const OutcomeSums& own = counts[static_cast<std::size_t>(label)];
        QVERIFY2(curve.counts[i] == own, qPrintable(QString::number(i)));
    }
}

void ThresholdCurveTest::severalChannelsCompareTheirOwnP() {
    // Logits 2, 0, 0: p = 0.787 for the winner, 0.107 for the others.
    const Scene scene = test::drawnScene({"0122"}, {"0112"}, 1, 3);
    const auto curve = thresholdCurve(Workspace<float>(scene), 2, 10);
    const auto at = [&](std::size_t i) { return curve.counts[i]; };
    QCOMPARE(at(0), (OutcomeSums{2, 2, 0, 0}));  // all have more than nothing
    QCOMPARE(at(1), (OutcomeSums{2, 2, 0, 0}));
    QCOMPARE(at(2), (OutcomeSums{1, 0, 1, 2}));
    QCOMPARE(at(7), (OutcomeSums{1, 0, 1, 2}));
    QCOMPARE(at(8), (OutcomeSums{0, 0, 2, 2}));
}

void ThresholdCurveTest::curveIsThatOfTheReport() {
    const Scene scene = test::drawnScene(kTarget, kPrediction);
    const Workspace<float> work(scene);
    const auto curve = thresholdCurve(work, 1, 10);
    for (const MetricInfo& metric : metricTable()) {
        if (!isCountedMetric(metric.kind)) continue;
        const auto values = metricCurve(curve, metric.kind);
        for (std::size_t i = 0; i <= 10; ++i) {
            const auto report = metricReport(work, curve.threshold(i), MetricScope::CountsOnly);
            QCOMPARE(values[i], metricOf(report.perClass[1], metric.kind).value);
        }
    }
    QVERIFY(!isCountedMetric(MetricKind::Hausdorff95));
    QVERIFY(!isCountedMetric(MetricKind::Brier));
}

void ThresholdCurveTest::undefinedHasNoPlaceOnTheCurve() {
    const Scene scene = test::drawnScene({"#."}, {"4."});
    const auto values =
        metricCurve(thresholdCurve(Workspace<float>(scene), 1, 10), MetricKind::Precision);
    QCOMPARE(values[0], std::optional(0.5));
    QCOMPARE(values[2], std::optional(1.0));
    QCOMPARE(values[6], std::optional<double>());  // nothing is predicted
}

QTEST_APPLESS_MAIN(ThresholdCurveTest)
#include "threshold_curve_test.moc"
