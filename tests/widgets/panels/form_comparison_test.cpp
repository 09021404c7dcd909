// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/form_comparison.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

using namespace lossglass;

/// One loss in all its forms, and the way from one to another.
class FormComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void cells_data();
    void cells();
    void chainCells();
    void onlyTheHandChooses();
    void nothingToCompare();
    void modelsKeepTheirRules();
};

namespace {

std::vector<FormRow> threeForms() {
    return {{"dice", "Canonical form", 0.25, {}, std::nullopt, 0.125, {}},
            {"monai:DiceLoss", "MONAI DiceLoss", 0.5, {}, 0.25, 0.5, {}},
            {"smp:DiceLoss", "smp DiceLoss", std::nullopt, "needs classes", std::nullopt, 0, {}}};
}

std::vector<ConventionStep> twoSteps() {
    return {{"smoothing", "0 → 1", 0.375, 0.125, 0.25}, {"samples", "a → b", 0.5, 0.125, 0.5}};
}

}  // namespace

void FormComparisonTest::cells_data() {
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("name") << 1 << int(FormTableModel::Name) << "MONAI DiceLoss";
    QTest::newRow("value") << 1 << int(FormTableModel::Value) << "0.5000";
    QTest::newRow("difference") << 1 << int(FormTableModel::Difference) << "+0.250";
    QTest::newRow("the canonical form differs from nothing")
        << 0 << int(FormTableModel::Difference) << "–";
    QTest::newRow("no value") << 2 << int(FormTableModel::Value) << "no value";
    QTest::newRow("no gradient") << 2 << int(FormTableModel::GradientNorm) << "–";
}

void FormComparisonTest::cells() {
    QFETCH(int, row);
    QFETCH(int, column);
    QFETCH(QString, text);
    FormComparison view;
    view.setForms("Dice", threeForms(), "monai:DiceLoss");
    QCOMPARE(view.forms()->index(row, column).data().toString(), text);
    if (row == 2)
        QCOMPARE(view.forms()->index(row, column).data(Qt::ToolTipRole).toString(),
                 "needs classes");
}

void FormComparisonTest::chainCells() {
    FormComparison view;
    view.setForms("Dice", threeForms(), "monai:DiceLoss");
    view.setChain("From here to there", twoSteps());
    QCOMPARE(view.sentence(), "From here to there");
    QCOMPARE(view.chain()->rowCount(), 2);
    const auto text = [&](int column) { return view.chain()->index(0, column).data().toString(); };
    QCOMPARE(text(ConventionChainModel::Convention), "smoothing");
    QCOMPARE(text(ConventionChainModel::Change), "0 → 1");
    QCOMPARE(text(ConventionChainModel::Value), "0.3750");
    QCOMPARE(text(ConventionChainModel::Moved), "+0.125");
    QCOMPARE(text(ConventionChainModel::GradientNorm), "0.2500");
}

void FormComparisonTest::onlyTheHandChooses() {
    FormComparison view;
    QSignalSpy chosen(&view, &FormComparison::formChosen);
    view.setForms("Dice", threeForms(), "dice");
    view.setForms("Dice", threeForms(), "monai:DiceLoss");
    QCOMPARE(chosen.count(), 0);
    view.resize(900, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QRect row = view.formTable()->visualRect(view.forms()->index(0, 0));
    QTest::mouseClick(view.formTable()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), "dice");
}

void FormComparisonTest::nothingToCompare() {
    FormComparison view;
    view.setNothing("No library has this loss.");
    view.show();
    QVERIFY(!view.formTable()->isVisible());
    view.setForms("Dice", threeForms(), "dice");
    QVERIFY(view.formTable()->isVisible());
}

void FormComparisonTest::modelsKeepTheirRules() {
    FormComparison view;
    QAbstractItemModelTester forms(view.forms());
    QAbstractItemModelTester chain(view.chain());
    view.setForms("Dice", threeForms(), "dice");
    view.setChain("a", twoSteps());
    view.setForms("Dice", {threeForms()[0]}, "dice");
    view.setChain("b", {});
    QCOMPARE(view.forms()->rowCount(), 1);
    QCOMPARE(view.chain()->rowCount(), 0);
}

QTEST_MAIN(FormComparisonTest)
#include "form_comparison_test.moc"
