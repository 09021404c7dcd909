// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/number_field.h"
#include "widgets/parameters/number_entry.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace lossglass;

class NumberFieldTest : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void writes_data();
    void writes();
    void decimals();
    void typed_data();
    void typed();
    void escapeBringsBack();
    void untouchedTextKeepsTheExactValue();
    void halfTypedTextOutlivesAnEqualValue();
    void arrowsGoBeyondTheSlider();
    void settersAreSilent();
    void wheelWithoutFocusScrollsThePanel();

private:
    static std::unique_ptr<NumberField> make() {
        auto field = std::make_unique<NumberField>();
        field->setDomain(0, 1000);
        field->setSteps({0, 5, 0.05, Scale::Linear, false});
        field->setValue(2);
        field->show();
        return field;
    }
};

void NumberFieldTest::reads_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QVariant>("number");
    QTest::newRow("dot") << "0.5" << QVariant(0.5);
    QTest::newRow("comma") << "0,5" << QVariant(0.5);
    QTest::newRow("no leading zero") << ",25" << QVariant(0.25);
    QTest::newRow("exponent") << "1e-6" << QVariant(1e-6);
    QTest::newRow("exponent, real minus") << "1e−6" << QVariant(1e-6);
    QTest::newRow("comma and exponent") << "2,5E3" << QVariant(2500.0);
    QTest::newRow("real minus") << "−2" << QVariant(-2.0);
    QTest::newRow("spaces around") << " 3 " << QVariant(3.0);
    QTest::newRow("group and decimal mark") << "1,234.5" << QVariant();
    QTest::newRow("two commas") << "1,234,567" << QVariant();
    QTest::newRow("empty") << "" << QVariant();
    QTest::newRow("word") << "inf" << QVariant();
    QTest::newRow("overflow") << "1e999" << QVariant();
}

void NumberFieldTest::reads() {
    QFETCH(QString, text);
    QFETCH(QVariant, number);
    const auto result = readNumber(text);
    QCOMPARE(result.has_value(), number.isValid());
    if (result) QCOMPARE(*result, number.toDouble());
}

void NumberFieldTest::writes_data() {
    QTest::addColumn<double>("number");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("text");
    QTest::newRow("padded") << 2.0 << 2 << "2.00";
    QTest::newRow("more than asked") << 0.255 << 2 << "0.255";
    QTest::newRow("six digits") << 1.0 / 3 << 2 << "0.33333";
    QTest::newRow("whole") << 10.0 << 0 << "10";
    QTest::newRow("zero") << 0.0 << 2 << "0.00";
    QTest::newRow("tiny") << 1e-6 << 2 << "1e−6";
    QTest::newRow("negative") << -1.5 << 2 << "−1.50";
    QTest::newRow("large") << 123456.0 << 2 << "123456.00";
    QTest::newRow("huge") << 1.25e9 << 2 << "1.25e9";
}

void NumberFieldTest::writes() {
    QFETCH(double, number);
    QFETCH(int, decimals);
    QTEST(entryText(number, decimals), "text");
    // What is written can be read again.
    const auto back = readNumber(entryText(number, decimals));
    QVERIFY(back && std::abs(*back - number) <= 1e-5 * std::abs(number));
}

void NumberFieldTest::decimals() {
    QCOMPARE(decimalsOf(1), 0);
    QCOMPARE(decimalsOf(10), 0);
    QCOMPARE(decimalsOf(0.1), 2);
    QCOMPARE(decimalsOf(0.05), 2);
    QCOMPARE(decimalsOf(0.005), 3);
}

