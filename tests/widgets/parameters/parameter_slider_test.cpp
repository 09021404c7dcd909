// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parameter_slider.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lossglass;

/// A slider of 0 .. 5 in steps of 0.05 at 2, and all that it says, in order.
class Setup {
public:
    Setup() {
        slider.setSliderScale({0, 5, 0.05, Scale::Linear, false});
        slider.setValue(2);
        slider.setDefaultValue(2.0);
        slider.resize(220, 26);
        slider.show();
        const auto note = [this](const QString& what) { return [this, what] { said << what; }; };
        QObject::connect(&slider, &ParameterSlider::dragBegan, note("began"));
        QObject::connect(&slider, &ParameterSlider::valueDragged, note("value"));
        QObject::connect(&slider, &ParameterSlider::dragEnded, note("ended"));
        QObject::connect(&slider, &ParameterSlider::resetRequested, note("reset"));
    }

    ParameterSlider slider;
    QStringList said;
};

class ParameterSliderTest : public QObject {
    Q_OBJECT

private slots:
    void settersAreSilent();
    void dragIsOneGroup();
    void pressOnTheHandleMovesNothing();
    void gripStaysUnderTheMouse();
    void pressOnTheGrooveBringsTheHandle();
    void keys_data();
    void keys();
    void heldKeyIsOneDrag();
    void doubleClickOnTheHandleResets();
    void formerValueIsWhereTheDragBegan();
    void valueOutsideWidens();
    void otherButtonsDoNothing();
    void ringOnlyAfterKeyboard();
    void looksDifferentWhereItDiffers();
};

void ParameterSliderTest::settersAreSilent() {
    Setup s;
    s.slider.setValue(3);
    s.slider.setValue(7);
    s.slider.setFormerValue(1.0);
    s.slider.setSliderScale({0, 10, 1, Scale::Linear, false});
    QVERIFY(s.said.isEmpty());
    QCOMPARE(s.slider.value(), 7.0);
}

void ParameterSliderTest::dragIsOneGroup() {
    Setup s;
    const QPoint start = s.slider.handleCentre();
    QTest::mousePress(&s.slider, Qt::LeftButton, {}, start);
    QTest::mouseMove(&s.slider, start + QPoint(20, 0));
    QTest::mouseMove(&s.slider, start + QPoint(40, 3));
    QTest::mouseRelease(&s.slider, Qt::LeftButton, {}, start + QPoint(40, 3));
    QCOMPARE(s.said, QStringList({"began", "value", "value", "ended"}));
    QCOMPARE(s.slider.value(), 3.0);  // 200 px for 5: 40 px are 1
}

void ParameterSliderTest::pressOnTheHandleMovesNothing() {
    Setup s;
    QTest::mouseClick(&s.slider, Qt::LeftButton, {}, s.slider.handleCentre() + QPoint(3, 1));
    QVERIFY(s.said.isEmpty());
    QCOMPARE(s.slider.value(), 2.0);
}

void ParameterSliderTest::gripStaysUnderTheMouse() {
    Setup s;
    const QPoint taken = s.slider.handleCentre() + QPoint(4, 0);
    QTest::mousePress(&s.slider, Qt::LeftButton, {}, taken);
    QTest::mouseMove(&s.slider, taken + QPoint(40, 0));
    QTest::mouseRelease(&s.slider, Qt::LeftButton, {}, taken + QPoint(40, 0));
    QCOMPARE(s.slider.value(), 3.0);
}

void ParameterSliderTest::pressOnTheGrooveBringsTheHandle() {
    Setup s;
    const QPoint place = s.slider.handleCentre() + QPoint(80, 0);
    QTest::mouseClick(&s.slider, Qt::LeftButton, {}, place);
    QCOMPARE(s.said, QStringList({"began", "value", "ended"}));
    QCOMPARE(s.slider.value(), 4.0);
    QCOMPARE(s.slider.handleCentre(), place);
}

