// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_range.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace lossglass;

namespace {

PlotLine lineOf(PlotLineKind kind, double (*f)(double)) {
    PlotLine line;
    line.kind = kind;
    for (int i = 0; i <= 1000; ++i) {
        line.x.push_back(i / 1000.0);
        line.y.push_back(f(i / 1000.0));
    }
    return line;
}

double crossEntropy(double p) {
    return -std::log(p);  // infinite at 0
}
double focal(double p) {
    return -0.25 * (1 - p) * (1 - p) * std::log(p);
}
double heavy(double p) {
    return -1000 * std::log(p);
}
double nothing(double) {
    return 0;
}

}  // namespace

class PlotRangeTest : public QObject {
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
    void numbers_data();
    void numbers();
    void steps_data();
    void steps();
    void niceEndsOnTicks();
    void losses();
    void pulls();
    void readsBetweenPoints();
};

void PlotRangeTest::texts_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("step");
    QTest::addColumn<QString>("text");
    QTest::newRow("decimals of the step") << 0.5 << 0.25 << "0.50";
    QTest::newRow("minus sign") << -0.75 << 0.25 << "−0.75";
    QTest::newRow("no minus zero") << -1e-17 << 0.25 << "0.00";
    QTest::newRow("whole") << 2000.0 << 1000.0 << "2000";
    QTest::newRow("one decimal") << 1.0 << 0.5 << "1.0";
    QTest::newRow("huge") << -3e7 << 1e7 << "−3e+07";
}

void PlotRangeTest::texts() {
    QFETCH(double, value);
    QFETCH(double, step);
    QTEST(tickText(value, step), "text");
}

void PlotRangeTest::numbers_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("text");
    QTest::newRow("three digits") << -0.13 << 3 << "−0.130";
    QTest::newRow("two digits") << 0.09297 << 2 << "0.093";
    QTest::newRow("above one") << 12.345 << 3 << "12.3";
    QTest::newRow("nothing") << 0.0 << 3 << "0";
    QTest::newRow("tiny") << 1.23e-5 << 2 << "1.2e−05";
}

void PlotRangeTest::numbers() {
    QFETCH(double, value);
    QFETCH(int, digits);
    QTEST(numberText(value, digits), "text");
}

void PlotRangeTest::steps_data() {
    QTest::addColumn<double>("length");
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("step");
    QTest::newRow("one in four") << 1.0 << 4 << 0.25;
    QTest::newRow("one in five") << 1.0 << 5 << 0.2;
    QTest::newRow("one and a half in four") << 1.5 << 4 << 0.5;
    QTest::newRow("small") << 0.003 << 3 << 0.001;
    QTest::newRow("large") << 80000.0 << 4 << 20000.0;
}

void PlotRangeTest::steps() {
    QFETCH(double, length);
    QFETCH(int, count);
    QFETCH(double, step);
    QVERIFY(std::abs(tickStep({0, length}, count) - step) < 1e-9 * step);
    const auto ticks = tickPositions({0, length}, step);
    QCOMPARE(ticks.front(), 0.0);
    QVERIFY(ticks.back() <= length * (1 + 1e-6));
}

void PlotRangeTest::niceEndsOnTicks() {
    QCOMPARE(niceRange(-0.93, 0.0, 4), (PlotRange{-1, 0}));
    QCOMPARE(niceRange(0, 1.33, 4), (PlotRange{0, 1.5}));
    const PlotRange flat = niceRange(3, 3, 4);
    QVERIFY(flat.low < 3 && flat.high > 3);
    const PlotRange zero = niceRange(0, 0, 4);
    QCOMPARE(zero, (PlotRange{0, 1}));
}

void PlotRangeTest::losses() {
    const PlotLine chosen = lineOf(PlotLineKind::Selected, focal);
    const PlotLine other = lineOf(PlotLineKind::Other, crossEntropy);
    const PlotRange both = lossRange(std::vector{other, chosen});
    QCOMPARE(both.low, 0.0);
    QVERIFY(both.high > focal(0.01) && both.high > crossEntropy(0.4));
    QVERIFY(both.high < crossEntropy(0.1));  // the clipped end does not squash the rest

    const PlotRange alone = lossRange(std::vector{lineOf(PlotLineKind::Selected, crossEntropy)});
    QVERIFY(alone.high >= crossEntropy(0.01) && alone.high < 10);

    const PlotRange huge = lossRange(std::vector{lineOf(PlotLineKind::Other, heavy), chosen});
    QVERIFY(huge.high < 20 * focal(0.01));

    const PlotRange silent = lossRange(std::vector{other, lineOf(PlotLineKind::Selected, nothing)});
    QVERIFY(silent.high > crossEntropy(0.5) && silent.high < 10);
    QCOMPARE(lossRange({}), (PlotRange{0, 1}));
}

void PlotRangeTest::pulls() {
    const PlotLine chosen = lineOf(PlotLineKind::Selected, [](double p) { return 0.2 * (p - 1); });
    const PlotLine other = lineOf(PlotLineKind::Other, [](double p) { return p - 1; });
    QCOMPARE(pullRange(std::vector{other, chosen}), (PlotRange{-1, 0}));
    PlotLine broken = chosen;
    broken.y[500] = -std::numeric_limits<double>::infinity();
    broken.y[501] = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(pullRange(std::vector{broken}), pullRange(std::vector{chosen}));
}

void PlotRangeTest::readsBetweenPoints() {
    const PlotLine line{{}, PlotLineKind::Other, {0, 0.5, 1}, {2, 4, 0}, {}};
    QCOMPARE(valueAt(line, 0.25).value(), 3.0);
    QCOMPARE(valueAt(line, 0.5).value(), 4.0);
    QCOMPARE(valueAt(line, 0.0).value(), 2.0);
    QCOMPARE(valueAt(line, 1.0).value(), 0.0);
    QVERIFY(!valueAt(line, 1.1));
    QVERIFY(!valueAt(line, -0.1));
    QVERIFY(!valueAt({}, 0.5));
}

QTEST_APPLESS_MAIN(PlotRangeTest)
#include "plot_range_test.moc"
