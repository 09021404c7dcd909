// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/loss_list_panel.h"

#include "widgets/panels/loss_list_model.h"
#include "widgets/panels/loss_list_view.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace lossglass;

namespace {

LossRow row(const char* id, const char* name, bool shown) {
    LossRow result;
    result.id = id;
    result.name = QString::fromUtf8(name);
    result.shown = shown;
    if (shown) result.value = 0.5;
    return result;
}

std::vector<LossRow> sample() {
    return {row("cross_entropy", "Cross-entropy", true), row("focal", "Focal", true),
            row("dice", "Dice", false), row("jaccard", "Jaccard", true),
            row("focal_tversky", "Focal Tversky", false)};
}

/// The lines as they stand, the dividing one as "-".
QStringList lines(const LossListModel& model) {
    QStringList result;
    for (int i = 0; i < model.rowCount(); ++i) {
        const LossRow* found = model.rowAt(model.index(i));
        result << (found ? QString::fromStdString(found->id) : "-");
    }
    return result;
}

}  // namespace

class LossListPanelTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void shownFirst();
    void filter_data();
    void filter();
    void modelKeepsItsRules();
    void newValuesKeepTheRows();
    void clickSelects();
    void clickOnTheBoxOnlyAsks();
    void dragOffTheBoxDoesNothing();
    void keys();
    void selectionSurvivesNewOrder();
    void settersAreSilent();
    void searchHidesAndBringsBack();
    void countAndTips();
    void statesLookDifferent();

private:
    QRect rectOf(const std::string& id) const {
        return m_panel->view()->visualRect(m_panel->model()->indexOf(id));
    }
    QWidget* port() const { return m_panel->view()->viewport(); }

    std::unique_ptr<LossListPanel> m_panel;
};

void LossListPanelTest::init() {
    m_panel = std::make_unique<LossListPanel>();
    m_panel->setRows(sample());
    m_panel->setSelected("focal");
    m_panel->resize(400, 400);
    m_panel->show();
}

void LossListPanelTest::cleanup() {
    m_panel.reset();
}

void LossListPanelTest::shownFirst() {
    QCOMPARE(lines(*m_panel->model()),
             QStringList({"cross_entropy", "focal", "jaccard", "-", "dice", "focal_tversky"}));
    std::vector<LossRow> all = sample();
    for (LossRow& each : all)
        each.shown = true;
    m_panel->setRows(all);
    QVERIFY(!lines(*m_panel->model()).contains("-"));
}

void LossListPanelTest::filter_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("empty") << ""
                           << QStringList({"cross_entropy", "focal", "jaccard", "-", "dice",
                                           "focal_tversky"});
    QTest::newRow("name") << "focal" << QStringList({"focal", "-", "focal_tversky"});
    QTest::newRow("any case") << "DICE" << QStringList({"-", "dice"});
    QTest::newRow("two words, any order") << "tver foc" << QStringList({"-", "focal_tversky"});
    QTest::newRow("id") << "cross_entropy" << QStringList({"cross_entropy"});
    QTest::newRow("nothing") << "hinge" << QStringList();
}

void LossListPanelTest::filter() {
    QFETCH(QString, text);
    QTest::keyClicks(m_panel->searchField(), text);
    QTEST(lines(*m_panel->model()), "expected");
}

