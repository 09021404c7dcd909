// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/budget_tab.h"
#include "app/window/sweep_tab.h"
#include "losslib/loss/catalogue.h"
#include "tests/app/window/window_driver.h"
#include "widgets/plots/budget_bars.h"
#include "widgets/plots/budget_view.h"
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

private:
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

QTEST_MAIN(AnalysisTabsTest)
#include "analysis_tabs_test.moc"
