// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/plane_measure.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>

using namespace lossglass;

/// Sums of many floats against the same sums in long double, also where squares or sums leave the
/// range of float.
class PlaneMeasureTest : public QObject {
    Q_OBJECT

private slots:
    void againstLongDouble_data();
    void againstLongDouble();
    void clearsWhatIsNotFinite();
};

namespace {

bool isNear(double found, long double expected, double relative) {
    return std::abs(static_cast<long double>(found) - expected) <= relative * expected;
}

}  // namespace

void PlaneMeasureTest::againstLongDouble_data() {
    QTest::addColumn<int>("pixels");
    QTest::addColumn<float>("scale");
    for (const int pixels : {1, 15, 63, 64, 65, 2047, 2048, 2049, 10000})
        for (const float scale : {1.0f, 1e-6f, 1e-17f, 1e-25f, 1e-36f, 1e18f, 1e25f, 3e38f})
            QTest::addRow("%d pixels of %g", pixels, static_cast<double>(scale)) << pixels << scale;
}

void PlaneMeasureTest::againstLongDouble() {
    QFETCH(int, pixels);
    QFETCH(float, scale);
    std::mt19937 random(5);
    std::uniform_real_distribution<float> number(-1, 1);
    Planes<float> planes(2, pixels);
    long double total = 0, squares = 0;
    for (Eigen::Index i = 0; i < planes.size(); ++i) {
        planes.data()[i] = scale * number(random);
        const long double value = planes.data()[i];
        total += std::abs(value);
        squares += value * value;
    }
    PlaneMeasure byTiles;
    for (std::int64_t tile = 0; tile < tileCount(pixels); ++tile) {
        const std::int64_t begin = tile * kTilePixels;
        byTiles += measureTile(planes, {tile, begin, std::min(kTilePixels, pixels - begin)});
    }
    const Planes<float> before = planes;
    const PlaneMeasure whole = clearAndMeasure(planes);
    QVERIFY((planes == before).all());
    for (const PlaneMeasure& found : {byTiles, whole}) {
        QCOMPARE(found.cleared, std::int64_t{0});
        QVERIFY2(isNear(found.total, total, 1e-7), qPrintable(QString::number(found.total)));
        QVERIFY2(isNear(found.squares, squares, 2e-7), qPrintable(QString::number(found.squares)));
    }
}

void PlaneMeasureTest::clearsWhatIsNotFinite() {
    Planes<float> planes = Planes<float>::Constant(2, 3000, 0.5f);
    planes(0, 7) = std::numeric_limits<float>::infinity();
    planes(1, 2999) = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(!std::isfinite(measureTile(planes, {0, 0, kTilePixels}).total));
    const PlaneMeasure found = clearAndMeasure(planes);
    QCOMPARE(found.cleared, std::int64_t{2});
    QCOMPARE(found.total, 2999.0);
    QCOMPARE(found.squares, 1499.5);
    QCOMPARE(planes(0, 7), 0.0f);
    QCOMPARE(planes(1, 2999), 0.0f);
}

QTEST_APPLESS_MAIN(PlaneMeasureTest)
#include "plane_measure_test.moc"
