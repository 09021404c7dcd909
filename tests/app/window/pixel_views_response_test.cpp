// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pixel_views.h"
#include "losslib/loss/catalogue.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

#include <cmath>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

Request requestOf(const char* id) {
    const Loss* loss = findLoss(id);
    return {loss, ParameterValues(loss->parameters), {true, true, true}};
}

Request focalOf(double gamma) {
    Request request = requestOf("focal");
    request.values.set("gamma", gamma);
    return request;
}

/// What a scene and a question give, and the settings that go with them.
struct Shown {
    Shown(const Scene& shownScene, const ResponseJob& job, const ViewSettings& settings)
        : scene(shownScene),
          readings(evaluateAll(scene, {job.selected})),
          data(responseViewData(runResponseJob(job, readings, Workspace<float>(scene)), scene,
                                &readings[0], settings)) {}

    Scene scene;
    std::vector<Reading<float>> readings;
    ResponseViewData data;
};

ResponseJob jobOf(const Request& selected, const ViewSettings& settings) {
    ResponseJob job;
    job.selected = selected;
    job.watched = settings.watched;
    job.target = settings.curveTarget;
    return job;
}

Scene binary() {
    return drawnScene({"##..?", "#...."}, {"7398.", "46#21"});
}

ViewSettings marked(QPoint pixel) {
    ViewSettings settings;
    settings.pixel = pixel;
    return settings;
}

bool near(double found, double expected) {
    return std::abs(found - expected) <= 1e-6 * (1 + std::abs(expected));
}

}  // namespace

/// What the Response tab is given: names, curves, and the marked pixel on them.
class PixelViewsResponseTest : public QObject {
    Q_OBJECT

private slots:
    void markedPixel_data();
    void markedPixel();
    void pointsStandOnTheCurves();
    void ghostSaysWhatDiffers();
    void othersKeepTheirNames();
    void valuesPerClass();
    void classWithoutValue_data();
    void classWithoutValue();
    void severalClasses();
    void withoutPixelOrReading();
};

void PixelViewsResponseTest::markedPixel_data() {
    QTest::addColumn<QPoint>("pixel");
    QTest::addColumn<double>("p");
    QTest::addColumn<int>("label");  // -1: ignored
    QTest::newRow("foreground") << QPoint(0, 0) << 0.75 << 1;
    QTest::newRow("background") << QPoint(3, 0) << 0.85 << 0;
    QTest::newRow("ignored") << QPoint(4, 0) << 0.05 << -1;
    QTest::newRow("last") << QPoint(4, 1) << 0.15 << 0;
}

void PixelViewsResponseTest::markedPixel() {
    QFETCH(QPoint, pixel);
    QFETCH(double, p);
    QFETCH(int, label);
    const ViewSettings settings = marked(pixel);
    const Shown shown(binary(), jobOf(requestOf("focal"), settings), settings);
    QVERIFY(shown.data.markedP);
    QVERIFY(near(*shown.data.markedP, p));
    QCOMPARE(shown.data.markedLabel.value_or(-1), label);
}

void PixelViewsResponseTest::pointsStandOnTheCurves() {
    const ViewSettings settings = marked(QPoint(1, 0));  // p = 0.35
    ResponseJob job = jobOf(focalOf(2), settings);
    job.ghost = focalOf(1).values;
    job.others = {requestOf("cross_entropy")};
    const Shown shown(binary(), job, settings);
    const double p = *shown.data.markedP;
    QVERIFY(shown.data.selected && shown.data.selected->marked);
    QVERIFY(near(shown.data.selected->marked->p, p));
    QVERIFY(near(shown.data.selected->marked->loss, -std::pow(1 - p, 2) * std::log(p)));
    QVERIFY(near(shown.data.ghost->marked->loss, -(1 - p) * std::log(p)));
    QVERIFY(near(shown.data.others[0].marked->byLogit, p - 1));
    // |dl/dz| of focal over that of cross-entropy: (1-p)^g - g p (1-p)^(g-1) ln p.
    QVERIFY(shown.data.pullRatio);
    QVERIFY(near(*shown.data.pullRatio, std::pow(1 - p, 2) - 2 * p * (1 - p) * std::log(p)));
}

void PixelViewsResponseTest::ghostSaysWhatDiffers() {
    const ViewSettings settings = marked(QPoint(0, 0));
    ResponseJob job = jobOf(focalOf(3), settings);
    const Shown alone(binary(), job, settings);
    QCOMPARE(alone.data.selected->legend, QStringLiteral("Focal, γ = 3"));
    QVERIFY(!alone.data.ghost);
    job.ghost = focalOf(2).values;
    const Shown both(binary(), job, settings);
    QCOMPARE(both.data.selected->legend, QStringLiteral("Focal, γ = 3"));
    QCOMPARE(both.data.ghost->legend, QStringLiteral("γ = 2"));
}

