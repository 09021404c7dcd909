// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/map_layer.h"

#include "tests/support/drawn_scene.h"

#include <QTest>
#include <limits>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

constexpr Region kAll{0, 0, 1000, 1000};

QRgb colourAt(const MapLayer& map, int column, int row) {
    return map.colours(row)[column];
}

}  // namespace

class MapLayerTest : public QObject {
    Q_OBJECT

private slots:
    void backgroundOfTwoClassesHasNoColour();
    void probabilityOfEitherClass();
    void logitsAreZeroAtOneHalf();
    void gradientIsNeutralWithoutRangeOrPlanes();
    void noDataIsNeverColoured();
    void softTargetFadesItsTint();
    void samplesStandBelowEachOther();
    void rendersOnlyTheRegion();
};

void MapLayerTest::backgroundOfTwoClassesHasNoColour() {
    MapLayer map;
    map.render(drawnScene({".#"}, {"00"}), {}, kAll);
    QCOMPARE(colourAt(map, 0, 0), 0U);
    QCOMPARE(qAlpha(colourAt(map, 1, 0)), 97);  // 38 %
    QCOMPARE(map.outline(0), 0U);
    QVERIFY(map.outline(1) != 0U);
}

void MapLayerTest::probabilityOfEitherClass() {
    const Scene scene = drawnScene({"..."}, {"147"});
    const auto table = probabilityTable(lightTheme());
    MapSettings settings;
    settings.content = CanvasContent::Prediction;
    MapLayer map;
    map.render(scene, settings, kAll);
    QCOMPARE(colourAt(map, 0, 0), table[38]);   // 0.15
    QCOMPARE(colourAt(map, 2, 0), table[191]);  // 0.75
    QCOMPARE(int(map.keys(0)[1]), 0);
    QCOMPARE(int(map.keys(0)[2]), 1);
    settings.label = 0;
    map.render(scene, settings, kAll);
    QCOMPARE(colourAt(map, 0, 0), table[217]);  // 0.85
    QCOMPARE(int(map.keys(0)[1]), 1);
}

void MapLayerTest::logitsAreZeroAtOneHalf() {
    Scene scene = drawnScene({"..."}, {"444"});
    auto logits = std::make_shared<Planes<float>>(1, 3);
    *logits << -9.f, 0.f, 3.f;
    scene = scene.withPlanes(nullptr, logits);
    MapSettings settings;
    settings.content = CanvasContent::Prediction;
    settings.quantity = MapQuantity::Logit;
    settings.theme = ThemeKind::Dark;
    MapLayer map;
    map.render(scene, settings, kAll);
    const auto table = signedTable(darkTheme());
    QCOMPARE(colourAt(map, 0, 0), table[0]);
    QCOMPARE(colourAt(map, 1, 0), darkTheme().signedControls[5]);
    QCOMPARE(colourAt(map, 2, 0), table[192]);
}

void MapLayerTest::gradientIsNeutralWithoutRangeOrPlanes() {
    const Scene scene = drawnScene({".#"}, {"19"});
    MapSettings settings;
    settings.content = CanvasContent::Gradient;
    const QRgb neutral = lightTheme().signedControls[5];
    MapLayer map;
    map.render(scene, settings, kAll);
    QCOMPARE(colourAt(map, 0, 0), neutral);
    settings.gradient = std::make_shared<Planes<float>>(Planes<float>::Constant(1, 2, 1.f));
    map.render(scene, settings, kAll);
    QCOMPARE(colourAt(map, 0, 0), neutral);
    settings.gradientRange = 1;
    map.render(scene, settings, kAll);
    QCOMPARE(colourAt(map, 0, 0), lightTheme().signedControls[10]);
    // Planes of a scene that is gone.
    settings.gradient = std::make_shared<Planes<float>>(Planes<float>::Constant(1, 5, 1.f));
    map.render(scene, settings, kAll);
    QCOMPARE(colourAt(map, 0, 0), neutral);
}

void MapLayerTest::noDataIsNeverColoured() {
    const Scene scene = drawnScene({"?."}, {"99"});
    MapSettings settings;
    auto planes = std::make_shared<Planes<float>>(1, 2);
    *planes << 1.f, std::numeric_limits<float>::quiet_NaN();
    settings.gradient = planes;
    settings.gradientRange = 1;
    MapLayer map;
    for (const CanvasContent content :
         {CanvasContent::Target, CanvasContent::Prediction, CanvasContent::Gradient}) {
        settings.content = content;
        map.render(scene, settings, kAll);
        QCOMPARE(map.keys(0)[0], MapLayer::kNoData);
        QCOMPARE(colourAt(map, 0, 0), 0U);
    }
    QCOMPARE(map.keys(0)[1], MapLayer::kNoData);
}

void MapLayerTest::softTargetFadesItsTint() {
    SceneParts<float> parts = drawnScene({".#?"}, {"000"}).parts();
    auto soft = std::make_shared<Planes<float>>(1, 3);
    *soft << 0.f, 0.5f, 1.f;
    parts.softTarget = soft;
    MapLayer map;
    map.render(Scene::make(parts).value(), {}, kAll);
    QCOMPARE(qAlpha(colourAt(map, 0, 0)), 0);
    QCOMPARE(qAlpha(colourAt(map, 1, 0)), 48);
    QCOMPARE(map.keys(0)[2], MapLayer::kNoData);
}

void MapLayerTest::samplesStandBelowEachOther() {
    const Scene scene = drawnScene({"..", "##"}, {"00", "00"}, 2);
    MapLayer map;
    map.render(scene, {}, kAll);
    QCOMPARE(map.size(), QSize(2, 2));
    QCOMPARE(int(map.keys(0)[0]), 0);
    QCOMPARE(int(map.keys(1)[0]), 1);
}

void MapLayerTest::rendersOnlyTheRegion() {
    MapLayer map;
    map.render(drawnScene({"....", "...."}, {"0000", "0000"}), {}, kAll);
    map.render(drawnScene({"####", "####"}, {"0000", "0000"}), {}, {1, 1, 2, 5});
    const QString rows[] = {"0000", "0110"};
    for (int y = 0; y < 2; ++y)
        for (int x = 0; x < 4; ++x)
            QCOMPARE(int(map.keys(y)[x]), rows[y][x].digitValue());
}

QTEST_APPLESS_MAIN(MapLayerTest)
#include "map_layer_test.moc"
