// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/metric_report.h"

#include "losslib/analysis/metrics.h"
#include "losslib/analysis/surface_metrics.h"
#include "tests/support/drawn_scene.h"
#include "tests/support/random_scene.h"

#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

constexpr double kNone = -1;  // stands for "no value" in the tables

MetricReport reportOf(const QStringList& target, const QStringList& prediction,
                      double threshold = 0.5, int samples = 1) {
    return metricReport(
        Workspace<double>(test::drawnScene(target, prediction, samples).cast<double>()), threshold);
}

double valueOf(const MetricRow& row, MetricKind kind) {
    return metricOf(row, kind).value.value_or(kNone);
}

bool near(double value, double expected) {
    return std::abs(value - expected) < 1e-6;
}

}  // namespace

class MetricReportTest : public QObject {
    Q_OBJECT

private slots:
    void tableIsInOrder();
    void countsAgainstTheRest_data();
    void countsAgainstTheRest();
    void thresholdMoves();
    void undefinedSaysWhy();
    void averagePrecisionByHand();
    void calibrationAndBrierByHand();
    void surfaces_data();
    void surfaces();
    void samplesAreAveraged();
    void agreesWithTheFourCounted();
    void meansLeaveOutTheUndefined();
};

void MetricReportTest::tableIsInOrder() {
    for (std::size_t m = 0; m < kMetricCount; ++m) {
        QCOMPARE(static_cast<std::size_t>(metricTable()[m].kind), m);
        QVERIFY(!metricTable()[m].definition.empty());
    }
}

void MetricReportTest::countsAgainstTheRest_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("background");
    QTest::addColumn<double>("foreground");
    const auto row = [](const char* name, MetricKind kind, double background, double foreground) {
        QTest::newRow(name) << static_cast<int>(kind) << background << foreground;
    };
    // Foreground: TP 3, FP 1, FN 2, TN 4.
    row("specificity", MetricKind::Specificity, 3 / 5.0, 4 / 5.0);
    row("accuracy", MetricKind::Accuracy, 0.7, 0.7);
    row("balanced accuracy", MetricKind::BalancedAccuracy, 0.7, 0.7);
    row("F2", MetricKind::F2, 20 / 26.0, 15 / 24.0);
    row("MCC", MetricKind::Mcc, 10 / std::sqrt(600.0), 10 / std::sqrt(600.0));
    row("Dice", MetricKind::Dice, 8 / 11.0, 6 / 9.0);
    row("IoU", MetricKind::Iou, 4 / 7.0, 3 / 6.0);
}

void MetricReportTest::countsAgainstTheRest() {
    QFETCH(int, kind);
    QFETCH(double, background);
    QFETCH(double, foreground);
    const MetricReport report = reportOf({".....#####?"}, {"....###..##"});
    const auto which = static_cast<MetricKind>(kind);
    QVERIFY(near(valueOf(report.perClass[0], which), background));
    QVERIFY(near(valueOf(report.perClass[1], which), foreground));
    QVERIFY(near(valueOf(report.mean, which), (background + foreground) / 2));
    QVERIFY(near(valueOf(report.foregroundMean, which), foreground));
}

void MetricReportTest::thresholdMoves() {
    const QStringList target{"..##"}, prediction{"1579"};
    QVERIFY(
        near(valueOf(reportOf(target, prediction).perClass[1], MetricKind::Precision), 2 / 3.0));
    QVERIFY(near(valueOf(reportOf(target, prediction, 0.6).perClass[1], MetricKind::Precision), 1));
    QVERIFY(near(valueOf(reportOf(target, prediction, 0.9).perClass[1], MetricKind::Recall), 0.5));
    QCOMPARE(valueOf(reportOf(target, prediction, 1).perClass[1], MetricKind::Recall), 0.0);
    QCOMPARE(valueOf(reportOf(target, prediction, 0).perClass[1], MetricKind::Recall), 1.0);
}

void MetricReportTest::undefinedSaysWhy() {
    const MetricReport nowhere = reportOf({"...."}, {"...."});
    const MetricReport missed = reportOf({"...#"}, {"...."});
    for (const MetricKind kind :
         {MetricKind::Dice, MetricKind::Recall, MetricKind::Mcc, MetricKind::AveragePrecision,
          MetricKind::Hausdorff95, MetricKind::AverageSurfaceDistance, MetricKind::BoundaryIou}) {
        QVERIFY(!metricOf(nowhere.perClass[1], kind).value);
        QVERIFY(!metricOf(nowhere.perClass[1], kind).undefined.empty());
    }
    QVERIFY(!metricOf(missed.perClass[1], MetricKind::Precision).value);
    QVERIFY(!metricOf(missed.perClass[1], MetricKind::Hausdorff95).value);
    QCOMPARE(valueOf(missed.perClass[1], MetricKind::BoundaryIou), 0.0);
    QVERIFY(!metricOf(reportOf({"????"}, {"...."}).mean, MetricKind::Brier).value);
}

