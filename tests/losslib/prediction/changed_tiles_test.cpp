// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/changed_tiles.h"

#include "losslib/kernels/tiles.h"
#include "losslib/prediction/workspace.h"
#include "tests/support/random_scene.h"
#include "tests/support/scene_variants.h"

#include <QtTest>

#include <algorithm>

using namespace lossglass;
using namespace lossglass::test;

/// Which tiles two scenes differ in; a workspace that follows a scene equals a new one.
class ChangedTilesTest : public QObject {
    Q_OBJECT

private slots:
    void sharedPlanesDoNotDiffer();
    void equalPlanesDoNotDiffer();
    void findsEveryKindOfPlane();
    void shapes();
    void followingEqualsPreparing_data();
    void followingEqualsPreparing();

private:
    static SceneD scene(int channels = 1) {
        std::mt19937 random(3);
        RandomSceneOptions options;
        options.channels = channels;
        options.width = 100;
        options.height = 82;  // four tiles and a few pixels
        return randomScene(random, options);
    }
};

void ChangedTilesTest::sharedPlanesDoNotDiffer() {
    const SceneD one = scene();
    QVERIFY(changedTiles(one, one).empty());
}

void ChangedTilesTest::equalPlanesDoNotDiffer() {
    const SceneD one = scene();
    const SceneD copy = one.withPlanes(std::make_shared<Labels>(one.labels()),
                                       std::make_shared<Planes<double>>(one.logits()));
    QVERIFY(changedTiles(one, copy).empty());
}

void ChangedTilesTest::findsEveryKindOfPlane() {
    const SceneD one = softened(scene(4), 0.8);
    auto labels = std::make_shared<Labels>(one.labels());
    (*labels)[0] = (*labels)[0] == 1 ? 2 : 1;
    auto soft = std::make_shared<Planes<double>>(one.softTarget());
    (*soft)(3, 2 * kTilePixels) += 0.01;
    auto logits = std::make_shared<Planes<double>>(one.logits());
    (*logits)(2, one.pixels() - 1) += 1;
    const std::vector<std::int64_t> all{0, 2, 4};
    QCOMPARE(changedTiles(one, one.withPlanes(labels, logits, soft)), all);
    QCOMPARE(changedTiles(one, one.withPlanes(labels, nullptr)), std::vector<std::int64_t>{0});
    QCOMPARE(changedTiles(one, one.withPlanes(nullptr, nullptr, soft)),
             std::vector<std::int64_t>{2});
    QCOMPARE(changedTiles(one, one.withPlanes(nullptr, logits)), std::vector<std::int64_t>{4});
}

void ChangedTilesTest::shapes() {
    const SceneD one = scene(), four = scene(4);
    QVERIFY(haveSameShape(one, one));
    QVERIFY(!haveSameShape(one, four));
    QVERIFY(!haveSameShape(four, softened(four, 0.9)));
    QVERIFY(!haveSameShape(one, asBatch(one)));
}

void ChangedTilesTest::followingEqualsPreparing_data() {
    QTest::addColumn<int>("channels");
    QTest::newRow("sigmoid") << 1;
    QTest::newRow("softmax") << 4;
    QTest::newRow("softmax, p not held") << 5;
}

void ChangedTilesTest::followingEqualsPreparing() {
    QFETCH(int, channels);
    const SceneD before = scene(channels);
    auto labels = std::make_shared<Labels>(before.labels());
    (*labels)[kTilePixels + 5] = kIgnored;
    auto logits = std::make_shared<Planes<double>>(before.logits());
    for (Eigen::Index i = 3 * kTilePixels - 7; i < 3 * kTilePixels + 9; ++i)
        (*logits)(channels - 1, i) = 4.5;
    const SceneD after = before.withPlanes(labels, logits);
    Workspace<double> work(before);
    QCOMPARE(work.follow(after), (std::vector<std::int64_t>{1, 2, 3}));
    const Workspace<double> fresh(after);
    QCOMPARE(work.counts().valid, fresh.counts().valid);
    QCOMPARE(work.counts().ignored, fresh.counts().ignored);
    QVERIFY(work.counts().perLabel == fresh.counts().perLabel);
    const auto pixels = static_cast<std::size_t>(work.pixels());
    const auto same = [&](const double* a, const double* b) {
        return std::equal(a, a + pixels, b);
    };
    for (int c = 0; c < channels; ++c)
        for (std::int64_t i = 0; i < work.pixels(); ++i)
            QVERIFY(work.pAt(c, i) == fresh.pAt(c, i));
    QVERIFY(same(work.trueLogP(), fresh.trueLogP()));
    QVERIFY(channels > 1 || same(work.q(), fresh.q()));
    QVERIFY(channels > 1 || same(work.trueLogQ(), fresh.trueLogQ()));
    for (std::size_t k = 0; k < work.sums().size(); ++k) {
        const ClassSums &a = work.sums()[k], &b = fresh.sums()[k];
        QVERIFY(a.tp == b.tp && a.fn == b.fn && a.fp == b.fp && a.tn == b.tn);
        QVERIFY(a.pSquared == b.pSquared && a.tSquared == b.tSquared);
        QVERIFY(a.missSquared == b.missSquared && a.falseSquared == b.falseSquared);
    }
}

QTEST_GUILESS_MAIN(ChangedTilesTest)
#include "changed_tiles_test.moc"
