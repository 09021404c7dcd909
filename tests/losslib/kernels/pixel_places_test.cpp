// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pixel_places.h"

#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using namespace lossglass;
using namespace lossglass::test;

/// The order of one channel's pixels: what it says, how long it is kept, and that losses say the
/// same with it as without.
class PixelPlacesTest : public QObject {
    Q_OBJECT

private slots:
    void packedPlaces();
    void placesByHand();
    void keptUntilThePixelsChange();
    void askedByManyAtOnce();
    void notKept();
    void topKWithAndWithout_data();
    void topKWithAndWithout();
};

namespace {

SceneD oneChannel(int width, int height, double spread = 2) {
    std::mt19937 random(17);
    RandomSceneOptions options;
    options.width = width;
    options.height = height;
    options.spread = spread;
    return randomScene(random, options);
}

/// One row, so many times.
Scene repeated(const Scene& row, int times) {
    SceneParts<float> parts = row.parts();
    Labels labels;
    for (int i = 0; i < times; ++i)
        labels.insert(labels.end(), row.labels().begin(), row.labels().end());
    parts.height = times;
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    parts.logits = std::make_shared<const Planes<float>>(row.logits().replicate(1, times));
    return Scene::make(std::move(parts)).value();
}

template <class Real>
Reading<Real> topK(const Workspace<Real>& work, double k, const Wanted& wanted) {
    const Loss& loss = *findLoss("topk_ce");
    ParameterValues values(loss.parameters);
    values.set("k", k);
    return evaluateOne(work, {&loss, values, wanted});
}

template <class Real>
void compareTopK(const BasicScene<Real>& scene, double k) {
    const Workspace<Real> with(scene), without(scene);
    pixelPlaces(with);
    for (const Wanted& wanted : {Wanted{true, false, false}, Wanted{true, true, false}}) {
        const auto one = topK(with, k, wanted), other = topK(without, k, wanted);
        QVERIFY(!without.pixelOrder().ifMade());
        QCOMPARE(one.evaluation.value, other.evaluation.value);
        QVERIFY((one.evaluation.logitGradient == other.evaluation.logitGradient).all());
    }
}

}  // namespace

/// All bits of both numbers come back, from any item to any other.
void PixelPlacesTest::packedPlaces() {
    std::vector<RankedPlace> places;
    for (const std::uint32_t ahead :
         {0u, 1u, 0xffu, 0x100u, 0xffffu, 0x10000u, 0x7fffffu, 0xfffffeu, 0xffffffu})
        for (const std::uint32_t marked : {0u, 1u, 0xffu, 0x100u, 0x7fffu, 0x800000u, 0xffffffu})
            if (marked <= ahead) places.push_back({ahead, marked});
    const auto count = static_cast<std::int64_t>(places.size());
    PackedPlaces packed(count);
    packed.write(0, 5, places.data());
    packed.write(5, count - 5, places.data() + 5);
    std::vector<std::uint32_t> ahead(places.size()), marked(places.size()),
        onlyAhead(places.size());
    packed.read(0, count, ahead.data(), marked.data());
    packed.readAhead(0, count, onlyAhead.data());
    for (std::size_t i = 0; i < places.size(); ++i) {
        QCOMPARE(ahead[i], places[i].ahead);
        QCOMPARE(onlyAhead[i], places[i].ahead);
        QCOMPARE(marked[i], places[i].marked);
        QCOMPARE(packed.at(static_cast<std::int64_t>(i)).marked, places[i].marked);
    }
}

void PixelPlacesTest::placesByHand() {
    Planes<double> z(1, 6);
    z << 2, -1, 3, -4, 0, 5;
    const Workspace<double> work(drawnScene({"##.", ".?#"}, z));
    // Keys: -2, 1, 3, -4, none, -5.
    const auto places = pixelPlaces(work);
    const std::vector<std::uint32_t> ahead{2, 1, 0, 3, 0, 4}, marked{1, 0, 0, 2, 0, 2};
    for (std::size_t i = 0; i < ahead.size(); ++i) {
        const RankedPlace place = places->at(static_cast<std::int64_t>(i));
        QCOMPARE(place.ahead, ahead[i]);
        QCOMPARE(place.marked, marked[i]);
    }
}

