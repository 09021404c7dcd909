// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene_library/scene_library.h"

#include "losslib/analysis/metric_report.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace lossglass;

namespace {

Scene made(const char* id) {
    return findLibraryScene(id)->make();
}

std::ptrdiff_t countOf(const Scene& scene, std::uint8_t label) {
    return std::count(scene.labels().begin(), scene.labels().end(), label);
}

double foreground(const Scene& scene, MetricKind kind) {
    const MetricReport report = metricReport(Workspace<float>(scene));
    return metricOf(report.perClass[1], kind).value.value();
}

}  // namespace

class SceneLibraryTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreDistinct();
    void everySceneIsSound_data();
    void everySceneIsSound();
    void scenesAreWhatTheirNamesSay();
};

void SceneLibraryTest::namesAreDistinct() {
    std::set<std::string> ids, titles;
    for (const LibraryScene& each : sceneLibrary()) {
        ids.insert(each.id);
        titles.insert(each.title);
        QVERIFY(!each.lookFor.empty() && each.lookFor.find('\n') == std::string::npos);
        QVERIFY(each.lookFor.size() <= 100);
    }
    QVERIFY(ids.size() >= 12);
    QCOMPARE(ids.size(), sceneLibrary().size());
    QCOMPARE(titles.size(), sceneLibrary().size());
    QVERIFY(!findLibraryScene("none"));
}

void SceneLibraryTest::everySceneIsSound_data() {
    QTest::addColumn<QByteArray>("id");
    for (const LibraryScene& each : sceneLibrary())
        QTest::newRow(each.id.c_str()) << QByteArray::fromStdString(each.id);
}

void SceneLibraryTest::everySceneIsSound() {
    QFETCH(QByteArray, id);
    const Scene scene = made(id.constData()), again = made(id.constData());
    QVERIFY((scene.logits() == again.logits()).all());
    QCOMPARE(scene.labels(), again.labels());
    QVERIFY(scene.logits().isFinite().all());
    QVERIFY(Scene::make(scene.parts()));
    const Loss* plain = findLoss("cross_entropy");
    const auto readings = evaluateAll(scene, {{plain, ParameterValues(plain->parameters), {}}});
    QVERIFY(!readings[0].evaluation.undefined);
    QVERIFY(readings[0].totalPull > 0);
}

void SceneLibraryTest::scenesAreWhatTheirNamesSay() {
    QCOMPARE(countOf(made("undecided"), 1), std::ptrdiff_t{164});
    QVERIFY(countOf(made("tiny_lesion"), 1) < 164 / 4);
    QVERIFY(foreground(made("tiny_lesion"), MetricKind::Dice) > 0);
    const Scene organ = made("large_organ");
    QVERIFY(countOf(organ, 1) > organ.pixels() / 2);
    QVERIFY(foreground(organ, MetricKind::Dice) > 0.8);
    QCOMPARE(countOf(made("one_pixel"), 1), std::ptrdiff_t{1});
    QCOMPARE(foreground(made("one_pixel"), MetricKind::Hausdorff95), 3.0);
    QCOMPARE(countOf(made("empty_target"), 1), std::ptrdiff_t{0});
    QCOMPARE(foreground(made("empty_target"), MetricKind::Precision), 0.0);
    QCOMPARE(countOf(made("absent_class"), 3), std::ptrdiff_t{0});
    QVERIFY(foreground(made("thin_vessel"), MetricKind::Recall) < 0.8);
    const double edge = foreground(made("shifted_edge"), MetricKind::AverageSurfaceDistance);
    QVERIFY(edge > 1);
    QVERIFY(countOf(made("ring_of_ignored"), kIgnored) > 500);
    const Scene cars = made("rare_of_four");
    QCOMPARE(cars.channels(), 4);
    QCOMPARE(countOf(cars, 3), std::ptrdiff_t{30});
    QVERIFY(foreground(made("noisy_labels"), MetricKind::Dice) < 0.95);
    const Scene wrong = made("confident_and_wrong");
    QVERIFY(foreground(wrong, MetricKind::Recall) < 0.9);
    QVERIFY(wrong.logits().maxCoeff() > 6);
}

QTEST_APPLESS_MAIN(SceneLibraryTest)
#include "scene_library_test.moc"
