// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/surface_curve.h"

#include "losslib/analysis/metric_report.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

#include <atomic>

using namespace lossglass;

namespace {

const QStringList kTarget{"........", "..####..", "..####..", "..?###..", "........", "........"};
const QStringList kPrediction{"..1.....", ".37985..", ".469993.",
                              "..48974.", "...352..", "........"};

}  // namespace

/// The surface metrics at every threshold are those of the report there.
class SurfaceCurveTest : public QObject {
    Q_OBJECT

private slots:
    void isThatOfTheReport_data();
    void isThatOfTheReport();
    void severalChannelsCompareTheirOwnP();
    void comesFromCoarseToFine();
    void cancelledItKeepsTheLastWholeOne();
    void undefinedIsAGap();
};

void SurfaceCurveTest::isThatOfTheReport_data() {
    QTest::addColumn<int>("label");
    QTest::addColumn<int>("samples");
    QTest::newRow("foreground") << 1 << 1;
    QTest::newRow("background") << 0 << 1;
    QTest::newRow("batch") << 1 << 2;
}

void SurfaceCurveTest::isThatOfTheReport() {
    QFETCH(int, label);
    QFETCH(int, samples);
    const Scene scene = test::drawnScene(kTarget, kPrediction, samples);
    const Workspace<float> work(scene);
    const SurfaceCurve curve = surfaceCurve(scene, label);
    QCOMPARE(curve.steps, kSurfaceSteps);
    int values = 0;
    for (const MetricInfo& info : metricTable()) {
        if (!isSurfaceMetric(info.kind)) continue;
        const auto line = metricCurve(curve, info.kind);
        QCOMPARE(line.size(), std::size_t{kSurfaceSteps + 1});
        for (std::size_t i = 0; i < line.size(); ++i) {
            const auto report = metricReport(work, static_cast<double>(i) / kSurfaceSteps);
            const auto& row = report.perClass[static_cast<std::size_t>(label)];
            QCOMPARE(line[i], metricOf(row, info.kind).value);
            values += line[i].has_value();
        }
    }
    QVERIFY(values > 100);
}

void SurfaceCurveTest::severalChannelsCompareTheirOwnP() {
    // Logits 2, 0, 0: p = 0.787 for the winner, 0.107 for the others.
    const Scene scene = test::drawnScene({"00222000"}, {"00022000"}, 1, 3);
    const SurfaceCurve curve = surfaceCurve(scene, 2);
    const auto distance = metricCurve(curve, MetricKind::AverageSurfaceDistance);
    const auto at = [&](double threshold) {
        return distance[static_cast<std::size_t>(threshold * kSurfaceSteps)];
    };
    // Three pixels against two: the one that is missed lies 1 away.
    QCOMPARE(at(0.5), std::optional(0.2));
    QVERIFY(*at(0) > 0.2);
    QCOMPARE(at(1), std::optional<double>());
}

void SurfaceCurveTest::comesFromCoarseToFine() {
    const Scene scene = test::drawnScene(kTarget, kPrediction);
    std::vector<SurfaceCurve> seen;
    SurfaceCurveHooks hooks;
    hooks.reached = [&](const SurfaceCurve& curve) { seen.push_back(curve); };
    const SurfaceCurve whole = surfaceCurve(scene, 1, hooks);
    QCOMPARE(seen.size(), std::size_t{5});  // of 2, 4, 8, 16 and 32 steps
    int steps = 2;
    for (const SurfaceCurve& curve : seen) {
        QCOMPARE(curve.steps, steps);
        const auto stride = static_cast<std::size_t>(kSurfaceSteps / steps);
        for (std::size_t i = 0; i < curve.points.size(); ++i)
            QCOMPARE(curve.points[i].boundaryIou, whole.points[i * stride].boundaryIou);
        steps *= 2;
    }
}

void SurfaceCurveTest::cancelledItKeepsTheLastWholeOne() {
    const Scene scene = test::drawnScene(kTarget, kPrediction);
    SurfaceCurveHooks hooks;
    std::atomic<int> asked = 0;
    hooks.cancelled = [&] { return ++asked > 9; };
    const SurfaceCurve curve = surfaceCurve(scene, 1, hooks);
    QCOMPARE(curve.steps, 4);
    // Whoever was at work may end it, no more.
    QVERIFY(asked < 40);
    hooks.cancelled = [] { return true; };
    QVERIFY(surfaceCurve(scene, 1, hooks).points.empty());
}

void SurfaceCurveTest::undefinedIsAGap() {
    const Scene empty = test::drawnScene({"....", "...."}, {"12..", "...9"});
    const SurfaceCurve curve = surfaceCurve(empty, 1);
    for (const auto& value : metricCurve(curve, MetricKind::Hausdorff95))
        QVERIFY(!value);
    const auto iou = metricCurve(curve, MetricKind::BoundaryIou);
    QCOMPARE(iou[kSurfaceSteps / 2], std::optional(0.0));
    QVERIFY(!iou[kSurfaceSteps]);
}

QTEST_APPLESS_MAIN(SurfaceCurveTest)
#include "surface_curve_test.moc"
