// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <initializer_list>
#include <thread>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LOSSGLASS_COUNTS_MEMORY
#include <malloc.h>
#endif

using namespace lossglass;
using namespace lossglass::test;

/// The memory that an evaluation holds at its peak, in bytes per pixel beyond the scene: what the
/// shared preparation keeps, and what one loss takes on top of it with its gradient.
class MemoryTest : public QObject {
    Q_OBJECT

private slots:
    void counts();
    void preparation_data();
    void preparation();
    void oneLoss_data();
    void oneLoss();
    void shown_data();
    void shown();
};

namespace {

std::atomic<std::int64_t> held = 0, most = 0;

#ifdef LOSSGLASS_COUNTS_MEMORY
void* counted(void* block) {
    if (!block) return block;
    const auto size = static_cast<std::int64_t>(malloc_usable_size(block));
    const std::int64_t now = held.fetch_add(size) + size;
    std::int64_t before = most.load();
    while (now > before && !most.compare_exchange_weak(before, now)) {
    }
    return block;
}

void uncount(void* block) {
    if (block) held -= static_cast<std::int64_t>(malloc_usable_size(block));
}
#endif

/// Bytes per pixel that `run` holds at its peak, with a first run for what is kept for ever.
template <class Run>
double peakOf(std::int64_t pixels, const Run& run) {
    run();
    const std::int64_t before = held;
    most = before;
    run();
    return static_cast<double>(most - before) / static_cast<double>(pixels);
}

Scene sceneOf(int channels) {
    std::mt19937 random(6);
    RandomSceneOptions options;
    options.channels = channels;
    options.width = 640;
    options.height = 512;
    return randomScene(random, options).cast<float>();
}

/// Each loss with each number of channels that it takes.
void addRows(std::initializer_list<int> numbersOfChannels) {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("channels");
    for (const Loss& loss : catalogue())
        for (const int channels : numbersOfChannels)
            if (channels == 1 || loss.channels == ChannelRule::Any)
                QTest::addRow("%s, %d", loss.id.c_str(), channels)
                    << QByteArray::fromStdString(loss.id) << channels;
}

}  // namespace

#ifdef LOSSGLASS_COUNTS_MEMORY
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);

void* malloc(std::size_t size) {
    return counted(__libc_malloc(size));
}
void* calloc(std::size_t count, std::size_t size) {
    return counted(__libc_calloc(count, size));
}
void* realloc(void* block, std::size_t size) {
    uncount(block);
    return counted(__libc_realloc(block, size));
}
void* memalign(std::size_t alignment, std::size_t size) {
    return counted(__libc_memalign(alignment, size));
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return counted(__libc_memalign(alignment, size));
}
int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
    *block = counted(__libc_memalign(alignment, size));
    return *block ? 0 : 12;
}
void free(void* block) {
    uncount(block);
    __libc_free(block);
}
}
#endif

void MemoryTest::counts() {
#ifndef LOSSGLASS_COUNTS_MEMORY
    QSKIP("needs glibc without sanitizers");
#endif
    const double found = peakOf(1000, [] {
        const std::vector<char> first(3000000);
        const auto second = std::make_unique<char[]>(2000000);
        QVERIFY(first[5] == second[6]);
    });
    QVERIFY2(std::abs(found - 5000) < 100, qPrintable(QString::number(found)));
}

void MemoryTest::preparation_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("planes");
    // p of each channel and ln p of the true label; of the only one also 1-p and ln(1-p); of many
    // what finds p again in the logits, and ln p of the true label.
    QTest::newRow("one channel") << 1 << 4;
    QTest::newRow("two channels") << 2 << 3;
    QTest::newRow("four channels") << 4 << 5;
    QTest::newRow("five channels") << 5 << 3;
    QTest::newRow("21 channels") << 21 << 3;
}

void MemoryTest::preparation() {
#ifndef LOSSGLASS_COUNTS_MEMORY
    QSKIP("needs glibc without sanitizers");
#endif
    QFETCH(int, channels);
    QFETCH(int, planes);
    const Scene scene = sceneOf(channels);
    const double found = peakOf(scene.pixels(), [&] { Workspace<float>{scene}; });
    qInfo("%.2f bytes per pixel", found);
    const auto said = static_cast<double>(Workspace<float>(scene).memoryUse());
    QVERIFY(std::abs(said / static_cast<double>(scene.pixels()) - found) < 0.2);
    // Sums of tiles: a few numbers per tile and label.
    QVERIFY(found <= 4 * planes + 0.1 * channels + 0.2);
}

void MemoryTest::oneLoss_data() {
    addRows({1, 4});
}

void MemoryTest::oneLoss() {
#ifndef LOSSGLASS_COUNTS_MEMORY
    QSKIP("needs glibc without sanitizers");
#endif
    QFETCH(QByteArray, id);
    QFETCH(int, channels);
    const Loss& loss = *findLoss(id.toStdString());
    const Workspace<float> work(sceneOf(channels));
    const Request request{&loss, ParameterValues(loss.parameters), {true, false, false}};
    const double found = peakOf(work.pixels(), [&] { evaluateOne(work, request); });
    qInfo("%.2f bytes per pixel, %d of them the gradient", found, 4 * channels);
    // Beside the gradient: what is sorted, or the maps of the prediction; sums of tiles. Those of
    // the target stay with the preparation.
    QVERIFY(found <= 4 * channels + 24);
    QVERIFY(found >= 4 * channels);
}

void MemoryTest::shown_data() {
    addRows({1, 2, 3, 4, 5, 6, 8, 21});
}

/// What is held while a loss is shown: the preparation and the reading. What ranked losses and
/// those of distances hold beside it while they run is bounded by oneLoss().
void MemoryTest::shown() {
#ifndef LOSSGLASS_COUNTS_MEMORY
    QSKIP("needs glibc without sanitizers");
#endif
    QFETCH(QByteArray, id);
    QFETCH(int, channels);
    const Loss& loss = *findLoss(id.toStdString());
    const Scene scene = sceneOf(channels);
    const Request request{&loss, ParameterValues(loss.parameters), {true, false, false}};
    const auto pixels = static_cast<double>(scene.pixels());
    double kept = 0, second = 0, peakOfOne = 0;
    const double peak = peakOf(scene.pixels(), [&] {
        const std::int64_t before = held;
        const Workspace<float> work(scene);
        const auto first = evaluateOne(work, request);
        kept = static_cast<double>(held - before) / pixels;
        peakOfOne = static_cast<double>(most - before) / pixels;
        const auto other = evaluateOne(work, request);
        second = static_cast<double>(held - before) / pixels - kept;
    });
    qInfo("%.2f bytes per pixel, %.2f at the peak; %.2f for one more, %.2f at the peak", kept,
          peakOfOne, second, peak);
    QVERIFY(kept <= 4 * channels + 24);
    QVERIFY(second <= 4 * channels + 0.1);
    // Nothing else is held on the way by losses that neither sort nor measure distances, but a few
    // rows of each channel for the tile that a thread is at.
    const bool isPlain = loss.family != Family::Ranked && loss.family != Family::Distance;
    const double rows = 8 * 4 * channels * static_cast<double>(kTilePixels) / pixels;
    const double ofTiles = rows * std::max(1u, std::thread::hardware_concurrency());
    QVERIFY(!isPlain || peak <= kept + second + 0.5 + (channels > kHeldChannels ? ofTiles : 0));
}

QTEST_APPLESS_MAIN(MemoryTest)
#include "memory_test.moc"
