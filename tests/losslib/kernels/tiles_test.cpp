// SPDX-License-Identifier: GPL-3.0-or-later
#include <tbb/global_control.h>  // before Qt, whose keywords it does not stand

#include "losslib/dialects/dialect_losses.h"
#include "losslib/kernels/tiles.h"

#include "losslib/kernels/stop_scope.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "losslib/support/thread_priority.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <atomic>
#include <cstring>
#include <thread>

using namespace lossglass;
using namespace lossglass::test;

/// Tiles cover every pixel once, and what is computed over them does not depend on the number of
/// threads, to the last bit.
class TilesTest : public QObject {
    Q_OBJECT

private slots:
    void everyPixelOnce_data();
    void everyPixelOnce();
    void everyJobOnce();
    void stopsInTheMiddle_data();
    void stopsInTheMiddle();
    void stopsLoopsWithinLoops();
    void helpersTakeOverThePriority();
    void sameForOneAndTwoThreads_data();
    void sameForOneAndTwoThreads();

private:
    template <class Real>
    void compareThreads(const BasicScene<Real>& scene);
};

namespace {

template <class Real>
std::vector<Reading<Real>> readAll(const BasicScene<Real>& scene, std::size_t threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    std::vector<Request> requests;
    for (const Loss& loss : catalogue())
        requests.push_back({&loss, ParameterValues(loss.parameters), {true, true, true}});
    // Region losses of libraries, which have sums of their own.
    for (const char* id : {"smp:DiceLoss", "monai:GeneralizedDiceLoss", "monai:TverskyLoss"}) {
        const Loss* form = findAnyLoss(id);
        requests.push_back({form, ParameterValues(form->parameters), {true, true}});
    }
    return evaluateAll(scene, requests);
}

template <class Real>
bool sameBits(const Planes<Real>& a, const Planes<Real>& b) {
    if (a.rows() != b.rows() || a.cols() != b.cols()) return false;
    // Planes without an entry have no memory.
    const auto bytes = sizeof(Real) * static_cast<std::size_t>(a.size());
    return bytes == 0 || std::memcmp(a.data(), b.data(), bytes) == 0;
}

}  // namespace

void TilesTest::everyPixelOnce_data() {
    QTest::addColumn<int>("pixels");
    QTest::addColumn<int>("tiles");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("one pixel") << 1 << 1;
    QTest::newRow("one less than a tile") << 2047 << 1;
    QTest::newRow("a tile") << 2048 << 1;
    QTest::newRow("a tile and a pixel") << 2049 << 2;
    QTest::newRow("two tiles, the last that run serially") << 4096 << 2;
    QTest::newRow("two tiles and a pixel, in parallel") << 4097 << 3;
    QTest::newRow("512 x 512") << 512 * 512 << 128;
    QTest::newRow("1000 x 777") << 1000 * 777 << 380;
}

void TilesTest::everyPixelOnce() {
    QFETCH(int, pixels);
    QFETCH(int, tiles);
    QCOMPARE(tileCount(pixels), std::int64_t{tiles});
    std::vector<std::atomic<int>> visits(static_cast<std::size_t>(pixels));
    std::vector<std::atomic<int>> calls(static_cast<std::size_t>(tiles));
    std::atomic<int> wrong = 0;
    forEachTile(pixels, [&](const Tile& tile) {
        const bool last = tile.index == tiles - 1;
        wrong += tile.begin != tile.index * kTilePixels;
        wrong += tile.count < 1 || tile.count > kTilePixels;
        wrong += !last && tile.count != kTilePixels;
        ++calls.at(static_cast<std::size_t>(tile.index));
        for (std::int64_t i = tile.begin; i < tile.begin + tile.count; ++i)
            ++visits.at(static_cast<std::size_t>(i));
    });
    QCOMPARE(wrong.load(), 0);
    for (const auto& count : visits)
        QCOMPARE(count.load(), 1);
    for (const auto& count : calls)
        QCOMPARE(count.load(), 1);
}

void TilesTest::everyJobOnce() {
    std::vector<std::atomic<int>> visits(1000);
    forEachJob(1000, [&](std::int64_t job) { ++visits.at(static_cast<std::size_t>(job)); });
    for (const auto& count : visits)
        QCOMPARE(count.load(), 1);
    forEachJob(0, [](std::int64_t) { QFAIL("no job was asked for"); });
}

