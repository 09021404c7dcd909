// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/gradient_range.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace lossglass;

/// The range of a heat map against a full sort, and at its special points.
class GradientRangeTest : public QObject {
    Q_OBJECT

private slots:
    void equalsAFullSort_data();
    void equalsAFullSort();
    void specialPlanes_data();
    void specialPlanes();
    void whatTheSampleCannotTell_data();
    void whatTheSampleCannotTell();
};

void GradientRangeTest::equalsAFullSort_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("pixels");
    QTest::addColumn<double>("ignoredShare");
    QTest::addColumn<double>("spread");
    QTest::newRow("one pixel") << 1 << 1 << 0.0 << 1.0;
    QTest::newRow("199 pixels") << 1 << 199 << 0.0 << 1.0;
    QTest::newRow("200 pixels") << 1 << 200 << 0.0 << 1.0;
    QTest::newRow("201 pixels, ignored") << 1 << 201 << 0.3 << 1.0;
    QTest::newRow("4 channels, ignored") << 4 << 5000 << 0.5 << 1.0;
    QTest::newRow("over thirty decades") << 2 << 5000 << 0.1 << 30.0;
    QTest::newRow("a large picture, a rest at the end") << 3 << 300001 << 0.2 << 2.0;
    QTest::newRow("all in one bucket") << 1 << 5000 << 0.0 << 0.0005;
}

void GradientRangeTest::equalsAFullSort() {
    QFETCH(int, channels);
    QFETCH(int, pixels);
    QFETCH(double, ignoredShare);
    QFETCH(double, spread);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> uniform(0, 1);
    Planes<float> gradient(channels, pixels);
    Labels labels(static_cast<std::size_t>(pixels), 0);
    for (auto& label : labels)
        if (uniform(random) < ignoredShare) label = kIgnored;
    std::vector<float> sorted;
    std::int64_t valid = 0;
    for (int c = 0; c < channels; ++c)
        for (int i = 0; i < pixels; ++i) {
            const double magnitude = std::pow(10.0, -spread * uniform(random));
            gradient(c, i) = static_cast<float>(uniform(random) < .5 ? -magnitude : magnitude);
            if (labels[static_cast<std::size_t>(i)] == kIgnored) continue;
            sorted.push_back(std::abs(gradient(c, i)));
            valid += c == 0 ? 1 : 0;
        }
    std::sort(sorted.begin(), sorted.end());
    const auto rank =
        static_cast<std::size_t>(std::ceil(.995 * static_cast<double>(sorted.size()))) - 1;

    const GradientRange range = gradientRange(gradient, labels);
    QCOMPARE(range.validPixels, valid);
    QCOMPARE(range.percentile, static_cast<double>(valid) * sorted[rank]);
    QCOMPARE(range.maximum, static_cast<double>(valid) * sorted.back());
}

void GradientRangeTest::specialPlanes_data() {
    QTest::addColumn<QList<float>>("gradient");
    QTest::addColumn<QList<int>>("labels");
    QTest::addColumn<double>("percentile");
    QTest::addColumn<double>("maximum");
    QTest::addColumn<double>("halfWidth");
    const float infinity = std::numeric_limits<float>::infinity();
    const float nan = std::numeric_limits<float>::quiet_NaN();
    QList<float> sparse(400, 0.F);
    sparse[17] = -.5F;
    QTest::newRow("no planes") << QList<float>{} << QList<int>{0, 1} << 0. << 0. << 0.;
    QTest::newRow("all zero") << QList<float>{0, -0.F} << QList<int>{0, 1} << 0. << 0. << 0.;
    QTest::newRow("all ignored") << QList<float>{3, 4} << QList<int>{255, 255} << 0. << 0. << 0.;
    QTest::newRow("ignored do not count")
        << QList<float>{.5F, -9} << QList<int>{1, 255} << .5 << .5 << .5;
    QTest::newRow("not finite do not count")
        << QList<float>{.5F, infinity, nan} << QList<int>{1, 1, 1} << 1.5 << 1.5 << 1.5;
    QTest::newRow("one pixel of 400") << sparse << QList<int>(400, 1) << 0. << 200. << 200.;
}

void GradientRangeTest::specialPlanes() {
    QFETCH(QList<float>, gradient);
    QFETCH(QList<int>, labels);
    QFETCH(double, percentile);
    QFETCH(double, maximum);
    QFETCH(double, halfWidth);
    Planes<float> planes(gradient.isEmpty() ? 0 : 1, gradient.size());
    std::copy(gradient.begin(), gradient.end(), planes.data());
    const GradientRange range = gradientRange(planes, Labels(labels.begin(), labels.end()));
    QCOMPARE(range.percentile, percentile);
    QCOMPARE(range.maximum, maximum);
    QCOMPARE(range.halfWidth(), halfWidth);
}

void GradientRangeTest::whatTheSampleCannotTell_data() {
    QTest::addColumn<int>("period");
    QTest::addColumn<int>("large");
    QTest::addColumn<double>("elsewhere");
    // One cache line in some is looked at: these lines are all alike, or as no other is.
    QTest::newRow("few, seen everywhere") << 16 << 1 << .001;
    QTest::newRow("few, seen everywhere, zeros elsewhere") << 16 << 1 << 0.;
    QTest::newRow("many, seen nowhere") << 16 << 15 << .001;
    QTest::newRow("fewer than the wanted share, zeros elsewhere") << 1000 << 1 << 0.;
    QTest::newRow("a little more than the wanted share") << 160 << 1 << .001;
}

void GradientRangeTest::whatTheSampleCannotTell() {
    QFETCH(int, period);
    QFETCH(int, large);
    QFETCH(double, elsewhere);
    constexpr int kLines = 1 << 14, kLine = 16;
    Planes<float> gradient(1, kLines * kLine);
    for (int line = 0; line < kLines; ++line)
        for (int i = 0; i < kLine; ++i) {
            const bool isLarge = large == 1 ? line % period == 0 : line % period != 0;
            const double size = isLarge ? 1 + 1e-5 * line : elsewhere;
            gradient(0, line * kLine + i) = static_cast<float>(i % 2 ? -size : size);
        }
    std::vector<float> sorted(gradient.data(), gradient.data() + gradient.size());
    for (float& each : sorted)
        each = std::abs(each);
    std::sort(sorted.begin(), sorted.end());
    const auto count = static_cast<double>(sorted.size());
    const GradientRange range =
        gradientRange(gradient, Labels(static_cast<std::size_t>(gradient.size()), 1));
    QCOMPARE(range.percentile,
             count * sorted[static_cast<std::size_t>(std::ceil(.995 * count)) - 1]);
    QCOMPARE(range.maximum, count * sorted.back());
}

QTEST_APPLESS_MAIN(GradientRangeTest)
#include "gradient_range_test.moc"
