// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/scene_edits.h"

#include "losslib/scene/components.h"
#include "losslib/scene/hard_prediction.h"
#include "losslib/scene/log_odds.h"
#include "tests/support/drawn_scene.h"
#include "tests/support/random_scene.h"

#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

Scene drawn(const QStringList& prediction) {
    return test::drawnScene(prediction, prediction);
}

/// The hard prediction as a drawing.
QStringList shown(const Scene& scene) {
    QStringList rows;
    const Labels said = hardLabels(scene);
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (i % static_cast<std::size_t>(scene.width()) == 0) rows << QString();
        rows.last() += said[i] == 0 ? QChar('.') : said[i] == 1 ? QChar('#') : QChar('0' + said[i]);
    }
    return rows;
}

SceneEdit edit(SceneEditKind kind, double amount) {
    SceneEdit made;
    made.kind = kind;
    made.amount = amount;
    return made;
}

double probability(const Scene& scene, int pixel, int label = 1) {
    return 1 / (1 + std::exp(-logOdds(scene.logits(), pixel, label)));
}

int differing(const Scene& a, const Scene& b) {
    int count = 0;
    for (Eigen::Index i = 0; i < a.logits().cols(); ++i)
        count += (a.logits().col(i) != b.logits().col(i)).any() ? 1 : 0;
    return count;
}

Scene square(int channels) {
    std::mt19937 random(5);
    test::RandomSceneOptions options;
    options.channels = channels;
    options.width = options.height = 40;
    return test::randomScene(random, options).cast<float>();
}

}  // namespace

class SceneEditsTest : public QObject {
    Q_OBJECT

private slots:
    void predictionFollowsTheTarget_data();
    void predictionFollowsTheTarget();
    void neutralChangesNothing_data();
    void neutralChangesNothing();
    void everyEditChangesAndRepeats_data();
    void everyEditChangesAndRepeats();
    void shapes_data();
    void shapes();
    void blurKeepsTheSum();
    void halfAPixel();
    void temperatureDivides();
    void smallNoiseIsPartOfLarge();
    void noiseHasItsStrength();
    void samplesStayApart();
    void threeLabels();
};

void SceneEditsTest::predictionFollowsTheTarget_data() {
    QTest::addColumn<int>("channels");
    for (const int channels : {1, 2, 4})
        QTest::addRow("%d channels", channels) << channels;
}

void SceneEditsTest::predictionFollowsTheTarget() {
    QFETCH(int, channels);
    const Scene scene = square(channels);
    const Scene made = predictionFromTarget(scene, 0.8);
    const Labels said = hardLabels(made);
    for (std::size_t i = 0; i < said.size(); ++i) {
        const std::uint8_t label = scene.labels()[i];
        if (label == kIgnored) continue;
        QCOMPARE(said[i], label);
        QVERIFY(std::abs(probability(made, static_cast<int>(i), label) - 0.8) < 1e-6);
    }
}

void SceneEditsTest::neutralChangesNothing_data() {
    QTest::addColumn<QString>("id");
    for (const SceneEditInfo& info : sceneEditTable())
        QTest::newRow(info.id.c_str()) << QString::fromStdString(info.id);
}

void SceneEditsTest::neutralChangesNothing() {
    QFETCH(QString, id);
    const SceneEditInfo* info = findSceneEdit(id.toStdString());
    QVERIFY(info);
    QCOMPARE(&sceneEditTable()[static_cast<std::size_t>(info->kind)], info);
    const Scene scene = square(3);
    const Scene same = applyEdit(scene, edit(info->kind, info->neutral));
    QCOMPARE(differing(scene, same), 0);
    QVERIFY(applyEdit(Scene(), edit(info->kind, info->maximum)).isEmpty());
}

void SceneEditsTest::everyEditChangesAndRepeats_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("channels");
    for (const SceneEditInfo& info : sceneEditTable())
        for (const int channels : {1, 3})
            QTest::addRow("%s, %d channels", info.id.c_str(), channels)
                << QString::fromStdString(info.id) << channels;
}

void SceneEditsTest::everyEditChangesAndRepeats() {
    QFETCH(QString, id);
    QFETCH(int, channels);
    const SceneEditInfo* info = findSceneEdit(id.toStdString());
    const Scene scene = square(channels);
    const SceneEdit made = edit(info->kind, std::min(info->maximum, 1.7));
    const Scene once = applyEdit(scene, made), again = applyEdit(scene, made);
    QVERIFY(differing(scene, once) > 0);
    QCOMPARE(differing(once, again), 0);
    QVERIFY(once.logits().isFinite().all());
    QCOMPARE(once.parts().labels.get(), scene.parts().labels.get());
    // In double precision the same happens.
    const SceneD exact = applyEdit(scene.cast<double>(), made);
    QVERIFY((exact.logits() - once.logits().cast<double>()).abs().maxCoeff() < 1e-3);
}

void SceneEditsTest::shapes_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("amount");
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    const auto row = [](const char* name, SceneEditKind kind, double amount, QStringList before,
                        QStringList after) {
        QTest::newRow(name) << static_cast<int>(kind) << amount << before << after;
    };
    const QStringList block{".....", ".##..", ".##..", "....."};
    row("right", SceneEditKind::ShiftX, 1, block, {".....", "..##.", "..##.", "....."});
    row("left, the edge fills", SceneEditKind::ShiftX, -1, {"..##", "..##"}, {".###", ".###"});
    row("down", SceneEditKind::ShiftY, 1, block, {".....", ".....", ".##..", ".##.."});
    row("dilate", SceneEditKind::Dilate, 1, block, {".##..", "####.", "####.", ".##.."});
    row("a disc of 2", SceneEditKind::Dilate, 2,
        {".......", ".......", "...#...", ".......", "......."},
        {"...#...", "..###..", ".#####.", "..###..", "...#..."});
    row("less than a pixel", SceneEditKind::Dilate, 0.9, block, block);
    row("erode", SceneEditKind::Dilate, -1, {".....", ".###.", ".###.", ".###.", "....."},
        {".....", ".....", "..#..", ".....", "....."});
    row("swap", SceneEditKind::SwapLabels, 1, {".#", "##"}, {"#.", ".."});
    row("drop all", SceneEditKind::DropObjects, 1, {"#..#", "...#"}, {"....", "...."});
    row("blur away", SceneEditKind::Blur, 2,
        {".......", ".......", "...#...", ".......", "......."},
        {".......", ".......", ".......", ".......", "......."});
}

