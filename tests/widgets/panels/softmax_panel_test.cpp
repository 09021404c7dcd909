// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/softmax_panel.h"

#include "widgets/panels/pixel_chain_model.h"

#include <QAbstractItemModelTester>
#include <QTableView>
#include <QtTest>

using namespace lossglass;
using Model = PixelChainModel;

namespace {

const std::vector<ClassInfo> kTwo{{"background", 0x8C5AD3}, {"nucleus", 0x00A37A}};
const std::vector<ClassInfo> kThree{
    {"background", 0x8C5AD3}, {"nucleus", 0x00A37A}, {"stroma", 0x6D1E92}};

PixelChain three() {
    return pixelChain({{0.0, 0.0, 0.0}, 1, {0.0, -3.0, 0.0}, {}});
}

QString cell(const Model& model, int row, int column) {
    return model.index(row, column).data().toString();
}

}  // namespace

class SoftmaxPanelTest : public QObject {
    Q_OBJECT

private slots:
    void tableOfThreeClasses();
    void oneChannelHasNoOthers();
    void sumIsWrittenOut();
    void chosenRowIsWrittenOut();
    void manyClassesAreCutShort();
    void nothingToShow();
    void modelKeepsItsRules();
};

void SoftmaxPanelTest::tableOfThreeClasses() {
    SoftmaxPanel panel;
    panel.setChain(three(), "Cross-entropy", "Row 1, column 2", kThree);
    const Model& model = *panel.model();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 1, Model::Name), "nucleus");
    QCOMPARE(cell(model, 1, Model::P), "0.3333");
    QCOMPARE(cell(model, 1, Model::Target), "1");
    QCOMPARE(cell(model, 1, Model::CrossEntropy), "−0.6667");
    QCOMPARE(cell(model, 1, Model::Own), "−0.6667");
    QCOMPARE(cell(model, 1, Model::Others), "0");
    QCOMPARE(cell(model, 1, Model::LogitSlope), "−0.6667");
    QCOMPARE(cell(model, 0, Model::Own), "0");
    QCOMPARE(cell(model, 0, Model::Others), "0.3333");
    QCOMPARE(cell(model, 0, Model::LogitSlope), "0.3333");
}

void SoftmaxPanelTest::oneChannelHasNoOthers() {
    SoftmaxPanel panel;
    panel.setChain(pixelChain({{0.0}, 1, {-2.0}, {}}), "Focal", "Row 1, column 2", kTwo);
    QCOMPARE(panel.model()->rowCount(), 1);
    QCOMPARE(cell(*panel.model(), 0, Model::Name), "nucleus");
    QVERIFY(panel.table()->isColumnHidden(Model::Others));
    QVERIFY(panel.sumText().contains("0.5000 · 0.5000 · (−2.000) = −0.5000"));
    panel.setChain(three(), "Focal", "Row 1, column 2", kThree);
    QVERIFY(!panel.table()->isColumnHidden(Model::Others));
}

void SoftmaxPanelTest::sumIsWrittenOut() {
    SoftmaxPanel panel;
    panel.setChain(three(), "Cross-entropy", "Row 1, column 2", kThree);
    // The row of the target is the first that is shown.
    QVERIFY(panel.sumText().contains("p − t = 0.3333 − 1 = −0.6667"));
    QVERIFY(panel.sumText().contains("= −0.6667 + 0 (background) + 0 (stroma) = −0.6667"));
}

void SoftmaxPanelTest::chosenRowIsWrittenOut() {
    SoftmaxPanel panel;
    panel.resize(700, 300);
    panel.setChain(three(), "Focal", "Row 1, column 2", kThree);
    panel.show();
    QTableView* table = panel.table();
    const QPoint place = table->visualRect(panel.model()->index(2, Model::P)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(panel.sumText().contains("stroma: p − t = 0.3333 − 0 = 0.3333"));
    QVERIFY(panel.sumText().contains("+ 0.3333 (nucleus)"));
    // A new pixel of the same class keeps the chosen row.
    panel.setChain(three(), "Focal", "Row 1, column 3", kThree);
    QVERIFY(panel.sumText().contains("stroma"));
}

void SoftmaxPanelTest::manyClassesAreCutShort() {
    const std::size_t count = 9;
    std::vector<double> logits(count, 0.0), slopes(count, 1.0);
    SoftmaxPanel panel;
    panel.setChain(pixelChain({logits, 0, slopes, {}}), "Dice", "Row 1, column 2", {});
    QVERIFY(panel.sumText().contains("(the others)"));
    QCOMPARE(panel.sumText().count(" − 0.01235"), 5);
}

void SoftmaxPanelTest::nothingToShow() {
    SoftmaxPanel panel;
    panel.show();
    panel.setChain(three(), "Focal", "Row 1, column 2", kThree);
    QVERIFY(panel.table()->isVisible());
    panel.setChain(pixelChain({{0.0, 1.0}, kIgnored, {1.0, 1.0}, {}}), "Focal", "Row 1, column 2",
                   kTwo);
    QVERIFY(!panel.table()->isVisible());
    panel.setNothing("Point at a pixel");
    QVERIFY(!panel.table()->isVisible());
}

void SoftmaxPanelTest::modelKeepsItsRules() {
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setChain(three(), kThree);
    QSignalSpy reset(&model, &Model::modelReset);
    QSignalSpy changed(&model, &Model::dataChanged);
    model.setChain(pixelChain({{1.0, 0.0, 0.0}, 1, {0.0, -3.0, 0.0}, {}}), kThree);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    model.setChain(pixelChain({{0.5}, 1, {1.0}, {}}), kTwo);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.rowCount(), 1);
}

QTEST_MAIN(SoftmaxPanelTest)
#include "softmax_panel_test.moc"