void TilesTest::stopsInTheMiddle_data() {
    QTest::addColumn<int>("tiles");
    QTest::addColumn<int>("stopAt");
    QTest::newRow("before the first") << 100 << -1;
    QTest::newRow("in the middle") << 100000 << 1000;
    QTest::newRow("few tiles, serial") << 2 << 0;
}

void TilesTest::stopsInTheMiddle() {
    QFETCH(int, tiles);
    QFETCH(int, stopAt);
    std::atomic<bool> stop = stopAt < 0;
    std::atomic<int> visited = 0;
    const auto visit = [&](const Tile&) {
        if (visited++ == stopAt) stop = true;
    };
    {
        const StopScope scope(stop);
        QVERIFY_EXCEPTION_THROWN(forEachTile(tiles * kTilePixels, visit), EvaluationStopped);
        // The tiles that ran at the moment and those after them, on few threads.
        QVERIFY2(visited < tiles, qPrintable(QString::number(visited)));
        QVERIFY_EXCEPTION_THROWN(throwIfStopped(), EvaluationStopped);
    }
    // Nothing holds any more.
    QVERIFY(!StopScope::current());
    visited = 0;
    forEachTile(tiles * kTilePixels, visit);
    QCOMPARE(visited.load(), tiles);
}

void TilesTest::stopsLoopsWithinLoops() {
    std::atomic<bool> stop = false;
    std::atomic<int> finished = 0;
    const StopScope scope(stop);
    const auto outer = [&] {
        forEachJob(8, [&](std::int64_t) {
            forEachJob(1000, [&](std::int64_t inner) {
                if (inner == 500) stop = true;
            });
            ++finished;
        });
    };
    QVERIFY_EXCEPTION_THROWN(outer(), EvaluationStopped);
    QCOMPARE(finished.load(), 0);
    {
        // A scope without a flag lets all through.
        const StopScope none(nullptr);
        forEachJob(8, [&](std::int64_t) { ++finished; });
    }
    QCOMPARE(finished.load(), 8);
    QCOMPARE(StopScope::current(), &stop);
}

void TilesTest::helpersTakeOverThePriority() {
    // In a thread of its own: there is no way back.
    std::thread lowered([] {
        lowerThreadPriority();
        std::atomic<int> ordinary = 0;
        forEachJob(1000, [&](std::int64_t) { ordinary += hasLoweredPriority() ? 0 : 1; });
        QCOMPARE(ordinary.load(), 0);
    });
    lowered.join();
    QVERIFY(!hasLoweredPriority());
}

void TilesTest::sameForOneAndTwoThreads_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("width");
    QTest::newRow("one channel") << 1 << 200;
    QTest::newRow("four channels") << 4 << 200;
    QTest::newRow("one channel, width no multiple") << 1 << 211;
    QTest::newRow("several jobs of the ranked losses") << 1 << 600;
}

void TilesTest::sameForOneAndTwoThreads() {
    QFETCH(int, channels);
    QFETCH(int, width);
    std::mt19937 random(31);
    RandomSceneOptions options;
    options.channels = channels;
    options.width = width;
    options.height = 150;
    const SceneD scene = randomScene(random, options);
    compareThreads(scene);
    compareThreads(scene.cast<float>());
}

template <class Real>
void TilesTest::compareThreads(const BasicScene<Real>& scene) {
    const auto one = readAll(scene, 1);
    for (int repeat = 0; repeat < 3; ++repeat) {
        const auto two = readAll(scene, 2);
        QCOMPARE(two.size(), one.size());
        for (std::size_t i = 0; i < one.size(); ++i) {
            const auto &a = one[i].evaluation, &b = two[i].evaluation;
            const char* id = one[i].loss->id.c_str();
            QVERIFY2(a.undefined == b.undefined, id);
            QVERIFY2(a.value == b.value, id);
            QVERIFY2(a.perClass == b.perClass, id);
            QVERIFY2(one[i].totalPull == two[i].totalPull, id);
            QVERIFY2(sameBits(a.logitGradient, b.logitGradient), id);
            QVERIFY2(sameBits(a.probabilityGradient, b.probabilityGradient), id);
            QVERIFY2(sameBits(a.pixelLoss, b.pixelLoss), id);
        }
    }
}

QTEST_APPLESS_MAIN(TilesTest)
#include "tiles_test.moc"
