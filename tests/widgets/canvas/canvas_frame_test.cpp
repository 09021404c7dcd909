// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_frame.h"

#include "tests/support/random_scene.h"

#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

#include <memory>
#include <random>

using namespace lossglass;
using namespace lossglass::test;

namespace {

constexpr QSize kSmall(300, 200);
/// Not too many looks for one go, unless they are far.
constexpr QSize kMiddle(400, 300);
/// Too many looks for one go.
constexpr QSize kLarge(1000, 700);

Scene scene(unsigned seed = 5, const QSize& size = {120, 90}) {
    std::mt19937 random(seed);
    RandomSceneOptions options;
    options.width = size.width();
    options.height = size.height();
    return randomScene(random, options).cast<float>();
}

ScreenParts partsOf(const Scene& scene, const QSize& view, double ratio = 1) {
    MapSettings settings;
    settings.content = CanvasContent::Prediction;
    const QRect whole(QPoint(), MapSampler::sizeOf(scene));
    return {MapSampler(scene, settings),     nullptr, 1, whole, &lightTheme(),
            ViewTransform::fit(whole, view), ratio};
}

QImage painted(const CanvasFrame& frame, const QSize& size, double ratio = 1) {
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    frame.paint(painter, QRect(QPoint(), size));
    painter.end();
    image.setDevicePixelRatio(1);
    return image;
}

QImage whole(const ScreenParts& parts, const QSize& size) {
    return composeScreen(parts, QRect(QPoint(), size * parts.pixelRatio));
}

std::int64_t areaOf(const QSize& size) {
    return std::int64_t{size.width()} * size.height();
}

}  // namespace

/// Tiles join to the picture that is composed in one piece, nothing is composed twice, and large
/// views never wait.
class CanvasFrameTest : public QObject {
    Q_OBJECT

private slots:
    void smallIsComposedAtOnce_data();
    void smallIsComposedAtOnce();
    void nothingIsComposedTwice();
    void largeComesLater();
    void smallOfALargePictureComesLater();
    void oldPictureStandsInAfterAMove();
    void strokeIsComposedAtOnce();
    void newestOfManyWins();
    void destroyedWhileComposing();
};

void CanvasFrameTest::smallIsComposedAtOnce_data() {
    QTest::addColumn<double>("ratio");
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("200 %") << 2.0;
}

void CanvasFrameTest::smallIsComposedAtOnce() {
    QFETCH(double, ratio);
    const QSize size = ratio == 1 ? kSmall : kSmall / 2;
    const ScreenParts parts = partsOf(scene(), size, ratio);
    CanvasFrame frame;
    frame.prepare(parts, size, QRect(QPoint(), size));
    QVERIFY(frame.isSettled());
    QCOMPARE(painted(frame, size, ratio), whole(parts, size));
}

void CanvasFrameTest::nothingIsComposedTwice() {
    const ScreenParts parts = partsOf(scene(), kSmall);
    CanvasFrame frame;
    const QRect all(QPoint(), kSmall);
    frame.prepare(parts, kSmall, all);
    QCOMPARE(frame.composedPixels(), areaOf(kSmall));
    frame.prepare(parts, kSmall, all);
    QCOMPARE(frame.composedPixels(), areaOf(kSmall));
    frame.markStale(QRect(10, 10, 7, 5));
    frame.prepare(parts, kSmall, QRect(200, 100, 50, 50));
    QCOMPARE(frame.composedPixels(), areaOf(kSmall));  // it was not painted
    frame.prepare(parts, kSmall, all);
    QCOMPARE(frame.composedPixels(), areaOf(kSmall) + 35);
}

