// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/budget_tab.h"

#include "app/window/dialect_views.h"
#include "app/window/reading_texts.h"
#include "losslib/analysis/gradient_budget.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/loss_text.h"
#include "widgets/plots/budget_view.h"

namespace lossglass {

namespace {

/// What the worker makes of the gradients.
struct Budgets {
    std::vector<GradientBudget> ofReadings;
    OutcomeSums pixels;
    double threshold = 0.5;
};

std::shared_ptr<void> budgetsOf(const std::vector<Reading<float>>& readings,
                                const Workspace<float>& work, double threshold) {
    auto budgets = std::make_shared<Budgets>();
    const BudgetSorter<float> sorter(work, {threshold, {}});
    for (const auto& reading : readings)
        budgets->ofReadings.push_back(sorter.sort(reading.evaluation.logitGradient));
    budgets->pixels = sorter.pixels();
    budgets->threshold = threshold;
    return budgets;
}

}  // namespace

BudgetTab::BudgetTab(Document& document, BudgetView& view, QObject* parent)
    : QObject(parent), m_document(document), m_view(view) {
    connect(&document, &Document::changed, this, &BudgetTab::onChanged);
    connect(&view, &BudgetView::shown, this, &BudgetTab::submit);
    connect(&view, &BudgetView::thresholdChosen, this, [this](double threshold) {
        m_threshold = threshold;
        submit();
    });
    connect(&view, &BudgetView::lossPicked, this,
            [this](const std::string& id) { m_document.selectLoss(id); });
    connect(&m_live, &LiveEvaluation::readingsReady, this, &BudgetTab::receive);
}

void BudgetTab::onChanged(const Change& change) {
    if (!change.touches({Change::What::WholeScene, Change::What::Target, Change::What::Prediction,
                         Change::What::Parameters, Change::What::ShownLosses,
                         Change::What::SelectedLoss}))
        return;
    m_isCurrent = false;
    if (m_view.isVisible()) submit();
}

void BudgetTab::submit() {
    if (m_document.scene().isEmpty()) return;
    LiveSnapshot snapshot;
    snapshot.scene = m_document.scene();
    for (const Loss* loss : listedLosses(m_document))
        if (m_document.isShown(loss->id) || loss->id == m_document.selectedLoss())
            snapshot.requests.push_back({loss, m_document.parameters(loss->id), {}});
    snapshot.extraOnWork = [threshold = m_threshold](const std::vector<Reading<float>>& readings,
                                                     const Workspace<float>& work) {
        return budgetsOf(readings, work, threshold);
    };
    m_isCurrent = false;
    m_live.submit(std::move(snapshot));
}

void BudgetTab::receive(const std::shared_ptr<const LiveReadings>& readings) {
    const auto* budgets = static_cast<const Budgets*>(readings->extra.get());
    if (!budgets) return;
    BudgetViewData data;
    data.pixels = budgets->pixels;
    if (readings->scene.channels() == 1) data.threshold = budgets->threshold;
    for (std::size_t i = 0; i < readings->readings.size(); ++i) {
        const Reading<float>& reading = readings->readings[i];
        BudgetViewData::Row row;
        row.id = reading.loss->id;
        row.name = lossName(row.id);
        row.pull = budgets->ofReadings[i].outcomes;
        if (reading.evaluation.undefined) row.undefined = lossText(*reading.evaluation.undefined);
        row.isSelected = row.id == m_document.selectedLoss();
        data.rows.push_back(std::move(row));
    }
    m_view.setData(data);
    m_isCurrent = !m_live.isPending();
    emit updated();
}

}  // namespace lossglass
