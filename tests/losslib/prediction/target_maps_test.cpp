// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/target_maps.h"

#include "losslib/kernels/scene_distances.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <array>
#include <atomic>
#include <thread>

using namespace lossglass;
using namespace lossglass::test;

/// Maps are made once per target, whoever asks and how often, and never shown for another target.
class TargetMapsTest : public QObject {
    Q_OBJECT

private slots:
    void madeOnce();
    void forgottenWithTheTarget();
    void severalThreadsAtOnce();
    void sharedByLosses();
    void otherPredictionSameMaps();
};

namespace {

Planes<float> plane(float number) {
    return Planes<float>::Constant(1, 4, number);
}

std::shared_ptr<const Labels> labels() {
    return std::make_shared<const Labels>(4);
}

}  // namespace

void TargetMapsTest::madeOnce() {
    TargetMaps<float> maps;
    const auto target = labels();
    int calls = 0;
    const auto make = [&](float number) {
        return [&calls, number] {
            ++calls;
            return plane(number);
        };
    };
    const auto first = maps.of(target, 0, make(1));
    QVERIFY((first->values == plane(1)).all());
    QCOMPARE(maps.of(target, 0, make(2)), first);
    QCOMPARE(calls, 1);
    // Each channel has its own, also those that come before.
    QVERIFY((maps.of(target, 5, make(5))->values == plane(5)).all());
    QVERIFY((maps.of(target, 2, make(2))->values == plane(2)).all());
    QVERIFY(maps.of(target, 5, make(6))->serial != first->serial);
    QCOMPARE(maps.of(target, 0, make(9)), first);
    QCOMPARE(calls, 3);
}

void TargetMapsTest::forgottenWithTheTarget() {
    TargetMaps<float> maps;
    const auto first = labels(), second = labels();
    const auto make = [](float number) { return [=] { return plane(number); }; };
    const auto old = maps.of(first, 0, make(1));
    // Equal labels, but others: only a target that is the same object is known to be the same.
    QVERIFY((maps.of(second, 0, make(2))->values == plane(2)).all());
    const auto again = maps.of(first, 0, make(3));
    QVERIFY((again->values == plane(3)).all());
    QVERIFY(again->serial != old->serial);
    // Whoever still has the old one keeps it.
    QVERIFY((old->values == plane(1)).all());
}

void TargetMapsTest::severalThreadsAtOnce() {
    for (int repeat = 0; repeat < 50; ++repeat) {
        TargetMaps<float> maps;
        const auto target = labels();
        std::atomic<int> calls = 0;
        std::vector<TargetMaps<float>::Map> found(4);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < found.size(); ++i)
                threads.emplace_back([&, i] {
                    found[i] = maps.of(target, 0, [&] {
                        ++calls;
                        return plane(7);
                    });
                });
        }
        QCOMPARE(calls.load(), 1);
        for (const auto& map : found)
            QCOMPARE(map, found.front());
    }
}

void TargetMapsTest::sharedByLosses() {
    std::mt19937 random(3);
    RandomSceneOptions options;
    options.channels = 3;
    options.width = 40;
    options.height = 30;
    const Workspace<double> work(randomScene(random, options));
    const auto map = targetSquares(work, 1);
    QCOMPARE(targetSquares(work, 1), map);
    QVERIFY(targetSquares(work, 2) != map);
    const std::vector<double> levels = targetLevelSet(work, 1);
    std::array<double, kTilePixels> buffer;
    const double* squares = map->read({0, 0, work.pixels()}, buffer.data());
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        const double square = squares[i];
        QVERIFY(levels[static_cast<std::size_t>(i)] == levelOf(square));
        QCOMPARE(square < 0, work.labels()[i] == 1);
    }
}

void TargetMapsTest::otherPredictionSameMaps() {
    std::mt19937 random(4);
    const SceneD scene = randomScene(random, {});
    const SceneD other = scene.withPlanes(
        nullptr, std::make_shared<const Planes<double>>(Planes<double>::Zero(1, scene.pixels())));
    Workspace<double> first(scene), second(other);
    const auto one = targetSquares(first, 0), two = targetSquares(second, 0);
    QVERIFY((one->values == two->values).all());
    QVERIFY(one != two);
}

QTEST_APPLESS_MAIN(TargetMapsTest)
#include "target_maps_test.moc"