void NumberFieldTest::typed_data() {
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("shown");
    const QLocale german(QLocale::German, QLocale::Germany), english(QLocale::C);
    QTest::newRow("de, comma") << german << "0,5" << 0.5 << "0.50";
    QTest::newRow("de, dot") << german << "0.5" << 0.5 << "0.50";
    QTest::newRow("C, comma") << english << "0,5" << 0.5 << "0.50";
    QTest::newRow("C, dot") << english << "0.5" << 0.5 << "0.50";
    QTest::newRow("beyond the slider") << english << "12" << 12.0 << "12.00";
    QTest::newRow("outside the domain") << english << "-1" << 2.0 << "2.00";
    QTest::newRow("no number") << english << "1e" << 2.0 << "2.00";
    QTest::newRow("tiny") << german << "1e-6" << 1e-6 << "1e−6";
}

void NumberFieldTest::typed() {
    QFETCH(QLocale, locale);
    QFETCH(QString, text);
    QFETCH(double, value);
    QLocale::setDefault(locale);
    const auto field = make();
    field->setLocale(locale);
    QSignalSpy began(field.get(), &NumberField::editBegan);
    QSignalSpy edited(field.get(), &NumberField::valueEdited);
    QSignalSpy ended(field.get(), &NumberField::editEnded);
    field->selectAll();
    QTest::keyClicks(field.get(), text);
    QCOMPARE(edited.count(), 0);  // not before Return
    QTest::keyClick(field.get(), Qt::Key_Return);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(field->value(), value);
    QTEST(field->text(), "shown");
    const int changes = value == 2 ? 0 : 1;
    QCOMPARE(began.count(), changes);
    QCOMPARE(edited.count(), changes);
    QCOMPARE(ended.count(), changes);
}

void NumberFieldTest::escapeBringsBack() {
    const auto field = make();
    field->selectAll();
    QTest::keyClicks(field.get(), "4");
    QTest::keyClick(field.get(), Qt::Key_Escape);
    QCOMPARE(field->text(), "2.00");
    QTest::keyClick(field.get(), Qt::Key_Return);
    QCOMPARE(field->value(), 2.0);
}

void NumberFieldTest::untouchedTextKeepsTheExactValue() {
    const auto field = make();
    field->setValue(1.0 / 3);
    QSignalSpy edited(field.get(), &NumberField::valueEdited);
    QTest::keyClick(field.get(), Qt::Key_Return);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(field->value(), 1.0 / 3);
}

void NumberFieldTest::halfTypedTextOutlivesAnEqualValue() {
    const auto field = make();
    field->selectAll();
    QTest::keyClicks(field.get(), "3.2");
    field->setValue(2);
    QCOMPARE(field->text(), "3.2");
    field->setValue(4);
    QCOMPARE(field->text(), "4.00");
}

void NumberFieldTest::arrowsGoBeyondTheSlider() {
    const auto field = make();
    QSignalSpy began(field.get(), &NumberField::editBegan);
    QSignalSpy ended(field.get(), &NumberField::editEnded);
    QTest::keyClick(field.get(), Qt::Key_Up);
    QCOMPARE(field->value(), 2.05);
    QTest::keyClick(field.get(), Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(field->value(), 2.045);
    field->setValue(5);
    QTest::keyClick(field.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(field->value(), 5.5);
    QCOMPARE(began.count(), 3);
    QCOMPARE(ended.count(), 3);
    field->setValue(0);
    QTest::keyClick(field.get(), Qt::Key_Down);
    QCOMPARE(field->value(), 0.0);
    QCOMPARE(began.count(), 3);
}

void NumberFieldTest::settersAreSilent() {
    const auto field = make();
    QSignalSpy edited(field.get(), &NumberField::valueEdited);
    field->setValue(3);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(field->text(), "3.00");
}

void NumberFieldTest::wheelWithoutFocusScrollsThePanel() {
    const auto field = make();
    field->clearFocus();
    QWheelEvent wheel(QPointF(10, 10), field->mapToGlobal(QPointF(10, 10)), {}, {0, 120}, {}, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(field.get(), &wheel);
    QVERIFY(!wheel.isAccepted());
    QCOMPARE(field->value(), 2.0);
}

QTEST_MAIN(NumberFieldTest)
#include "number_field_test.moc"