void MetricReportTest::averagePrecisionByHand() {
    // From high p to low: hit, miss, hit + miss (equal), miss.
    const MetricReport report = reportOf({"#.#.."}, {"97551"});
    QVERIFY(
        near(valueOf(report.perClass[1], MetricKind::AveragePrecision), 0.5 * 1 + 0.5 * 2 / 4.0));
    QCOMPARE(valueOf(reportOf({"..##"}, {"1289"}).perClass[1], MetricKind::AveragePrecision), 1.0);
}

void MetricReportTest::calibrationAndBrierByHand() {
    // p = .95 twice with one hit, .05 twice with none.
    const MetricReport report = reportOf({"#...?"}, {"##..#"});
    QVERIFY(near(valueOf(report.perClass[1], MetricKind::CalibrationError),
                 (std::abs(1 - 1.9) + 0.1) / 4));
    QVERIFY(
        near(valueOf(report.perClass[1], MetricKind::Brier), (0.05 * 0.05 * 3 + 0.95 * 0.95) / 4));
    QVERIFY(near(valueOf(report.perClass[0], MetricKind::Brier),
                 valueOf(report.perClass[1], MetricKind::Brier)));
}

void MetricReportTest::surfaces_data() {
    QTest::addColumn<QStringList>("target");
    QTest::addColumn<QStringList>("prediction");
    QTest::addColumn<double>("hausdorff");
    QTest::addColumn<double>("average");
    QTest::addColumn<double>("boundary");
    const QStringList square{".......", ".###...", ".###...", ".###...", "......."};
    const QStringList moved{".......", "..###..", "..###..", "..###..", "......."};
    QTest::newRow("the same") << square << square << 0.0 << 0.0 << 1.0;
    // Rings of 8; of each, 2 outer corners and their middle are 1 away, the centre's column 1.
    QTest::newRow("moved by one") << square << moved << 1.0 << 0.5 << 4 / 12.0;
    QTest::newRow("one pixel, three away")
        << QStringList{"#..."} << QStringList{"...#"} << 3.0 << 3.0 << 0.0;
    QTest::newRow("edge of the picture bounds")
        << QStringList{"##", "##"} << QStringList{"##", "##"} << 0.0 << 0.0 << 1.0;
}

void MetricReportTest::surfaces() {
    QFETCH(QStringList, target);
    QFETCH(QStringList, prediction);
    QFETCH(double, hausdorff);
    QFETCH(double, average);
    QFETCH(double, boundary);
    const MetricReport report = reportOf(target, prediction);
    QCOMPARE(valueOf(report.perClass[1], MetricKind::Hausdorff95), hausdorff);
    QCOMPARE(valueOf(report.perClass[1], MetricKind::AverageSurfaceDistance), average);
    QCOMPARE(valueOf(report.perClass[1], MetricKind::BoundaryIou), boundary);
}

void MetricReportTest::samplesAreAveraged() {
    const QStringList target{"#...", "#...", "...."}, prediction{"...#", ".#..", "...#"};
    const MetricReport report = reportOf(target, prediction, 0.5, 3);
    QCOMPARE(valueOf(report.perClass[1], MetricKind::Hausdorff95), 2.0);
    QCOMPARE(valueOf(report.perClass[1], MetricKind::AverageSurfaceDistance), 2.0);
}

void MetricReportTest::agreesWithTheFourCounted() {
    std::mt19937 random(3);
    test::RandomSceneOptions options;
    options.channels = 4;
    options.width = options.height = 40;
    const SceneD scene = test::randomScene(random, options);
    const Metrics counted = computeMetrics(scene);
    const MetricReport report = metricReport(Workspace<double>(scene));
    for (std::size_t k = 0; k < counted.perClass.size(); ++k) {
        QCOMPARE(metricOf(report.perClass[k], MetricKind::Dice).value, counted.perClass[k].dice);
        QCOMPARE(metricOf(report.perClass[k], MetricKind::Iou).value, counted.perClass[k].iou);
        QCOMPARE(metricOf(report.perClass[k], MetricKind::Recall).value,
                 counted.perClass[k].recall);
    }
    const MetricReport cheap = metricReport(Workspace<double>(scene), 0.5, MetricScope::CountsOnly);
    QCOMPARE(metricOf(cheap.mean, MetricKind::Dice).value,
             metricOf(report.mean, MetricKind::Dice).value);
    QCOMPARE(metricOf(cheap.perClass[0], MetricKind::Brier).undefined, std::string("not computed"));
}

void MetricReportTest::meansLeaveOutTheUndefined() {
    const MetricReport report = reportOf({"...."}, {"...."});
    QCOMPARE(valueOf(report.mean, MetricKind::Dice), 1.0);
    QVERIFY(!metricOf(report.foregroundMean, MetricKind::Dice).value);
}

QTEST_APPLESS_MAIN(MetricReportTest)
#include "metric_report_test.moc"
