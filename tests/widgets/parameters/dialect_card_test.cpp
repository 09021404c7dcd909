// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/dialect_card.h"

#include "losslib/loss/parameter.h"
#include "widgets/parameters/text_row.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace lossglass;

/// The menu of the forms of a loss; and the row of a parameter that is a text.
class DialectCardTest : public QObject {
    Q_OBJECT

private slots:
    void oneFormNeedsNoMenu();
    void onlyTheHandChooses();
    void textIsTakenWhenItIsDone();
    void escapeTakesTypingBack();
};

namespace {

const std::vector<DialectChoice> kForms{{"dice", "Canonical form"},
                                        {"monai:DiceLoss", "MONAI DiceLoss"},
                                        {"smp:DiceLoss", "smp DiceLoss"}};

Parameter matrix() {
    Parameter parameter;
    parameter.id = parameter.label = "dist_matrix";
    parameter.kind = ParameterKind::Text;
    parameter.defaultValue = std::string("unset");
    return parameter;
}

}  // namespace

void DialectCardTest::oneFormNeedsNoMenu() {
    DialectCard card;
    card.setChoices({kForms[0]}, "dice");
    QVERIFY(card.isHidden());
    card.setChoices(kForms, "dice");
    QVERIFY(!card.isHidden());
    QCOMPARE(card.menu()->count(), 3);
}

void DialectCardTest::onlyTheHandChooses() {
    DialectCard card;
    QSignalSpy chosen(&card, &DialectCard::dialectChosen);
    card.setChoices(kForms, "smp:DiceLoss");
    QCOMPARE(card.menu()->currentText(), "smp DiceLoss");
    QCOMPARE(chosen.count(), 0);
    card.show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    QTest::keyClick(card.menu(), Qt::Key_Up);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), "monai:DiceLoss");
}

void DialectCardTest::textIsTakenWhenItIsDone() {
    TextRow row(matrix());
    QSignalSpy edited(&row, &ParameterRow::valueEdited);
    auto* field = row.findChild<QLineEdit*>();
    row.show();
    QVERIFY(QTest::qWaitForWindowExposed(&row));
    field->selectAll();
    QTest::keyClicks(field, "0,1;1,0");
    QCOMPARE(edited.count(), 0);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(edited.count(), 1);
    QVERIFY(row.value() == ParameterValue(std::string("0,1;1,0")));
}

void DialectCardTest::escapeTakesTypingBack() {
    TextRow row(matrix());
    QSignalSpy edited(&row, &ParameterRow::valueEdited);
    auto* field = row.findChild<QLineEdit*>();
    row.show();
    QVERIFY(QTest::qWaitForWindowExposed(&row));
    QTest::keyClicks(field, "9");
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->text(), "unset");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(edited.count(), 0);
}

QTEST_MAIN(DialectCardTest)
#include "dialect_card_test.moc"