void CanvasFrameTest::largeComesLater() {
    const ScreenParts parts = partsOf(scene(), kLarge);
    CanvasFrame frame;
    QSignalSpy composed(&frame, &CanvasFrame::composed);
    frame.prepare(parts, kLarge, QRect(QPoint(), kLarge));
    QVERIFY(!frame.isSettled());
    QCOMPARE(frame.composedPixels(), 0);
    QCOMPARE(painted(frame, kLarge).pixelColor(500, 350), lightTheme().well);
    QTRY_VERIFY(frame.isSettled());
    QCOMPARE(painted(frame, kLarge), whole(parts, kLarge));
    QCOMPARE(frame.composedPixels(), areaOf(kLarge));
    QRegion told;
    for (const auto& each : composed)
        told += each.first().toRect();
    QCOMPARE(told, QRegion(QRect(QPoint(), kLarge)));
}

void CanvasFrameTest::smallOfALargePictureComesLater() {
    // Looks so far apart go to memory, each of them.
    const ScreenParts parts = partsOf(scene(5, {1200, 900}), kMiddle);
    CanvasFrame frame;
    const QRect all(QPoint(), kMiddle);
    frame.prepare(parts, kMiddle, all);
    QVERIFY(!frame.isSettled());
    QTRY_VERIFY(frame.isSettled());
    QCOMPARE(painted(frame, kMiddle), whole(parts, kMiddle));
    const QRect touched(100, 90, 60, 40);
    frame.markStale(touched);
    frame.prepare(parts, kMiddle, touched);
    QVERIFY(frame.isSettled());
    // The same of a small picture.
    CanvasFrame near;
    near.prepare(partsOf(scene(), kMiddle), kMiddle, all);
    QVERIFY(near.isSettled());
}
void CanvasFrameTest::oldPictureStandsInAfterAMove() {
    ScreenParts parts = partsOf(scene(), kLarge);
    CanvasFrame frame;
    const QRect all(QPoint(), kLarge);
    frame.prepare(parts, kLarge, all);
    QTRY_VERIFY(frame.isSettled());
    const QImage before = painted(frame, kLarge);
    parts.view = parts.view.movedBy({40, -30});
    frame.prepare(parts, kLarge, all);
    QVERIFY(!frame.isSettled());
    const QImage meanwhile = painted(frame, kLarge);
    QCOMPARE(meanwhile.copy(140, 100, 500, 400), before.copy(100, 130, 500, 400));
    QTRY_VERIFY(frame.isSettled());
    QCOMPARE(painted(frame, kLarge), whole(parts, kLarge));
}

void CanvasFrameTest::strokeIsComposedAtOnce() {
    CanvasFrame frame;
    const QRect all(QPoint(), kLarge);
    frame.prepare(partsOf(scene(), kLarge), kLarge, all);
    QTRY_VERIFY(frame.isSettled());
    const ScreenParts other = partsOf(scene(6), kLarge);
    const QRect touched(400, 300, 60, 40);
    frame.markStale(touched);
    frame.prepare(other, kLarge, touched);
    QVERIFY(frame.isSettled());
    QCOMPARE(painted(frame, kLarge).copy(touched), whole(other, kLarge).copy(touched));
}

void CanvasFrameTest::newestOfManyWins() {
    CanvasFrame frame;
    const QRect all(QPoint(), kLarge);
    ScreenParts parts = partsOf(scene(), kLarge);
    for (unsigned seed = 10; seed < 20; ++seed) {
        parts = partsOf(scene(seed), kLarge);
        frame.markAllStale();
        frame.prepare(parts, kLarge, all);
        // A stroke in between is composed at once; what is late must not cover it.
        frame.markStale(QRect(20, 20, 30, 30));
        frame.prepare(parts, kLarge, QRect(20, 20, 30, 30));
        if (seed % 3 == 0) QTest::qWait(5);
    }
    QTRY_VERIFY(frame.isSettled());
    QCOMPARE(painted(frame, kLarge), whole(parts, kLarge));
}

void CanvasFrameTest::destroyedWhileComposing() {
    for (int i = 0; i < 5; ++i) {
        CanvasFrame frame;
        frame.prepare(partsOf(scene(), kLarge), kLarge, QRect(QPoint(), kLarge));
        QTest::qWait(i);
    }
    QCoreApplication::processEvents();
}

QTEST_MAIN(CanvasFrameTest)
#include "canvas_frame_test.moc"
