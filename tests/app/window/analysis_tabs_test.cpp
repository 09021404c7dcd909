// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/budget_tab.h"
#include "app/window/landscape_tab.h"
#include "app/window/sweep_tab.h"
#include "losslib/loss/catalogue.h"
#include "tests/app/window/window_driver.h"
#include "widgets/plots/budget_bars.h"
#include "widgets/plots/budget_view.h"
#include "widgets/plots/landscape_plot.h"
#include "widgets/plots/landscape_view.h"
#include "widgets/plots/sweep_plots.h"
#include "widgets/plots/sweep_view.h"

#include <QTest>

#include <cmath>
#include <memory>

using namespace lossglass;

class AnalysisTabsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_hand.reset(); }
    void budgetFollowsTheDocument();
    void aClickInTheBudgetSelectsTheLoss();
    void draggingInTheSweepSetsTheParameter();
    void destroyedWhileSweeping();
    void theLineLeavesItsGhost();
    void editsRunWithTheirMetrics();
    void lossesThatHaveTheParameterAreDrawn();
    void aRangeThatIsNoneIsRefused();
    void thePointOfTheLandscapeSetsBoth();
    void theLandscapeFollowsTheLoss();

private:
    const SweepViewData& swept() { return m_hand->window.findChild<SweepView*>()->plots()->data(); }
    const LandscapeViewData& landscape() {
        return m_hand->window.findChild<LandscapeView*>()->plot()->data();
    }
    template <class Tab>
    bool isCurrent() {
        auto* tab = m_hand->window.template findChild<Tab*>();
        return QTest::qWaitFor([tab] { return tab->isCurrent(); }, 30000);
    }
    double gamma() { return *m_hand->window.document().parameters("focal").number("gamma"); }

    std::unique_ptr<test::WindowDriver> m_hand;
};

void AnalysisTabsTest::init() {
    m_hand = std::make_unique<test::WindowDriver>();
    QVERIFY(m_hand->isReady());
}

void AnalysisTabsTest::budgetFollowsTheDocument() {
    QVERIFY(m_hand->window.showTab("budget"));
    QVERIFY(!m_hand->window.showTab("none"));
    QVERIFY(isCurrent<BudgetTab>());
    auto* bars = m_hand->window.findChild<BudgetView*>()->bars();
    const auto before = bars->parts();
    QVERIFY(before.size() >= 8);
    m_hand->window.document().setParameter("focal", "gamma", 5.0);
    m_hand->window.document().endEdit();
    QVERIFY(isCurrent<BudgetTab>());
    const auto after = bars->parts();
    double moved = 0;
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
        moved += std::abs(after[i].place.width() - before[i].place.width());
    QVERIFY(moved > 1);
}

void AnalysisTabsTest::aClickInTheBudgetSelectsTheLoss() {
    m_hand->window.showTab("budget");
    QVERIFY(isCurrent<BudgetTab>());
    auto* bars = m_hand->window.findChild<BudgetView*>()->bars();
    const auto parts = bars->parts();
    const auto first =
        std::find_if(parts.begin(), parts.end(), [](const auto& part) { return part.row == 0; });
    QTest::mouseClick(bars, Qt::LeftButton, {}, first->place.center().toPoint());
    QCOMPARE(m_hand->window.document().selectedLoss(), catalogue().front().id);
}

void AnalysisTabsTest::draggingInTheSweepSetsTheParameter() {
    m_hand->window.showTab("sweep");
    QVERIFY(isCurrent<SweepTab>());
    const double before = gamma();
    const int steps = m_hand->steps();
    auto* plots = m_hand->window.findChild<SweepView*>()->plots();
    const QRectF area = plots->area(0);
    QTest::mousePress(plots, Qt::LeftButton, {}, area.center().toPoint());
    QTest::mouseMove(plots, QPoint(static_cast<int>(area.right()) - 4, 60));
    QTest::mouseRelease(plots, Qt::LeftButton, {}, area.center().toPoint());
    QVERIFY(gamma() > 4);
    QCOMPARE(m_hand->steps(), steps + 1);
    QVERIFY(isCurrent<SweepTab>());
    m_hand->undo();
    QCOMPARE(gamma(), before);
}

void AnalysisTabsTest::destroyedWhileSweeping() {
    m_hand->window.showTab("sweep");
    m_hand->window.document().setParameter("focal", "gamma", 1.0);
    QVERIFY(!m_hand->window.findChild<SweepTab*>()->isCurrent());
    m_hand.reset();
    QCoreApplication::processEvents();
    QVERIFY(QApplication::topLevelWidgets().isEmpty());
}

void AnalysisTabsTest::theLineLeavesItsGhost() {
    m_hand->window.showTab("sweep");
    QVERIFY(isCurrent<SweepTab>());
    QVERIFY(!swept().before);
    const double first = gamma();
    Document& document = m_hand->window.document();
    document.beginEdit("focal");
    document.setParameter("focal", "gamma", 1.0);
    document.setParameter("focal", "gamma", 1.5);
    QCOMPARE(swept().before.value(), first);
    document.endEdit();
    document.setParameter("focal", "gamma", 3.0);
    QCOMPARE(swept().now.value(), 3.0);
    QCOMPARE(swept().before.value(), 1.5);
    // What runs has no say in the sweep: nothing is computed again.
    QVERIFY(m_hand->window.findChild<SweepTab*>()->isCurrent());
}