void ParameterSliderTest::keys_data() {
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<double>("expected");
    using Modifiers = Qt::KeyboardModifiers;
    QTest::newRow("right") << Qt::Key_Right << Modifiers() << 2.05;
    QTest::newRow("up") << Qt::Key_Up << Modifiers() << 2.05;
    QTest::newRow("left") << Qt::Key_Left << Modifiers() << 1.95;
    QTest::newRow("down") << Qt::Key_Down << Modifiers() << 1.95;
    QTest::newRow("shift") << Qt::Key_Right << Modifiers(Qt::ShiftModifier) << 2.5;
    QTest::newRow("control") << Qt::Key_Right << Modifiers(Qt::ControlModifier) << 2.005;
    QTest::newRow("home") << Qt::Key_Home << Modifiers() << 0.0;
    QTest::newRow("end") << Qt::Key_End << Modifiers() << 5.0;
}

void ParameterSliderTest::keys() {
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    Setup s;
    QTest::keyClick(&s.slider, key, modifiers);
    QTEST(s.slider.value(), "expected");
    QCOMPARE(s.said, QStringList({"began", "value", "ended"}));
}

void ParameterSliderTest::heldKeyIsOneDrag() {
    Setup s;
    QTest::keyPress(&s.slider, Qt::Key_Right);
    QTest::keyPress(&s.slider, Qt::Key_Right);
    QTest::keyPress(&s.slider, Qt::Key_Right);
    QTest::keyRelease(&s.slider, Qt::Key_Right);
    QCOMPARE(s.said, QStringList({"began", "value", "value", "value", "ended"}));
    QCOMPARE(s.slider.value(), 2.15);
}

void ParameterSliderTest::doubleClickOnTheHandleResets() {
    Setup s;
    QTest::mouseDClick(&s.slider, Qt::LeftButton, {}, s.slider.handleCentre());
    QCOMPARE(s.said, QStringList({"reset"}));
}

void ParameterSliderTest::formerValueIsWhereTheDragBegan() {
    Setup s;
    QVERIFY(!s.slider.formerValue());
    QTest::keyPress(&s.slider, Qt::Key_Right);
    QTest::keyPress(&s.slider, Qt::Key_Right);
    QTest::keyRelease(&s.slider, Qt::Key_Right);
    QCOMPARE(s.slider.formerValue(), std::optional<double>(2.0));
    QTest::keyClick(&s.slider, Qt::Key_Right);
    QCOMPARE(s.slider.formerValue(), std::optional<double>(2.1));
}

void ParameterSliderTest::valueOutsideWidens() {
    Setup s;
    s.slider.setValue(8);
    QCOMPARE(s.slider.sliderScale().maximum, 8.0);
    QCOMPARE(s.slider.handleCentre().x(), 210);
    s.slider.setValue(4);
    QCOMPARE(s.slider.handleCentre().x(), 110);
}

void ParameterSliderTest::otherButtonsDoNothing() {
    Setup s;
    QTest::mouseClick(&s.slider, Qt::RightButton, {}, QPoint(200, 12));
    QVERIFY(s.said.isEmpty());
}

void ParameterSliderTest::ringOnlyAfterKeyboard() {
    Setup s;
    QVERIFY(QTest::qWaitForWindowActive(&s.slider));
    s.slider.clearFocus();
    const QImage bare = s.slider.grab().toImage();
    s.slider.setFocus(Qt::MouseFocusReason);
    QVERIFY(s.slider.hasFocus());
    QCOMPARE(s.slider.grab().toImage(), bare);
    s.slider.clearFocus();
    s.slider.setFocus(Qt::TabFocusReason);
    QVERIFY(s.slider.grab().toImage() != bare);
}

void ParameterSliderTest::looksDifferentWhereItDiffers() {
    Setup s;
    const QImage bare = s.slider.grab().toImage();
    s.slider.setFormerValue(4.0);
    const QImage ring = s.slider.grab().toImage();
    QVERIFY(ring != bare);
    s.slider.setFormerValue(std::nullopt);
    QCOMPARE(s.slider.grab().toImage(), bare);
    s.slider.setDefaultValue(std::nullopt);
    QVERIFY(s.slider.grab().toImage() != bare);
}

QTEST_MAIN(ParameterSliderTest)
#include "parameter_slider_test.moc"
