// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/analysis_tabs.h"

#include "app/window/budget_tab.h"
#include "app/window/canvas_board.h"
#include "app/window/compare_tab.h"
#include "app/window/metrics_tab.h"
#include "app/window/window_actions.h"
#include "widgets/panels/compare_view.h"
#include "widgets/plots/budget_view.h"
#include "widgets/plots/metrics_view.h"

#include <QAction>
#include <QTabWidget>

namespace lossglass {

namespace {

BudgetTab* addBudget(Document& document, QTabWidget& tabs) {
    auto* view = new BudgetView(&tabs);
    view->setObjectName(QStringLiteral("budget"));
    tabs.addTab(view, AnalysisTabs::tr("Gradient budget"));
    return new BudgetTab(document, *view, view);
}

}  // namespace

AnalysisTabs::AnalysisTabs(Document& document, WindowActions& actions, QTabWidget& tabs,
                           CanvasBoard& board)
    : QObject(&tabs),
      m_actions(actions),
      m_tabs(tabs),
      m_budget(addBudget(document, tabs)),
      m_compareView(new CompareView(&tabs)),
      m_compare(new CompareTab(document, *m_compareView, this)),
      m_metricsView(new MetricsView(&tabs)),
      m_metrics(new MetricsTab(document, *m_metricsView, this)) {
    m_compareView->setObjectName(QStringLiteral("compare"));
    tabs.addTab(m_compareView, tr("Compare"));
    m_metricsView->setObjectName(QStringLiteral("metrics"));
    tabs.addTab(m_metricsView, tr("Metrics"));
    connectCompare();
    connect(m_budget, &BudgetTab::thresholdEdited, m_metrics, &MetricsTab::setThreshold);
    connect(m_metrics, &MetricsTab::thresholdEdited, m_budget, &BudgetTab::setThreshold);
    connect(m_budget, &BudgetTab::highlighted, &board, &CanvasBoard::setHighlight);
}

AnalysisTabs::~AnalysisTabs() {
    // The views may tell that they are hidden when all else is gone.
    delete m_budget;
}

void AnalysisTabs::connectCompare() {
    connect(m_compare, &CompareTab::pixelHovered, this, &AnalysisTabs::pixelHovered);
    connect(m_compare, &CompareTab::gradientByChosen, this, [this](GradientBy by) {
        ViewSettings next = m_settings;
        next.gradientBy = by;
        emit settingsEdited(next);
    });
    const auto maximise = [this](bool on) {
        if (m_actions.maximise->isChecked() != on) m_actions.maximise->trigger();
    };
    connect(m_actions.compare, &QAction::triggered, this, [this, maximise](bool on) {
        if (on) {
            m_tabBefore = m_tabs.currentIndex();
            m_tabs.setCurrentWidget(m_compareView);
        } else {
            m_tabs.setCurrentIndex(m_tabBefore);
        }
        maximise(on);
    });
    const auto follow = [this] {
        m_actions.compare->setChecked(m_actions.maximise->isChecked() &&
                                      m_tabs.currentWidget() == m_compareView);
    };
    connect(&m_tabs, &QTabWidget::currentChanged, this, follow);
    connect(m_actions.maximise, &QAction::toggled, this, follow);
}

void AnalysisTabs::setSettings(const ViewSettings& settings, const WindowLook& theme) {
    m_settings = settings;
    m_compare->setSettings(settings, theme);
    m_budget->setSettings(settings);
    m_metrics->setWatched(settings.watched);
}

void AnalysisTabs::setPixel(const ViewSettings& settings) {
    m_settings = settings;
    m_compare->setPixel(settings.pixel);
    m_budget->setPixel(settings.pixel);
}

const Scene& AnalysisTabs::comparedScene() const {
    return m_compare->keptScene();
}

void AnalysisTabs::setComparedScene(const Scene& scene) {
    m_compare->setKeptScene(scene);
}

void AnalysisTabs::runAfter(LiveEvaluation& first) {
    m_budget->runAfter(first);
    m_compare->runAfter(first);
    m_metrics->runAfter(first);
}

bool AnalysisTabs::isCurrent() const {
    return m_compare->isCurrent() && m_metrics->isCurrent();
}

}  // namespace lossglass