void AnalysisTabsTest::editsRunWithTheirMetrics() {
    m_hand->window.showTab("sweep");
    auto* tab = m_hand->window.findChild<SweepTab*>();
    auto* view = m_hand->window.findChild<SweepView*>();
    tab->setAxis("shift_x");
    emit view->rangeChosen({0, 12}, 3);
    emit view->scatterChosen(true);
    QVERIFY(isCurrent<SweepTab>());
    QCOMPARE(swept().metricName, QString("Dice"));
    QVERIFY(!swept().canDrag);
    QVERIFY(swept().curves.size() > 1);
    const auto& points = swept().selected()->points;
    QCOMPARE(points.size(), std::size_t{3});
    QVERIFY(*points[2].metric < *points[0].metric);
    QVERIFY(*points[2].value > *points[0].value);
    QCOMPARE(swept().now.value(), 0.0);
    tab->setAxis("gamma");
    QVERIFY(swept().nothing.contains("Dice"));
}

void AnalysisTabsTest::lossesThatHaveTheParameterAreDrawn() {
    m_hand->window.showTab("sweep");
    Document& document = m_hand->window.document();
    document.setShownLosses({"dice", "tversky", "focal"});
    document.selectLoss("dice");
    m_hand->window.findChild<SweepTab*>()->setAxis("smooth");
    QVERIFY(isCurrent<SweepTab>());
    QCOMPARE(swept().curves.size(), std::size_t{2});
    QVERIFY(swept().selected());
    emit m_hand->window.findChild<SweepView*>()->allShownChosen(false);
    QVERIFY(isCurrent<SweepTab>());
    QCOMPARE(swept().curves.size(), std::size_t{1});
}

void AnalysisTabsTest::aRangeThatIsNoneIsRefused() {
    m_hand->window.showTab("sweep");
    auto* view = m_hand->window.findChild<SweepView*>();
    emit view->rangeChosen({1, 1}, 51);
    QVERIFY(isCurrent<SweepTab>());
    QCOMPARE(swept().x.from, 0.0);
    emit view->rangeChosen({0.1, 10, true}, 7);
    QVERIFY(isCurrent<SweepTab>());
    QVERIFY(swept().x.isLogarithmic);
    QCOMPARE(swept().selected()->points.size(), std::size_t{7});
    QVERIFY(std::abs(swept().selected()->points[3].x - 1) < 1e-12);
}

void AnalysisTabsTest::thePointOfTheLandscapeSetsBoth() {
    Document& document = m_hand->window.document();
    document.selectLoss("tversky");
    m_hand->window.showTab("landscape");
    QVERIFY(isCurrent<LandscapeTab>());
    QCOMPARE(landscape().grid.heights.size(), std::size_t{61 * 61});
    const int steps = m_hand->steps();
    auto* plot = m_hand->window.findChild<LandscapeView*>()->plot();
    const QRectF area = plot->area();
    QTest::mousePress(plot, Qt::LeftButton, {}, area.center().toPoint());
    const QPointF place(area.left() + 0.8 * area.width(), area.top() + 0.2 * area.height());
    QTest::mouseMove(plot, place.toPoint());
    QTest::mouseRelease(plot, Qt::LeftButton, {}, place.toPoint());
    const auto number = [&](const char* id) {
        return document.parameters("tversky").number(id).value();
    };
    QVERIFY(std::abs(number("alpha") - 0.8 * landscape().axis[0].scale.to) < 0.02);
    QVERIFY(std::abs(number("beta") - 0.8 * landscape().axis[1].scale.to) < 0.02);
    QCOMPARE(m_hand->steps(), steps + 1);
    // The map tells the loss of the point.
    const LandscapeGrid& grid = landscape().grid;
    const Reading<float> reading =
        evaluateOne(Workspace<float>(document.scene()),
                    {findLoss("tversky"), document.parameters("tversky"), {}});
    const double u = landscape().axis[0].scale.shareOf(number("alpha"));
    const double v = landscape().axis[1].scale.shareOf(number("beta"));
    QVERIFY(std::abs(grid.between(60 * u, 60 * v) - reading.evaluation.value) < 1e-3);
    m_hand->undo();
    QVERIFY(!document.parameters("tversky").number("beta"));
}

void AnalysisTabsTest::theLandscapeFollowsTheLoss() {
    m_hand->window.showTab("landscape");
    QVERIFY(isCurrent<LandscapeTab>());
    auto* tab = m_hand->window.findChild<LandscapeTab*>();
    auto* view = m_hand->window.findChild<LandscapeView*>();
    QVERIFY(landscape().title.contains("Focal"));
    const double value = landscape().grid.at(30, 30);
    emit view->pullChosen(true);
    QVERIFY(isCurrent<LandscapeTab>());
    QVERIFY(landscape().title.contains("pull"));
    QVERIFY(landscape().grid.at(30, 30) != value);
    // The two change places rather than being the same.
    const int across = landscape().axis[0].chosen;
    tab->setAxis(1, "gamma");
    QVERIFY(isCurrent<LandscapeTab>());
    QCOMPARE(landscape().axis[1].chosen, across);
    QVERIFY(landscape().axis[0].chosen != across);
}

QTEST_MAIN(AnalysisTabsTest)
#include "analysis_tabs_test.moc"