void LossListPanelTest::modelKeepsItsRules() {
    LossListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows(sample());
    model.setFilter("focal");
    std::vector<LossRow> rows = sample();
    rows[1].value = 0.25;
    model.setRows(rows);
    rows[4].shown = true;
    model.setRows(rows);
    model.setFilter("");
    rows.pop_back();
    model.setRows(rows);
    QSignalSpy asked(&model, &LossListModel::shownRequested);
    QVERIFY(model.setData(model.indexOf("dice"), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(asked.count(), 1);
    QVERIFY(!model.rowAt(model.indexOf("dice"))->shown);  // it only asks
    QVERIFY(!model.setData(model.index(3), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.data(model.index(3), LossListModel::SectionRole).toBool(), true);
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
}

void LossListPanelTest::newValuesKeepTheRows() {
    QSignalSpy reset(m_panel->model(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(m_panel->model(), &QAbstractItemModel::dataChanged);
    std::vector<LossRow> rows = sample();
    rows[3].value = 0.75;
    m_panel->setRows(rows);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), m_panel->model()->indexOf("jaccard"));
    QCOMPARE(m_panel->model()->rowAt(m_panel->model()->indexOf("jaccard"))->value, 0.75);
}

void LossListPanelTest::clickSelects() {
    QSignalSpy selected(m_panel.get(), &LossListPanel::lossSelected);
    QSignalSpy shown(m_panel.get(), &LossListPanel::lossShown);
    QTest::mouseClick(port(), Qt::LeftButton, {}, rectOf("jaccard").center());
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected[0][0].toString(), "jaccard");
    QCOMPARE(shown.count(), 0);
    QTest::mouseClick(port(), Qt::LeftButton, {}, rectOf("jaccard").center());
    QCOMPARE(selected.count(), 1);
}

void LossListPanelTest::clickOnTheBoxOnlyAsks() {
    QSignalSpy selected(m_panel.get(), &LossListPanel::lossSelected);
    QSignalSpy shown(m_panel.get(), &LossListPanel::lossShown);
    const auto box = [&](const char* id) {
        return LossRowLayout::of(rectOf(id), ListDensity::Roomy).box.center();
    };
    QTest::mouseClick(port(), Qt::LeftButton, {}, box("jaccard"));
    QTest::mouseClick(port(), Qt::LeftButton, {}, box("dice"));
    QCOMPARE(selected.count(), 0);
    QCOMPARE(shown.count(), 2);
    QCOMPARE(shown[0], QVariantList({"jaccard", false}));
    QCOMPARE(shown[1], QVariantList({"dice", true}));
}

void LossListPanelTest::dragOffTheBoxDoesNothing() {
    QSignalSpy shown(m_panel.get(), &LossListPanel::lossShown);
    QSignalSpy selected(m_panel.get(), &LossListPanel::lossSelected);
    const QPoint box = LossRowLayout::of(rectOf("jaccard"), ListDensity::Roomy).box.center();
    QTest::mousePress(port(), Qt::LeftButton, {}, box);
    QTest::mouseMove(port(), rectOf("cross_entropy").center());
    QTest::mouseRelease(port(), Qt::LeftButton, {}, rectOf("cross_entropy").center());
    QCOMPARE(shown.count(), 0);
    QCOMPARE(selected.count(), 0);
}

void LossListPanelTest::keys() {
    QSignalSpy selected(m_panel.get(), &LossListPanel::lossSelected);
    QSignalSpy shown(m_panel.get(), &LossListPanel::lossShown);
    QTest::keyClick(m_panel->view(), Qt::Key_Down);
    QCOMPARE(selected.takeFirst()[0].toString(), "jaccard");
    QTest::keyClick(m_panel->view(), Qt::Key_Down);  // over the dividing line
    QCOMPARE(selected.takeFirst()[0].toString(), "dice");
    QTest::keyClick(m_panel->view(), Qt::Key_Space);
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown[0], QVariantList({"dice", true}));
}

void LossListPanelTest::selectionSurvivesNewOrder() {
    QSignalSpy selected(m_panel.get(), &LossListPanel::lossSelected);
    std::vector<LossRow> rows = sample();
    rows[1].shown = false;  // the selected one moves below the line
    m_panel->setRows(rows);
    QCOMPARE(m_panel->view()->currentIndex(), m_panel->model()->indexOf("focal"));
    QVERIFY(m_panel->view()->selectionModel()->isSelected(m_panel->model()->indexOf("focal")));
    QCOMPARE(selected.count(), 0);
}

void LossListPanelTest::settersAreSilent() {
    QSignalSpy selected(m_panel.get(), &LossListPanel::lossSelected);
    QSignalSpy shown(m_panel.get(), &LossListPanel::lossShown);
    m_panel->setSelected("jaccard");
    QCOMPARE(m_panel->view()->currentIndex(), m_panel->model()->indexOf("jaccard"));
    m_panel->setSelected("nothing");
    QVERIFY(!m_panel->view()->currentIndex().isValid());
    m_panel->setDensity(ListDensity::Compact);
    m_panel->setRows({});
    QCOMPARE(selected.count(), 0);
    QCOMPARE(shown.count(), 0);
}

void LossListPanelTest::searchHidesAndBringsBack() {
    QSignalSpy selected(m_panel.get(), &LossListPanel::lossSelected);
    QTest::keyClicks(m_panel->searchField(), "dice");
    QVERIFY(!m_panel->view()->selectionModel()->hasSelection());
    QTest::keyClick(m_panel->searchField(), Qt::Key_Escape);
    QVERIFY(m_panel->searchField()->text().isEmpty());
    QCOMPARE(m_panel->view()->currentIndex(), m_panel->model()->indexOf("focal"));
    QCOMPARE(selected.count(), 0);
}

void LossListPanelTest::countAndTips() {
    const auto labels = m_panel->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel* label) { return label->text() == "3 shown"; }));
    std::vector<LossRow> rows = sample();
    rows[0].value.reset();
    rows[0].undefinedReason = "no valid pixel";
    rows[1].history = {0.5, 0.25};
    m_panel->setRows(rows);
    const auto tip = [&](const char* id) {
        return m_panel->model()->indexOf(id).data(Qt::ToolTipRole).toString();
    };
    QVERIFY(tip("cross_entropy").contains("no valid pixel"));
    QVERIFY(tip("focal").contains("0.2500"));
    QVERIFY(tip("dice").contains("not computed"));
}

void LossListPanelTest::statesLookDifferent() {
    const auto picture = [&](const LossRow& changed) {
        std::vector<LossRow> rows = sample();
        rows[0] = changed;
        m_panel->setRows(rows);
        return m_panel->view()->grab(rectOf("cross_entropy").translated(0, 24)).toImage();
    };
    LossRow plain = sample()[0], working = plain, undefined = plain, edited = plain;
    working.working = true;
    undefined.value.reset();
    undefined.undefinedReason = "no valid pixel";
    edited.history = {0.4, 0.45, 0.5};
    const QImage pictures[] = {picture(plain), picture(working), picture(undefined),
                               picture(edited)};
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < i; ++j)
            QVERIFY2(pictures[i] != pictures[j], qPrintable(QString("%1 and %2").arg(i).arg(j)));
}

QTEST_MAIN(LossListPanelTest)
#include "loss_list_panel_test.moc"
