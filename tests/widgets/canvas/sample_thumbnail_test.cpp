// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/sample_thumbnail.h"

#include "tests/support/drawn_scene.h"
#include "widgets/theme/theme.h"

#include <QTest>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

constexpr QRgb kNoData = 0xFF123456U;

QRgb foreground(const Scene& scene) {
    return scene.classes()[1].colour | 0xFF000000U;
}

bool holds(const QImage& image, QRgb colour) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) == colour) return true;
    return false;
}

}  // namespace

/// A sample in small.
class SampleThumbnailTest : public QObject {
    Q_OBJECT

private slots:
    void showsTheProbabilityOfItsOwnSample();
    void theTargetIsOutlinedNotFilled();
    void theSmallestObjectLeavesAMark_data();
    void theSmallestObjectLeavesAMark();
    void ignoredPixelsHaveTheirColour();
    void otherClassesAreShown();
    void smallPicturesAreEnlarged();
};

void SampleThumbnailTest::showsTheProbabilityOfItsOwnSample() {
    const Scene scene = drawnScene({"..", "..", "..", ".."}, {"00", "00", "99", "99"}, 2);
    const auto table = probabilityTable(lightTheme());
    for (const int sample : {0, 1}) {
        const QImage image = sampleThumbnail(scene, sample, {1, {2, 2}, 1, kNoData});
        const auto p = static_cast<std::size_t>(std::lround(255 * (sample == 0 ? 0.05 : 0.95)));
        for (const QPoint pixel : {QPoint(0, 0), QPoint(1, 1)})
            QCOMPARE(image.pixel(pixel), table[p]);
    }
}

void SampleThumbnailTest::theTargetIsOutlinedNotFilled() {
    const Scene scene = drawnScene({".....", ".###.", ".###.", ".###.", "....."},
                                   {"00000", "00000", "00000", "00000", "00000"});
    const QImage image = sampleThumbnail(scene, 0, {1, {5, 5}, 1, kNoData});
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 5; ++x) {
            const bool edge = x >= 1 && x <= 3 && y >= 1 && y <= 3 && !(x == 2 && y == 2);
            QCOMPARE(image.pixel(x, y) == foreground(scene), edge);
        }
}

void SampleThumbnailTest::theSmallestObjectLeavesAMark_data() {
    QTest::addColumn<int>("at");
    for (const int at : {0, 37, 64, 99})
        QTest::addRow("column %d", at) << at;
}

void SampleThumbnailTest::theSmallestObjectLeavesAMark() {
    QFETCH(int, at);
    QStringList target;
    for (int y = 0; y < 100; ++y)
        target << QString(100, '.');
    target[50][at] = '#';
    const Scene scene = drawnScene(target, target);
    QVERIFY(holds(sampleThumbnail(scene, 0, {1, {7, 7}, 1, kNoData}), foreground(scene)));
}

void SampleThumbnailTest::ignoredPixelsHaveTheirColour() {
    const Scene scene = drawnScene({"??..", "??.."}, {"9900", "9900"});
    const QImage image = sampleThumbnail(scene, 0, {1, {2, 1}, 1, kNoData});
    QCOMPARE(image.pixel(0, 0), kNoData);
    QVERIFY(image.pixel(1, 0) != kNoData);
    // A block that is ignored in part shows the rest.
    QVERIFY(sampleThumbnail(scene, 0, {1, {1, 1}, 1, kNoData}).pixel(0, 0) != kNoData);
}

void SampleThumbnailTest::otherClassesAreShown() {
    const Scene scene = drawnScene({"000"}, {"012"}, 1, 3);
    for (int label = 0; label < 3; ++label) {
        const QImage image = sampleThumbnail(scene, 0, {label, {3, 1}, 1, kNoData});
        for (int x = 0; x < 3; ++x)
            QCOMPARE(qGray(image.pixel(x, 0)) > qGray(image.pixel((x + 1) % 3, 0)) &&
                         qGray(image.pixel(x, 0)) > qGray(image.pixel((x + 2) % 3, 0)),
                     x == label);
    }
}

void SampleThumbnailTest::smallPicturesAreEnlarged() {
    const Scene scene = drawnScene({".."}, {"09"});
    const QImage image = sampleThumbnail(scene, 0, {1, {10, 5}, 1, kNoData});
    QCOMPARE(image.pixel(0, 4), image.pixel(4, 0));
    QCOMPARE(image.pixel(5, 4), image.pixel(9, 0));
    QVERIFY(image.pixel(4, 2) != image.pixel(5, 2));
}

QTEST_APPLESS_MAIN(SampleThumbnailTest)
#include "sample_thumbnail_test.moc"