void PixelViewsResponseTest::othersKeepTheirNames() {
    const ViewSettings settings = marked(QPoint(0, 0));
    ResponseJob job = jobOf(requestOf("dice"), settings);
    job.others = {requestOf("cross_entropy"), requestOf("focal"), requestOf("tversky")};
    const Shown shown(binary(), job, settings);
    QCOMPARE(shown.data.lossName, "Dice");
    QVERIFY(!shown.data.selected);
    QVERIFY(!shown.data.pullRatio);
    QCOMPARE(shown.data.others.size(), std::size_t{2});
    QCOMPARE(shown.data.others[0].legend, "Cross-entropy");
    QCOMPARE(shown.data.others[1].legend, "Focal");
    QCOMPARE(shown.data.othersWithoutCurve, QStringList({"Tversky"}));
}

void PixelViewsResponseTest::valuesPerClass() {
    const ViewSettings settings;
    const Shown shown(binary(), jobOf(requestOf("dice"), settings), settings);
    const auto& perClass = shown.readings[0].evaluation.perClass;
    QVERIFY(perClass);
    QCOMPARE(shown.data.perClass.size(), perClass->size());
    // One number of a one-channel scene stands for the foreground.
    QCOMPARE(shown.data.perClass.back().className, "foreground");
    QCOMPARE(shown.data.perClass.back().value, perClass->back());
}

void PixelViewsResponseTest::classWithoutValue_data() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("label");
    QTest::addColumn<bool>("isPresent");
    QTest::newRow("left out by the loss") << QByteArray("boundary") << 0 << true;
    QTest::newRow("absent") << QByteArray("lovasz_softmax") << 2 << false;
}

void PixelViewsResponseTest::classWithoutValue() {
    QFETCH(QByteArray, id);
    QFETCH(int, label);
    QFETCH(bool, isPresent);
    const ViewSettings settings;
    const Scene scene = drawnScene({"0011?", "01110"}, {"00110", "21100"}, 1, 3);
    const Shown shown(scene, jobOf(requestOf(id.constData()), settings), settings);
    QCOMPARE(shown.data.perClass.size(), std::size_t{3});
    for (std::size_t k = 0; k < 3; ++k)
        QCOMPARE(shown.data.perClass[k].value.has_value(), k != static_cast<std::size_t>(label));
    QCOMPARE(shown.data.perClass[static_cast<std::size_t>(label)].isPresent, isPresent);
}

void PixelViewsResponseTest::severalClasses() {
    ViewSettings settings = marked(QPoint(1, 0));
    settings.watched = 2;
    settings.curveTarget = 0;
    const Scene scene = drawnScene({"012?", "2201"}, {"0212", "2100"}, 1, 3);
    const Shown shown(scene, jobOf(requestOf("cross_entropy"), settings), settings);
    QCOMPARE(shown.data.classNames, QStringList({"class 0", "class 1", "class 2"}));
    QCOMPARE(shown.data.watched, 2);
    QCOMPARE(shown.data.target, 0);
    const double p = *shown.data.markedP;
    QVERIFY(near(p, std::exp(2) / (std::exp(2) + 2)));
    QCOMPARE(shown.data.markedLabel, std::optional<int>(1));
    // The pixel is of class 0; it has half of what class 2 leaves.
    QVERIFY(near(shown.data.selected->marked->loss, -std::log((1 - p) / 2)));
    QVERIFY(near(shown.data.selected->marked->byLogit, p));
}

void PixelViewsResponseTest::withoutPixelOrReading() {
    const ViewSettings settings;
    const ResponseJob job = jobOf(requestOf("focal"), settings);
    const Shown shown(binary(), job, settings);
    QVERIFY(!shown.data.markedP && !shown.data.markedLabel);
    QVERIFY(shown.data.selected && !shown.data.selected->marked);
    const auto result = runResponseJob(job, shown.readings, Workspace<float>(shown.scene));
    const auto bare = responseViewData(result, shown.scene, nullptr, settings);
    QVERIFY(bare.lossName.isEmpty());
    QVERIFY(bare.perClass.empty());
    QVERIFY(bare.selected);
}

QTEST_APPLESS_MAIN(PixelViewsResponseTest)
#include "pixel_views_response_test.moc"
