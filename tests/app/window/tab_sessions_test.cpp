// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_file.h"
#include "app/window/budget_tab.h"
#include "app/window/compare_tab.h"
#include "app/window/edit_tab.h"
#include "app/window/landscape_tab.h"
#include "app/window/metrics_tab.h"
#include "app/window/sweep_tab.h"
#include "tests/app/window/window_driver.h"
#include "widgets/panels/compare_card.h"
#include "widgets/panels/compare_view.h"
#include "widgets/panels/edit_panel.h"
#include "widgets/parameters/parameter_row.h"
#include "widgets/parameters/parameter_slider.h"
#include "widgets/plots/budget_view.h"
#include "widgets/plots/landscape_plot.h"
#include "widgets/plots/landscape_view.h"
#include "widgets/plots/metrics_view.h"
#include "widgets/plots/segment_choice.h"
#include "widgets/plots/sweep_plots.h"
#include "widgets/plots/sweep_view.h"

#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace lossglass;
using lossglass::test::WindowDriver;

/// What the hand sets in the tabs comes back with the session, in another window.
class TabSessionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void compareComesBack();
    void metricsComeBack();
    void budgetComesBack();
    void sweepComesBack();
    void landscapeComesBack();
    void editsComeBack();
    void aSessionWithoutThemLeavesNoCards();
    void undoOfOpeningBringsTheEditsBack();
    void whatMakesNoSenseIsLeftOut();

private:
    /// The tab in view, too: these three tell for themselves.
    template <class Tab, class View>
    static bool isCurrent(WindowDriver& hand) {
        return !hand.window.findChild<View*>()->isVisible() ||
               hand.window.findChild<Tab*>()->isCurrent();
    }
    static bool settle(WindowDriver& hand) {
        const auto isWhole = [&] {
            return hand.window.isCurrent() && isCurrent<SweepTab, SweepView>(hand) &&
                   isCurrent<LandscapeTab, LandscapeView>(hand) &&
                   isCurrent<BudgetTab, BudgetView>(hand);
        };
        return hand.settle() && QTest::qWaitFor(isWhole, 60000);
    }
    template <class Widget>
    static Widget* named(QWidget* view, const QString& accessible) {
        for (Widget* each : view->findChildren<Widget*>())
            if (each->accessibleName() == accessible) return each;
        return nullptr;
    }
    template <class View>
    View* view(WindowDriver& hand) {
        return hand.window.findChild<View*>();
    }
    QAction* entry(QWidget* view, const QString& text) {
        for (QMenu* menu : view->findChildren<QMenu*>())
            for (QAction* each : menu->actions())
                if (each->text().remove('&').compare(text, Qt::CaseInsensitive) == 0) return each;
        return nullptr;
    }
    void show(const QString& tab) {
        QVERIFY(m_hand->window.showTab(tab));
        QVERIFY(settle(*m_hand));
    }
    /// Saves, opens in another window, and holds the two against each other.
    void reopen() {
        QVERIFY(settle(*m_hand));
        const auto before = m_hand->window.captureSession();
        const QString path = m_folder->filePath("kept.lossglass");
        QVERIFY(!writeSession(path, *before));
        m_other = std::make_unique<WindowDriver>();
        QVERIFY(m_other->isReady());
        const QJsonObject fresh = m_other->window.captureSession()->panes;
        QVERIFY(fresh != before->panes || before->editSource);
        m_other->window.openFiles({path});
        QVERIFY(settle(*m_other));
        const auto after = m_other->window.captureSession();
        for (auto pane = before->panes.begin(); pane != before->panes.end(); ++pane)
            QCOMPARE(after->panes.value(pane.key()), pane.value());
        QVERIFY(isSameSession(*after, *before));
        QCOMPARE(m_other->window.shownTab(), m_hand->window.shownTab());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowDriver> m_hand, m_other;
};

void TabSessionsTest::initTestCase() {
    // Settings of the tests do not meet those of the person.
    static QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
}

void TabSessionsTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_hand = std::make_unique<WindowDriver>();
    QVERIFY(m_hand->isReady());
}

void TabSessionsTest::cleanup() {
    m_other.reset();
    m_hand.reset();
}

