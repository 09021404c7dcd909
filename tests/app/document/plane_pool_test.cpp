// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/plane_pool.h"

#include "tests/app/document/drawn_scene.h"

#include <QTest>

#include <set>

using namespace lossglass;
using namespace lossglass::drawing;

namespace {

/// Sets the logit of one pixel.
PlanePool::Change setLogit(int x, int y, int width, float value) {
    return [=](const OpenPlanes& open) {
        (*open.logits)(0, y * width + x) = value;
        return std::vector<Region>{{x, y, 1, 1}};
    };
}

Scene blank(int width, int height) {
    SceneParts<float> parts;
    parts.width = width;
    parts.height = height;
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    parts.labels = std::make_shared<Labels>(pixels, 0);
    parts.logits =
        std::make_shared<Planes<float>>(Planes<float>::Zero(1, static_cast<Eigen::Index>(pixels)));
    return Scene::make(std::move(parts)).value();
}

}  // namespace

/// Changed scenes share what did not change, and memory is used again.
class PlanePoolTest : public QObject {
    Q_OBJECT

private slots:
    void nothingChangedIsTheSameScene();
    void theOtherSurfaceIsShared();
    void planesAreUsedAgainFromStrokeToStroke();
    void heldScenesStayAsTheyAre();
    void tilesFarApartAreAllCopied();
    void preparedCopiesArriveUpToDate();
    void anotherSceneIsFollowed();
};

void PlanePoolTest::nothingChangedIsTheSameScene() {
    PlanePool pool;
    const Scene scene = drawn(kRows);
    const Scene same = pool.changed(scene, Surface::Prediction,
                                    [](const OpenPlanes&) { return std::vector<Region>{}; });
    QCOMPARE(same.parts().logits, scene.parts().logits);
}

void PlanePoolTest::theOtherSurfaceIsShared() {
    PlanePool pool;
    const Scene scene = softened(drawn(kRows));
    const Scene predicted = pool.changed(scene, Surface::Prediction, setLogit(1, 1, 4, 5));
    QCOMPARE(predicted.parts().labels, scene.parts().labels);
    QCOMPARE(predicted.logits()(0, 5), 5.0F);
    QCOMPARE(scene.logits()(0, 5), -1.0F);
    const Scene painted = pool.changed(predicted, Surface::Target, [](const OpenPlanes& open) {
        (*open.labels)[0] = 1;
        (*open.softTarget)(0, 0) = 1;
        return std::vector<Region>{{0, 0, 1, 1}};
    });
    QCOMPARE(painted.parts().logits, predicted.parts().logits);
    QCOMPARE(text(painted)[0], "#...");
    QCOMPARE(painted.softTarget()(0, 0), 1.0F);
    QCOMPARE(scene.softTarget()(0, 0), .25F);
}

void PlanePoolTest::planesAreUsedAgainFromStrokeToStroke() {
    PlanePool pool;
    Scene scene = blank(200, 150);
    std::set<const Planes<float>*> seen;
    for (int i = 0; i < 300; ++i) {
        scene = pool.changed(scene, Surface::Prediction,
                             setLogit(i * 37 % 200, i * 53 % 150, 200, float(i + 1)));
        seen.insert(scene.parts().logits.get());
    }
    QCOMPARE(static_cast<int>(seen.size()), 2);
    for (int i = 0; i < 300; ++i)
        QCOMPARE(scene.logits()(0, i * 53 % 150 * 200 + i * 37 % 200) > 0, true);
}

void PlanePoolTest::heldScenesStayAsTheyAre() {
    PlanePool pool;
    Scene scene = blank(130, 70);
    std::vector<std::pair<Scene, Planes<float>>> held;
    for (int i = 0; i < 40; ++i) {
        scene = pool.changed(scene, Surface::Prediction,
                             setLogit(i * 31 % 130, i * 17 % 70, 130, float(i + 1)));
        for (const auto& [kept, logits] : held)
            QVERIFY((kept.logits() == logits).all());
        held.emplace_back(scene, scene.logits());
        if (held.size() > 4) held.erase(held.begin());
    }
}

void PlanePoolTest::tilesFarApartAreAllCopied() {
    PlanePool pool;
    Scene scene = blank(300, 300);
    for (int i = 0; i < 3; ++i)
        scene = pool.changed(scene, Surface::Prediction, [i](const OpenPlanes& open) {
            (*open.logits)(0, i) = float(i + 1);
            (*open.logits)(0, 299 * 300 + 299 - i) = float(i + 1);
            return std::vector<Region>{{i, 0, 1, 1}, {299 - i, 299, 1, 1}};
        });
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(scene.logits()(0, i), float(i + 1));
        QCOMPARE(scene.logits()(0, 299 * 300 + 299 - i), float(i + 1));
    }
}

void PlanePoolTest::preparedCopiesArriveUpToDate() {
    constexpr int kSide = 1100;
    PlanePool pool;
    Scene scene = blank(kSide, kSide);
    pool.prepare(scene);
    const Scene start = scene;
    // While copies are still being made, and after they have come.
    for (int i = 0; i < 200; ++i) {
        scene = pool.changed(scene, Surface::Prediction,
                             setLogit(i * 97 % kSide, i * 61 % kSide, kSide, float(i + 1)));
        if (i == 20) QThreadPool::globalInstance()->waitForDone();
    }
    Planes<float> expected = Planes<float>::Zero(1, kSide * kSide);
    for (int i = 0; i < 200; ++i)
        expected(0, i * 61 % kSide * kSide + i * 97 % kSide) = float(i + 1);
    QVERIFY((scene.logits() == expected).all());
    QVERIFY((start.logits() == 0.0F).all());
}

void PlanePoolTest::anotherSceneIsFollowed() {
    PlanePool pool;
    const Scene first = pool.changed(blank(8, 8), Surface::Prediction, setLogit(1, 1, 8, 1));
    const Scene second = pool.changed(blank(5, 4), Surface::Prediction, setLogit(2, 2, 5, 2));
    QCOMPARE(second.logits().cols(), Eigen::Index(20));
    QCOMPARE(second.logits()(0, 12), 2.0F);
    QCOMPARE(first.logits()(0, 9), 1.0F);
}

QTEST_GUILESS_MAIN(PlanePoolTest)
#include "plane_pool_test.moc"
