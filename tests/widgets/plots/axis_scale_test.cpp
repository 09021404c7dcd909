// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/axis_scale.h"

#include <QTest>

#include <cmath>

using namespace lossglass;

class AxisScaleTest : public QObject {
    Q_OBJECT

private slots:
    void placesAndValuesAgree_data();
    void placesAndValuesAgree();
    void ticksAreRound_data();
    void ticksAreRound();
    void roundedToWhatAHandCanTell();
};

void AxisScaleTest::placesAndValuesAgree_data() {
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<bool>("log");
    QTest::addColumn<double>("middle");
    QTest::newRow("linear") << 0.0 << 5.0 << false << 2.5;
    QTest::newRow("falling") << 3.0 << -1.0 << false << 1.0;
    QTest::newRow("logarithmic") << 0.01 << 100.0 << true << 1.0;
}

void AxisScaleTest::placesAndValuesAgree() {
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(bool, log);
    QFETCH(double, middle);
    const AxisScale scale{from, to, log};
    QCOMPARE(scale.shareOf(from), 0.0);
    QCOMPARE(scale.shareOf(to), 1.0);
    QVERIFY(std::abs(scale.valueAt(0.5) - middle) < 1e-12);
    QVERIFY(std::abs(scale.shareOf(scale.valueAt(0.3)) - 0.3) < 1e-12);
    QVERIFY(scale.holds(middle));
    QVERIFY(!scale.holds(1000));
}

void AxisScaleTest::ticksAreRound_data() {
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<bool>("log");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("texts");
    QTest::newRow("gamma") << 0.0 << 5.0 << false << 5 << "0 1 2 3 4 5";
    QTest::newRow("few") << 0.0 << 5.0 << false << 3 << "0 2 4";
    QTest::newRow("falling") << 1.0 << 0.0 << false << 4 << "0.00 0.25 0.50 0.75 1.00";
    QTest::newRow("decades") << 0.001 << 10.0 << true << 4 << "0.001 0.01 0.1 1 10";
    QTest::newRow("one decade") << 1.0 << 10.0 << true << 6 << "1 2 5 10";
    QTest::newRow("less than a decade") << 0.3 << 0.5 << true << 4 << "0.30 0.35 0.40 0.45 0.50";
}

void AxisScaleTest::ticksAreRound() {
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(bool, log);
    QFETCH(int, count);
    QFETCH(QString, texts);
    const AxisScale scale{from, to, log};
    QStringList written;
    for (const double tick : scale.ticks(count)) {
        QVERIFY(tick >= std::min(from, to) - 1e-9 && tick <= std::max(from, to) + 1e-9);
        written << scale.textOf(tick, count);
    }
    QCOMPARE(written.join(' '), texts);
}

void AxisScaleTest::roundedToWhatAHandCanTell() {
    const AxisScale gamma{0, 5};
    QCOMPARE(gamma.rounded(2.0437158469945356, 300), 2.04);
    QCOMPARE(gamma.rounded(0.30000000000000004, 300), 0.3);
    QCOMPARE(gamma.rounded(5.2, 300), 5.0);
    const AxisScale pixels{-20, 400};
    QCOMPARE(pixels.rounded(123.4567, 200), 123.0);
    const AxisScale temperature{0.01, 100, true};
    const double rounded = temperature.rounded(0.0123456, 300);
    QVERIFY(std::abs(rounded - 0.0123456) < 0.0123456 * std::log(1e4) / 300);
    QCOMPARE(QString::number(rounded, 'g', 12).size() < 8, true);
}

QTEST_APPLESS_MAIN(AxisScaleTest)
#include "axis_scale_test.moc"
