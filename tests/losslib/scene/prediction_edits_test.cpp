// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/prediction_edits.h"

#include "losslib/scene/scene_edits.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

Scene drawn() {
    return drawnScene({"........", ".###....", ".###..??", "........"},
                      {"00000000", "07890000", "05670000", "00000000"});
}

bool sameLogits(const Scene& a, const Scene& b) {
    return (a.logits() == b.logits()).all();
}

}  // namespace

/// A row of edits: neutral changes nothing, each alone is that edit, and the order is as written.
class PredictionEditsTest : public QObject {
    Q_OBJECT

private slots:
    void neutralKeepsThePlanes();
    void oneIsThatEdit_data();
    void oneIsThatEdit();
    void targetIsASource();
    void shapesChangeBeforeTheyAreSoftened();
    void noiseComesAfterTheTemperature();
};

void PredictionEditsTest::neutralKeepsThePlanes() {
    const Scene scene = drawn();
    QVERIFY(PredictionEdits().isNeutral());
    QCOMPARE(applyEdits(scene, {}).parts().logits, scene.parts().logits);
    PredictionEdits other;
    other.seed = 7;
    other.grain = 9;
    QVERIFY(other.isNeutral());
    QVERIFY(applyEdits(Scene(), {}).isEmpty());
}

void PredictionEditsTest::oneIsThatEdit_data() {
    QTest::addColumn<double>("amount");
    const double amounts[] = {1.5, 2, -1, 1, 3, 0.4, 0.7, 0.9, 2, 1};
    for (const SceneEditInfo& info : sceneEditTable())
        QTest::newRow(info.id.c_str()) << amounts[static_cast<std::size_t>(info.kind)];
}

void PredictionEditsTest::oneIsThatEdit() {
    QFETCH(double, amount);
    const SceneEditKind kind = findSceneEdit(QTest::currentDataTag())->kind;
    const Scene scene = drawn();
    PredictionEdits edits;
    edits.grain = 2;
    edits.radius = 1;
    edits.seed = 5;
    edits.setAmount(kind, amount);
    QVERIFY(!edits.isNeutral());
    const double size = kind == SceneEditKind::SmoothNoise ? 2 : 1;
    const Scene expected = applyEdit(scene, {kind, amount, 1, 0, size, 5});
    QVERIFY(!sameLogits(expected, scene));
    QVERIFY(sameLogits(applyEdits(scene, edits), expected));
}

void PredictionEditsTest::targetIsASource() {
    const Scene scene = drawn();
    PredictionEdits edits;
    edits.source = EditSource::Target;
    QVERIFY(!edits.isNeutral());
    QVERIFY(sameLogits(applyEdits(scene, edits), predictionFromTarget(scene)));
    edits.setAmount(SceneEditKind::ShiftX, 1);
    QVERIFY(sameLogits(applyEdits(scene, edits),
                       applyEdit(predictionFromTarget(scene), {SceneEditKind::ShiftX, 1})));
}

void PredictionEditsTest::shapesChangeBeforeTheyAreSoftened() {
    const Scene scene = drawn();
    PredictionEdits edits;
    edits.setAmount(SceneEditKind::Dilate, 1);
    edits.setAmount(SceneEditKind::Blur, 1);
    const SceneEdit dilate{SceneEditKind::Dilate, 1}, blur{SceneEditKind::Blur, 1};
    QVERIFY(sameLogits(applyEdits(scene, edits), applyEdit(applyEdit(scene, dilate), blur)));
    QVERIFY(!sameLogits(applyEdits(scene, edits), applyEdit(applyEdit(scene, blur), dilate)));
}

void PredictionEditsTest::noiseComesAfterTheTemperature() {
    const Scene scene = drawn();
    PredictionEdits edits;
    edits.setAmount(SceneEditKind::Temperature, 10);
    edits.setAmount(SceneEditKind::Salt, 0.5);
    // Salt says what it says with p = 0.95, whatever the temperature.
    const Scene edited = applyEdits(scene, edits);
    const Scene cooled = applyEdit(scene, {SceneEditKind::Temperature, 10});
    QVERIFY(sameLogits(edited, applyEdit(cooled, {SceneEditKind::Salt, 0.5, 1, 0, 4, 1})));
}

QTEST_APPLESS_MAIN(PredictionEditsTest)
#include "prediction_edits_test.moc"