void TabSessionsTest::compareComesBack() {
    show("compare");
    auto* compare = view<CompareView>(*m_hand);
    const auto press = [&](const QString& text) {
        for (auto* each : compare->findChildren<QPushButton*>())
            if (each->text() == text) return QTest::mouseClick(each, Qt::LeftButton);
        QFAIL("no such button");
    };
    press("Keep settings");
    QVERIFY(settle(*m_hand));
    // The kept settings are a card of their own: the slider moves on.
    m_hand->window.document().setParameter("focal", "gamma", 5.0);
    QVERIFY(settle(*m_hand));
    auto* tab = m_hand->window.findChild<CompareTab*>();
    const auto& cards = compare->cards();
    int kept = 0, dice = 0;
    for (const CompareCard* card : cards) {
        if (card->content().kind == CompareCardData::Kind::KeptSettings) kept = card->content().key;
        if (card->content().name == "Dice") dice = card->content().key;
    }
    QVERIFY(kept && dice);
    tab->addDifference(kept);
    tab->addDifference(dice);
    press("Keep scene");
    m_hand->stroke(CanvasContent::Prediction, {40, 40}, {80, 60});
    auto* order = compare->controls()->findChildren<QComboBox*>().at(1);
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down);
    QVERIFY(settle(*m_hand));
    const QJsonObject state = tab->sessionState();
    QCOMPARE(state["cards"].toArray().size(), 3);
    QVERIFY(state["order"].toString() != "as_listed");
    reopen();
    const auto& again = view<CompareView>(*m_other)->cards();
    QCOMPARE(again.size(), cards.size());
    for (std::size_t i = 0; i < cards.size(); ++i) {
        QCOMPARE(again[i]->content().name, cards[i]->content().name);
        QCOMPARE(again[i]->content().value, cards[i]->content().value);
        QCOMPARE(again[i]->content().otherValue, cards[i]->content().otherValue);
        QVERIFY(again[i]->content().otherValue);
    }
}

void TabSessionsTest::metricsComeBack() {
    show("metrics");
    QTableView* table = view<MetricsView>(*m_hand)->table();
    table->setFocus();
    for (int i = 0; i < static_cast<int>(MetricKind::Hausdorff95); ++i)
        QTest::keyClick(table, Qt::Key_Down);
    auto* threshold =
        named<QSlider>(view<MetricsView>(*m_hand), "Threshold of the hard prediction");
    QTest::keyClick(threshold, Qt::Key_PageUp);
    QVERIFY(settle(*m_hand));
    reopen();
    const MetricsView* again = view<MetricsView>(*m_other);
    QCOMPARE(again->table()->currentIndex().row(), static_cast<int>(MetricKind::Hausdorff95));
    QCOMPARE(
        named<QSlider>(view<MetricsView>(*m_other), "Threshold of the hard prediction")->value(),
        threshold->value());
}

void TabSessionsTest::budgetComesBack() {
    show("budget");
    auto* by = view<BudgetView>(*m_hand)->findChild<SegmentChoice*>();
    by->findChildren<QAbstractButton*>().at(2)->click();
    QVERIFY(settle(*m_hand));
    reopen();
    QCOMPARE(view<BudgetView>(*m_other)->findChild<SegmentChoice*>()->chosen(), 2);
}

void TabSessionsTest::sweepComesBack() {
    m_hand->window.opener().openSample("rare_of_four");
    QVERIFY(settle(*m_hand));
    QVERIFY(m_hand->scene().labelCount() > 2);
    m_hand->window.document().selectLoss("focal");
    show("sweep");
    auto* sweep = view<SweepView>(*m_hand);
    auto* axis = named<QComboBox>(sweep, "Sweep over");
    axis->setFocus();
    while (!axis->currentText().startsWith("Dropped"))
        QTest::keyClick(axis, Qt::Key_Down);
    auto* steps = named<QSpinBox>(sweep, "Number of steps");
    steps->selectAll();
    QTest::keyClicks(steps, "7\r");
    named<QSpinBox>(sweep, "Seed of what is random")->selectAll();
    QTest::keyClicks(named<QSpinBox>(sweep, "Seed of what is random"), "42\r");
    entry(sweep, "Each loss over its largest")->trigger();
    entry(sweep, "Scatter of loss against metric")->trigger();
    entry(sweep, "Precision")->trigger();
    sweep->findChild<QMenu*>("editClass")->actions().at(2)->trigger();
    QVERIFY(settle(*m_hand));
    const auto& data = sweep->plots()->data();
    QVERIFY(data.axisName.contains(QString::fromStdString(m_hand->scene().classes()[2].name)));
    QCOMPARE(data.selected()->points.size(), std::size_t{7});
    reopen();
    const auto& again = view<SweepView>(*m_other)->plots()->data();
    QCOMPARE(again.axisName, data.axisName);
    QCOMPARE(again.metricName, data.metricName);
    QVERIFY(again.isNormalised && again.isScatter);
    QCOMPARE(again.controls.seed, 42);
    QCOMPARE(again.controls.classes.label, 2);
    for (std::size_t i = 0; i < 7; ++i)
        QCOMPARE(again.selected()->points[i].value, data.selected()->points[i].value);
}

