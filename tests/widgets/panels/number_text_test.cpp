// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/number_text.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace lossglass;
using Direction = LossChange::Direction;

class NumberTextTest : public QObject {
    Q_OBJECT

private slots:
    void value_data();
    void value();
    void shortNumber_data();
    void shortNumber();
    void change_data();
    void change();
    void history();
};

void NumberTextTest::value_data() {
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("usual") << 0.46803 << "0.4680";
    QTest::newRow("zero") << 0.0 << "0.0000";
    QTest::newRow("negative zero") << -0.0 << "0.0000";
    QTest::newRow("negative") << -0.71238 << "−0.7124";
    QTest::newRow("smallest with decimals") << 0.001 << "0.0010";
    QTest::newRow("below 0.001") << 0.00031416 << "3.142e−4";
    QTest::newRow("negative, below 0.001") << -0.00031416 << "−3.142e−4";
    QTest::newRow("tiny") << 1.5e-22 << "1.500e−22";
    QTest::newRow("largest with decimals") << 9999.0 << "9999.0000";
    QTest::newRow("above 9999") << 9999.5 << "1.000e4";
    QTest::newRow("large") << 123456.0 << "1.235e5";
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << "∞";
    QTest::newRow("minus infinite") << -std::numeric_limits<double>::infinity() << "−∞";
    QTest::newRow("not a number") << std::nan("") << "–";
}

void NumberTextTest::value() {
    QFETCH(double, number);
    QTEST(lossValueText(number), "text");
}

void NumberTextTest::shortNumber_data() {
    QTest::addColumn<double>("number");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("text");
    QTest::newRow("p") << 0.38 << 3 << "0.380";
    QTest::newRow("logit") << -0.4895 << 2 << "−0.49";
    QTest::newRow("rounds up to one") << 0.9996 << 3 << "1.00";
    QTest::newRow("above one") << 12.345 << 3 << "12.3";
    QTest::newRow("whole") << 1234.4 << 3 << "1234";
    QTest::newRow("tiny") << 2.14e-8 << 2 << "2.1e−8";
    QTest::newRow("zero") << 0.0 << 3 << "0";
}

void NumberTextTest::shortNumber() {
    QFETCH(double, number);
    QFETCH(int, digits);
    QTEST(shortNumberText(number, digits), "text");
}

void NumberTextTest::change_data() {
    QTest::addColumn<double>("before");
    QTest::addColumn<double>("now");
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<QString>("text");
    QTest::newRow("down") << 0.5 << 0.4993 << Direction::Down << "0.14\u00A0%";
    QTest::newRow("up") << 0.5 << 0.6 << Direction::Up << "20.0\u00A0%";
    QTest::newRow("doubled") << 0.2 << 0.4 << Direction::Up << "100\u00A0%";
    QTest::newRow("very small") << 0.5 << 0.500001 << Direction::Up << "<0.01\u00A0%";
    QTest::newRow("same") << 0.5 << 0.5 << Direction::None << "no change";
    QTest::newRow("negative, down") << -0.5 << -0.6 << Direction::Down << "20.0\u00A0%";
    QTest::newRow("crosses 0") << 0.1 << -0.1 << Direction::Down << "0.2000";
    QTest::newRow("from 0") << 0.0 << 0.25 << Direction::Up << "0.2500";
    QTest::newRow("nears 0") << 0.02 << 0.00002 << Direction::Down << "0.0200";
    QTest::newRow("small, not near 0") << 0.0004 << 0.0003 << Direction::Down << "25.0\u00A0%";
    QTest::newRow("more than tenfold") << 0.01 << 0.5 << Direction::Up << "0.4900";
    QTest::newRow("became undefined") << 0.5 << std::nan("") << Direction::Unknown << "";
}

void NumberTextTest::change() {
    QFETCH(double, before);
    QFETCH(double, now);
    const LossChange result = lossChange(before, now);
    QTEST(result.direction, "direction");
    QTEST(result.text, "text");
}

void NumberTextTest::history() {
    QVERIFY(lastChange({}).direction == Direction::Unknown);
    QVERIFY(lastChange({0.5}).direction == Direction::Unknown);
    QCOMPARE(lastChange({9.0, 0.5, 0.6}).text, QString("20.0\u00A0%"));
}

QTEST_APPLESS_MAIN(NumberTextTest)
#include "number_text_test.moc"