void PixelPlacesTest::keptUntilThePixelsChange() {
    const SceneD scene = oneChannel(90, 50);
    Workspace<double> work(scene);
    QVERIFY(!work.pixelOrder().ifMade());
    const auto places = pixelPlaces(work);
    QCOMPARE(work.pixelOrder().ifMade(), places);
    QCOMPARE(pixelPlaces(work), places);
    work.follow(scene);
    QCOMPARE(pixelPlaces(work), places);
    Planes<double> logits = scene.logits();
    logits(0, 70) += 3;
    const Workspace<double> before = work;
    work.follow(withLogits(scene, logits));
    QVERIFY(!work.pixelOrder().ifMade());
    QCOMPARE(pixelPlaces(before), places);
    const auto fresh = pixelPlaces(Workspace<double>(withLogits(scene, logits)));
    const auto followed = pixelPlaces(work);
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        QCOMPARE(followed->at(i).ahead, fresh->at(i).ahead);
        QCOMPARE(followed->at(i).marked, fresh->at(i).marked);
    }
    work.pixelOrder().forget();
    QVERIFY(!work.pixelOrder().ifMade());
}

void PixelPlacesTest::askedByManyAtOnce() {
    const Workspace<double> work(oneChannel(300, 200));
    std::vector<PixelOrder::Places> found(4);
    {
        std::vector<std::jthread> threads;
        for (auto& each : found)
            threads.emplace_back([&] { each = pixelPlaces(work); });
    }
    for (const auto& each : found)
        QCOMPARE(each, found.front());
    QVERIFY(found.front() != nullptr);
}

void PixelPlacesTest::notKept() {
    std::mt19937 random(3);
    RandomSceneOptions options;
    options.channels = 3;
    QVERIFY(!pixelPlaces(Workspace<double>(randomScene(random, options))));
    // One row more than is kept: all rows alike, so that the values are those of one row.
    const Scene row = oneChannel(4096, 1).cast<float>();
    const Workspace<float> work(repeated(row, 1025)), small(row);
    QVERIFY(!pixelPlaces(work));
    QVERIFY(pixelPlaces(small));
    // The losses find their own way.
    for (const char* id : {"lovasz_softmax", "lovasz_hinge", "topk_ce"}) {
        const Loss& loss = *findLoss(id);
        const Request request{&loss, ParameterValues(loss.parameters), {}};
        const double value = evaluateOne(work, request).evaluation.value;
        const double expected = evaluateOne(small, request).evaluation.value;
        // Of one row 409 pixels are taken, of all of them 409.6 a row.
        const double tolerance = loss.id == "topk_ce" ? 1e-3 : 1e-6;
        QVERIFY2(std::abs(value - expected) <= tolerance * expected, id);
        QVERIFY(!work.pixelOrder().ifMade());
    }
}

void PixelPlacesTest::topKWithAndWithout_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("spread");
    QTest::newRow("small") << 9 << 2.0;
    QTest::newRow("many, guessed") << 700 << 2.0;
    QTest::newRow("many that are alike") << 700 << 0.0;
    QTest::newRow("sure of itself") << 300 << 60.0;
}

void PixelPlacesTest::topKWithAndWithout() {
    QFETCH(int, width);
    QFETCH(double, spread);
    const SceneD scene = oneChannel(width, 120, spread);
    for (const double k : {0.0, 0.3, 10.0, 50.0, 99.9, 100.0}) {
        compareTopK(scene, k);
        compareTopK(scene.cast<float>(), k);
    }
}

QTEST_APPLESS_MAIN(PixelPlacesTest)
#include "pixel_places_test.moc"