void TabSessionsTest::landscapeComesBack() {
    m_hand->window.document().selectLoss("tversky");
    show("landscape");
    auto* landscape = view<LandscapeView>(*m_hand);
    auto* steps = named<QSpinBox>(landscape, "Number of steps");
    steps->selectAll();
    QTest::keyClicks(steps, "9\r");
    entry(landscape, "Total pull")->trigger();
    emit landscape->rangeChosen(1, {0.25, 0.75, true});
    QVERIFY(settle(*m_hand));
    reopen();
    const auto& again = view<LandscapeView>(*m_other)->plot()->data();
    QCOMPARE(again.grid.columns, 9);
    QVERIFY(again.showsPull);
    QVERIFY(again.axis[1].scale == (AxisScale{0.25, 0.75, true}));
    QVERIFY(again.grid.heights == landscape->plot()->data().grid.heights);
}

void TabSessionsTest::editsComeBack() {
    const Scene start = m_hand->scene();
    show("edits");
    auto* panel = view<EditPanel>(*m_hand);
    for (const char* row : {"blur", "salt", "seed"})
        QTest::keyClick(panel->row(row)->findChild<ParameterSlider*>(), Qt::Key_Right,
                        Qt::ShiftModifier);
    QVERIFY(settle(*m_hand));
    const PredictionEdits made = m_hand->window.document().predictionEdits();
    QVERIFY(made.amount(SceneEditKind::Blur) > 0 && made.amount(SceneEditKind::Salt) > 0);
    QVERIFY(made.seed != 1);
    reopen();
    QVERIFY(view<EditPanel>(*m_other)->edits() == made);
    // The sliders go back to where the edits began, not to what they made.
    QTest::mouseClick(view<EditPanel>(*m_other)->findChild<QWidget*>("resetEdits"), Qt::LeftButton);
    QVERIFY(settle(*m_other));
    QVERIFY((m_other->scene().logits() == start.logits()).all());
}

void TabSessionsTest::aSessionWithoutThemLeavesNoCards() {
    const auto before = m_hand->window.captureSession();
    show("compare");
    auto* tab = m_hand->window.findChild<CompareTab*>();
    tab->keepSettings();
    tab->keepScene();
    QVERIFY(settle(*m_hand));
    QVERIFY(!m_hand->window.captureSession()->compared.isEmpty());
    Session old = *before;
    old.panes = {};
    m_hand->window.applySession(old, "opening", Document::Restored::Saved);
    QVERIFY(settle(*m_hand));
    QVERIFY(m_hand->window.captureSession()->compared.isEmpty());
    QVERIFY(tab->sessionState()["cards"].toArray().isEmpty());
}

void TabSessionsTest::undoOfOpeningBringsTheEditsBack() {
    const auto before = m_hand->window.captureSession();
    show("edits");
    QTest::keyClick(view<EditPanel>(*m_hand)->row("blur")->findChild<ParameterSlider*>(),
                    Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(settle(*m_hand));
    const PredictionEdits made = m_hand->window.document().predictionEdits();
    m_hand->window.applySession(*before, "opening", Document::Restored::Saved);
    QVERIFY(m_hand->window.document().predictionEdits().isNeutral());
    m_hand->undo();
    QVERIFY(m_hand->window.document().predictionEdits() == made);
    QVERIFY(view<EditPanel>(*m_hand)->edits() == made);
    QVERIFY(settle(*m_hand));
}

void TabSessionsTest::whatMakesNoSenseIsLeftOut() {
    show("sweep");
    Session session = *m_hand->window.captureSession();
    session.panes["sweep"] = QJsonObject{
        {"across", "nothing"},
        {"metric", 7},
        {"seed", -5},
        {"class", 3000},
        {"ranges", QJsonObject{{"focal gamma", QJsonObject{{"from", 1}, {"to", 1}}},
                               {"focal alpha", QJsonObject{{"from", -9}, {"to", 4}, {"steps", 3}}},
                               {"blur", 3}}}};
    session.panes["landscape"] = QJsonObject{{"steps", 100000}, {"across", 1}, {"ranges", "wide"}};
    session.panes["compare"] =
        QJsonObject{{"cards", QJsonArray{QJsonObject{{"loss", "none"}},
                                         QJsonObject{{"minus", QJsonArray{0, "dice"}}}, 4}},
                    {"selected", 9},
                    {"order", "by colour"}};
    session.panes["metrics"] = QJsonObject{{"row", "none"}};
    session.panes["budget"] = QJsonObject{{"by", "weekday"}, {"threshold", 7}};
    m_hand->window.applySession(session, "opening", Document::Restored::Saved);
    for (const char* tab : {"sweep", "landscape", "compare", "metrics", "budget"})
        show(tab);
    QVERIFY(m_hand->window.findChild<CompareTab*>()->sessionState()["cards"].toArray().isEmpty());
    QCOMPARE(view<SweepView>(*m_hand)->plots()->data().x.from, 0.0);
    QCOMPARE(view<LandscapeView>(*m_hand)->plot()->data().steps, kMostLandscapeSteps);
}

QTEST_MAIN(TabSessionsTest)
#include "tab_sessions_test.moc"
