// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/slider_scale.h"

#include <QtTest>
#include <cmath>

using namespace lossglass;

namespace {

SliderScale linear() {
    return {0, 5, 0.05, Scale::Linear, false};
}
SliderScale logarithmic() {
    return {1e-6, 100, 0.1, Scale::Logarithmic, true};
}

}  // namespace

class SliderScaleTest : public QObject {
    Q_OBJECT

private slots:
    void positions_data();
    void positions();
    void placesAndValuesAgree_data();
    void placesAndValuesAgree();
    void steps_data();
    void steps();
    void tidyUnderTheHand();
    void widens();
    void ofParameter();
};

Q_DECLARE_METATYPE(SliderScale)

void SliderScaleTest::positions_data() {
    QTest::addColumn<SliderScale>("scale");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("position");
    QTest::newRow("linear, left") << linear() << 0.0 << 0.0;
    QTest::newRow("linear, middle") << linear() << 2.5 << 0.5;
    QTest::newRow("linear, right") << linear() << 5.0 << 1.0;
    QTest::newRow("linear, beyond") << linear() << 7.0 << 1.0;
    QTest::newRow("log, zero") << logarithmic() << 0.0 << 0.0;
    QTest::newRow("log, least") << logarithmic() << 1e-6 << 0.06;
    QTest::newRow("log, half way") << logarithmic() << 1e-2 << 0.53;
    QTest::newRow("log, right") << logarithmic() << 100.0 << 1.0;
}

void SliderScaleTest::positions() {
    QFETCH(SliderScale, scale);
    QFETCH(double, value);
    QFETCH(double, position);
    QVERIFY(std::abs(scale.toPosition(value) - position) < 1e-12);
}

void SliderScaleTest::placesAndValuesAgree_data() {
    QTest::addColumn<SliderScale>("scale");
    QTest::newRow("linear") << linear();
    QTest::newRow("logarithmic, with 0") << logarithmic();
    QTest::newRow("logarithmic, without 0")
        << SliderScale{0.01, 10, 0.1, Scale::Logarithmic, false};
    QTest::newRow("linear, below 0") << SliderScale{-3, 3, 0.5, Scale::Linear, false};
}

void SliderScaleTest::placesAndValuesAgree() {
    QFETCH(SliderScale, scale);
    for (int i = 7; i <= 100; ++i) {
        const double position = i / 100.0;
        QVERIFY(std::abs(scale.toPosition(scale.fromPosition(position)) - position) < 1e-12);
    }
    QCOMPARE(scale.toPosition(scale.fromPosition(0)), 0.0);
}

void SliderScaleTest::steps_data() {
    QTest::addColumn<SliderScale>("scale");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("steps");
    QTest::addColumn<double>("expected");
    QTest::newRow("linear, one") << linear() << 0.25 << 1.0 << 0.3;
    QTest::newRow("linear, no rounding noise") << linear() << 0.1 << 4.0 << 0.3;
    QTest::newRow("linear, a tenth") << linear() << 2.0 << -0.1 << 1.995;
    QTest::newRow("linear, stops at the end") << linear() << 4.9 << 10.0 << 5.0;
    QTest::newRow("log, one") << logarithmic() << 1.0 << 1.0 << 1.26;
    QTest::newRow("log, back") << logarithmic() << 1.26 << -1.0 << 1.0;
    QTest::newRow("log, a decade") << logarithmic() << 1.0 << 10.0 << 10.0;
    QTest::newRow("log, off the grid") << logarithmic() << 0.97 << 1.0 << 1.26;
    QTest::newRow("log, a tenth") << logarithmic() << 1.0 << 0.1 << 1.023;
    QTest::newRow("log, below the least is 0") << logarithmic() << 1e-6 << -1.0 << 0.0;
    QTest::newRow("log, up from 0") << logarithmic() << 0.0 << 1.0 << 1e-6;
    QTest::newRow("log, down from 0") << logarithmic() << 0.0 << -1.0 << 0.0;
}

void SliderScaleTest::steps() {
    QFETCH(SliderScale, scale);
    QFETCH(double, value);
    QFETCH(double, steps);
    QTEST(scale.stepped(value, steps), "expected");
}

void SliderScaleTest::tidyUnderTheHand() {
    QCOMPARE(linear().tidyFromPosition(0.2503, 1), 1.25);
    QCOMPARE(linear().tidyFromPosition(0.2503, 0.1), 1.25);
    QCOMPARE(linear().tidyFromPosition(0.2513, 0.1), 1.255);
    QCOMPARE(logarithmic().tidyFromPosition(0.01, 1), 0.0);
    QCOMPARE(logarithmic().tidyFromPosition(1, 1), 100.0);
    const double value = logarithmic().tidyFromPosition(0.7, 1);
    QCOMPARE(value, roundedTo(value, 2));
    const SliderScale odd{0, 1.23, 0.5, Scale::Linear, false};
    QCOMPARE(odd.tidyFromPosition(1, 1), 1.23);
}

void SliderScaleTest::widens() {
    SliderScale scale = linear();
    scale.include(8);
    scale.include(-1);
    QCOMPARE(scale.maximum, 8.0);
    QCOMPARE(scale.minimum, -1.0);
    SliderScale log{0.01, 10, 0.1, Scale::Logarithmic, false};
    log.include(1e-5);
    QCOMPARE(log.minimum, 1e-5);
    log.include(0);
    QCOMPARE(log.minimum, 1e-5);
    QVERIFY(log.zeroAtLeft);
}

void SliderScaleTest::ofParameter() {
    Parameter parameter;
    parameter.scale = Scale::Logarithmic;
    parameter.minimum = 0;
    parameter.sliderMinimum = 0;
    parameter.sliderMaximum = 10;
    parameter.step = 0.1;
    parameter.defaultValue = 1e-6;
    const SliderScale scale = SliderScale::of(parameter);
    QVERIFY(scale.zeroAtLeft);
    QCOMPARE(scale.minimum, 1e-6);
    QCOMPARE(scale.maximum, 10.0);
}

QTEST_APPLESS_MAIN(SliderScaleTest)
#include "slider_scale_test.moc"
