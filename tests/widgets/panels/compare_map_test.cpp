// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/compare_map.h"

#include <QTest>

#include <limits>

using namespace lossglass;

namespace {

/// 3 x 2 pixels, the last ignored, at a scale of 10 in a card of 40 x 24.
struct Example {
    Planes<float> gradient{1, 6};
    Labels labels{0, 1, 1, 0, 0, kIgnored};
    CompareMapParts parts;

    Example() {
        gradient << -1, 0, 0.5F, 2, -0.25F, 9;
        parts.gradient = &gradient;
        parts.labels = &labels;
        parts.width = 3;
        parts.shown = {0, 0, 3, 2};
        parts.range = 1;
        parts.view = ViewTransform(10, {5, 2});
        parts.size = {40, 24};
    }
    /// In the middle of a pixel.
    QRgb at(const QImage& image, int column, int row, int ratio = 1) const {
        return image.pixel((10 * column + 10) * ratio, (10 * row + 7) * ratio);
    }
};

}  // namespace

class CompareMapTest : public QObject {
    Q_OBJECT

private slots:
    void coloursAreThoseOfTheSignedMap_data();
    void coloursAreThoseOfTheSignedMap();
    void aroundIsTheWell();
    void ignoredIsNoColourOfTheMap();
    void sharpOnADenseScreen();
    void oneSampleOfABatch();
    void withoutRangeAllIsNeutral();
};

void CompareMapTest::coloursAreThoseOfTheSignedMap_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void CompareMapTest::coloursAreThoseOfTheSignedMap() {
    QFETCH(bool, dark);
    Example example;
    example.parts.theme = dark ? ThemeKind::Dark : ThemeKind::Light;
    const QImage image = composeCompareMap(example.parts);
    const auto table = signedTable(theme(example.parts.theme));
    QCOMPARE(image.size(), QSize(40, 24));
    QCOMPARE(example.at(image, 0, 0), table[0]);
    QCOMPARE(example.at(image, 1, 0), table[128]);
    QCOMPARE(example.at(image, 2, 0), table[192]);
    QCOMPARE(example.at(image, 0, 1), table[255]);  // cut at the end of the range
    QCOMPARE(example.at(image, 1, 1), table[96]);
}

void CompareMapTest::aroundIsTheWell() {
    Example example;
    const QImage image = composeCompareMap(example.parts);
    for (const QPoint corner : {QPoint(0, 0), QPoint(39, 0), QPoint(4, 12), QPoint(20, 23)})
        QCOMPARE(image.pixelColor(corner), lightTheme().well);
    QVERIFY(image.pixelColor(5, 2) != lightTheme().well);
    QVERIFY(image.pixelColor(34, 11) != lightTheme().well);
}

void CompareMapTest::ignoredIsNoColourOfTheMap() {
    Example example;
    example.gradient(0, 4) = std::numeric_limits<float>::quiet_NaN();
    const QImage image = composeCompareMap(example.parts);
    int stripes = 0, ground = 0;
    for (int y = 12; y < 22; ++y)
        for (int x = 15; x < 35; ++x) {
            const QColor colour = image.pixelColor(x, y);
            stripes += colour == lightTheme().controlEdge;
            ground += colour == lightTheme().raised;
        }
    QCOMPARE(stripes + ground, 200);
    QVERIFY(stripes > 20 && ground > 100);
}

void CompareMapTest::sharpOnADenseScreen() {
    Example example;
    example.parts.pixelRatio = 2;
    const QImage image = composeCompareMap(example.parts);
    QCOMPARE(image.size(), QSize(80, 48));
    QCOMPARE(image.devicePixelRatio(), 2.0);
    const auto table = signedTable(lightTheme());
    QCOMPARE(example.at(image, 0, 0, 2), table[0]);
    QCOMPARE(image.pixel(29, 10), table[0]);
    QCOMPARE(image.pixel(30, 10), table[128]);
}

void CompareMapTest::oneSampleOfABatch() {
    Example example;
    example.parts.shown = {0, 1, 3, 1};  // the second row as a sample of its own
    const QImage image = composeCompareMap(example.parts);
    QCOMPARE(QColor(example.at(image, 0, 0)), lightTheme().well);
    QCOMPARE(example.at(image, 0, 1), signedTable(lightTheme())[255]);
}

void CompareMapTest::withoutRangeAllIsNeutral() {
    Example example;
    example.parts.range = 0;
    const QImage image = composeCompareMap(example.parts);
    QCOMPARE(example.at(image, 0, 1), signedTable(lightTheme())[128]);
}

QTEST_GUILESS_MAIN(CompareMapTest)
#include "compare_map_test.moc"
