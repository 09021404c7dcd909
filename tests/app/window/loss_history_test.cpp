// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/loss_history.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lossglass;

namespace {

using Values = std::vector<double>;

/// One letter per step: 'e' an edit begins, digits are values of the loss "a".
LossHistory played(const QString& steps) {
    LossHistory history;
    for (const QChar step : steps) {
        if (step == 'e')
            history.beginEdit();
        else
            history.record("a", step.digitValue());
    }
    return history;
}

}  // namespace

/// The values behind the spark lines: one per edit, the last one follows the hand.
class LossHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void onePerEdit_data();
    void onePerEdit();
    void keepsTenEditsAndTheBeginning();
    void lossesAreApart();
    void lateLossStartsWithOneValue();
    void undefinedIsKept();
    void clearForgetsAll();
};

void LossHistoryTest::onePerEdit_data() {
    QTest::addColumn<QString>("steps");
    QTest::addColumn<Values>("values");
    QTest::newRow("nothing yet") << "" << Values{};
    QTest::newRow("edit without a value") << "ee" << Values{};
    QTest::newRow("first value") << "1" << Values{1};
    QTest::newRow("value after the first edit") << "1e2" << Values{1, 2};
    QTest::newRow("the last follows the hand") << "1e234" << Values{1, 4};
    QTest::newRow("several edits") << "1e23e4e55" << Values{1, 3, 4, 5};
    QTest::newRow("edits that gave no value count once") << "1eee2" << Values{1, 2};
    QTest::newRow("equal values are kept") << "1e1e1" << Values{1, 1, 1};
}

void LossHistoryTest::onePerEdit() {
    QFETCH(QString, steps);
    QTEST(played(steps).values("a"), "values");
}

void LossHistoryTest::keepsTenEditsAndTheBeginning() {
    LossHistory history;
    for (int i = 0; i <= 25; ++i) {
        history.beginEdit();
        history.record("a", i);
    }
    const Values values = history.values("a");
    QCOMPARE(values.size(), LossHistory::kLength);
    QCOMPARE(values.size(), std::size_t{11});
    QCOMPARE(values.front(), 15.0);
    QCOMPARE(values.back(), 25.0);
    history.record("a", 99);
    QCOMPARE(history.values("a").size(), std::size_t{11});
    QCOMPARE(history.values("a").back(), 99.0);
}

void LossHistoryTest::lossesAreApart() {
    LossHistory history;
    history.record("a", 1);
    history.record("b", 2);
    history.beginEdit();
    history.record("b", 3);
    QCOMPARE(history.values("a"), Values({1}));
    QCOMPARE(history.values("b"), Values({2, 3}));
    history.forget("b");
    QCOMPARE(history.values("b"), Values());
    // The edit began for "a" too: its next value stands beside the old one.
    history.record("a", 4);
    QCOMPARE(history.values("a"), Values({1, 4}));
}

void LossHistoryTest::lateLossStartsWithOneValue() {
    LossHistory history = played("1e2e3");
    history.record("b", 7);
    QCOMPARE(history.values("b"), Values({7}));
    history.beginEdit();
    history.record("b", 8);
    QCOMPARE(history.values("b"), Values({7, 8}));
}

void LossHistoryTest::undefinedIsKept() {
    LossHistory history = played("1e");
    history.record("a", std::numeric_limits<double>::quiet_NaN());
    history.beginEdit();
    history.record("a", 2);
    const Values values = history.values("a");
    QCOMPARE(values.size(), std::size_t{3});
    QVERIFY(std::isnan(values[1]));
}

void LossHistoryTest::clearForgetsAll() {
    LossHistory history = played("1e2");
    history.record("b", 1);
    history.clear();
    QCOMPARE(history.values("a"), Values());
    QCOMPARE(history.values("b"), Values());
    history.record("a", 5);
    QCOMPARE(history.values("a"), Values({5}));
}

QTEST_APPLESS_MAIN(LossHistoryTest)
#include "loss_history_test.moc"