void SceneEditsTest::shapes() {
    QFETCH(int, kind);
    QFETCH(double, amount);
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QCOMPARE(shown(applyEdit(drawn(before), edit(static_cast<SceneEditKind>(kind), amount))),
             after);
}

void SceneEditsTest::blurKeepsTheSum() {
    const QStringList rows(41, QString(41, '.'));
    QStringList dotted = rows;
    dotted[20][20] = '#';
    const Scene scene = drawn(dotted), blurry = applyEdit(scene, edit(SceneEditKind::Blur, 2));
    double before = 0, after = 0, spread = 0;
    for (int i = 0; i < 41 * 41; ++i) {
        before += probability(scene, i);
        after += probability(blurry, i);
        spread += (probability(blurry, i) - 0.05) * std::pow(i % 41 - 20, 2);
    }
    QVERIFY(std::abs(before - after) < 1e-3);
    QVERIFY(std::abs(std::sqrt(spread / 0.9) - 2) < 0.1);
}

void SceneEditsTest::halfAPixel() {
    const Scene moved = applyEdit(drawn({"..#.."}), edit(SceneEditKind::ShiftX, 0.5));
    QVERIFY(std::abs(probability(moved, 2) - 0.5) < 1e-6);
    QVERIFY(std::abs(probability(moved, 3) - 0.5) < 1e-6);
    QVERIFY(std::abs(probability(moved, 1) - 0.05) < 1e-6);
}

void SceneEditsTest::temperatureDivides() {
    const Scene scene = square(3);
    const Scene calm = applyEdit(scene, edit(SceneEditKind::Temperature, 2));
    QVERIFY((calm.logits() == scene.logits() / 2).all());
}

void SceneEditsTest::smallNoiseIsPartOfLarge() {
    const Scene scene = square(1);
    const Scene little = applyEdit(scene, edit(SceneEditKind::Salt, 0.05));
    const Scene much = applyEdit(scene, edit(SceneEditKind::Salt, 0.3));
    for (Eigen::Index i = 0; i < scene.logits().cols(); ++i)
        if (little.logits()(0, i) != scene.logits()(0, i))
            QCOMPARE(much.logits()(0, i), little.logits()(0, i));
    QVERIFY(std::abs(differing(scene, little) / 1600.0 - 0.05) < 0.02);
    QVERIFY(std::abs(differing(scene, much) / 1600.0 - 0.3) < 0.04);
    SceneEdit other = edit(SceneEditKind::Salt, 0.3);
    other.seed = 2;
    QVERIFY(differing(much, applyEdit(scene, other)) > 0);
}

void SceneEditsTest::noiseHasItsStrength() {
    const QStringList flat(120, QString(120, '5'));
    SceneEdit noise = edit(SceneEditKind::SmoothNoise, 1.5);
    noise.size = 2;
    const Scene scene = test::drawnScene(QStringList(120, QString(120, '.')), flat),
                noisy = applyEdit(scene, noise);
    const Planes<float> change = noisy.logits() - scene.logits();
    const double deviation = std::sqrt(change.square().mean() - std::pow(change.mean(), 2));
    QVERIFY(std::abs(deviation - 1.5) < 0.2);
    // It is smooth: neighbours differ by far less than strangers.
    double step = 0;
    for (Eigen::Index i = 1; i < 120; ++i)
        step += std::pow(change(0, 60 * 120 + i) - change(0, 60 * 120 + i - 1), 2);
    QVERIFY(std::sqrt(step / 119) < 0.8);
}

void SceneEditsTest::samplesStayApart() {
    const Scene scene = test::drawnScene({"...", "..."}, {"...", "###"}, 2);
    for (const SceneEditKind kind :
         {SceneEditKind::Dilate, SceneEditKind::Blur, SceneEditKind::ShiftY})
        QCOMPARE(shown(applyEdit(scene, edit(kind, 1))), (QStringList{"...", "###"}));
}

void SceneEditsTest::threeLabels() {
    const QStringList rows{"00000", "01120", "01120", "00000"};
    const Scene scene = test::drawnScene(rows, rows, 1, 3);
    const Scene swapped = [&] {
        SceneEdit made = edit(SceneEditKind::SwapLabels, 1);
        made.other = 2;
        return applyEdit(scene, made);
    }();
    QCOMPARE(shown(swapped), (QStringList{".....", ".22#.", ".22#.", "....."}));
    const Scene grown = applyEdit(scene, edit(SceneEditKind::Dilate, 1));
    QCOMPARE(shown(grown)[1], QString("####."));
    SceneEdit added = edit(SceneEditKind::AddObjects, 3);
    added.label = 2;
    added.size = 1;
    const Labels said = hardLabels(applyEdit(scene, added));
    QVERIFY(std::count(said.begin(), said.end(), 2) > 2);
}

QTEST_APPLESS_MAIN(SceneEditsTest)
#include "scene_edits_test.moc"
