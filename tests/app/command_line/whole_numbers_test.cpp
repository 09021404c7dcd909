// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/whole_numbers.h"

#include <QTest>

using namespace lossglass;

class WholeNumbersTest : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void otherwise();
};

namespace {

const WholeNumberOption kSide{"--side", 2, 40};

Arguments argumentsOf(const QString& text) {
    return {{}, {{"--side", text}}};
}

}  // namespace

void WholeNumbersTest::reads_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("numbers");  // empty: refused
    QTest::newRow("least") << "2" << QList<int>{2};
    QTest::newRow("most") << "40" << QList<int>{40};
    QTest::newRow("two") << "3,40" << QList<int>{3, 40};
    QTest::newRow("below") << "1" << QList<int>{};
    QTest::newRow("above") << "41" << QList<int>{};
    QTest::newRow("the second above") << "3,41" << QList<int>{};
    QTest::newRow("fraction") << "2.5" << QList<int>{};
    QTest::newRow("nothing") << "" << QList<int>{};
    QTest::newRow("nothing behind the comma") << "3," << QList<int>{};
    QTest::newRow("word") << "big" << QList<int>{};
}

void WholeNumbersTest::reads() {
    QFETCH(QString, text);
    QFETCH(QList<int>, numbers);
    const auto several = wholeNumbers(argumentsOf(text), kSide, {7});
    QCOMPARE(static_cast<bool>(several), !numbers.isEmpty());
    if (several) QCOMPARE(QList<int>(several->begin(), several->end()), numbers);
    const auto one = wholeNumber(argumentsOf(text), kSide, 7);
    QCOMPARE(static_cast<bool>(one), numbers.size() == 1);
    if (one) QCOMPARE(*one, numbers.first());
    if (one) return;
    const QString sentence = QString::fromStdString(one.error().message);
    QVERIFY2(sentence.contains("--side takes a whole number from 2 to 40, not \"" + text + "\""),
             qPrintable(sentence));
}

void WholeNumbersTest::otherwise() {
    QCOMPARE(*wholeNumber(Arguments{}, kSide, 7), 7);
    QCOMPARE(*wholeNumbers(Arguments{}, kSide, {7, 8}), (std::vector<int>{7, 8}));
}

QTEST_APPLESS_MAIN(WholeNumbersTest)
#include "whole_numbers_test.moc"
