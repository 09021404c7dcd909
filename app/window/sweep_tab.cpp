// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/sweep_tab.h"

#include "app/window/reading_texts.h"
#include "losslib/analysis/sweep.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/loss_text.h"
#include "widgets/plots/sweep_view.h"

#include <algorithm>

namespace lossglass {

namespace {

constexpr int kSteps = 51;

/// A sweep and the loss and parameter that it is of.
struct Swept {
    Sweep sweep;
    std::string loss, parameter;
};

QString textOf(const Parameter& parameter) {
    const QString label = lossText(parameter.label);
    return parameter.symbol.empty()
               ? label
               : QStringLiteral("%1, %2").arg(label, QString::fromStdString(parameter.symbol));
}

}  // namespace

SweepTab::SweepTab(Document& document, SweepView& view, QObject* parent)
    : QObject(parent), m_document(document), m_view(view) {
    connect(&document, &Document::changed, this, &SweepTab::onChanged);
    connect(&view, &SweepView::shown, this, &SweepTab::submit);
    connect(&view, &SweepView::parameterChosen, this, [this](int index) {
        const auto all = runnable();
        if (index < 0 || index >= static_cast<int>(all.size())) return;
        m_parameter = all[static_cast<std::size_t>(index)]->id;
        submit();
    });
    connect(&view, &SweepView::valueChosen, this, [this](double x) {
        if (!m_parameter.empty())
            m_document.setParameter(m_document.selectedLoss(), m_parameter, x);
    });
    connect(&view, &SweepView::dragBegan, this,
            [this] { m_document.beginEdit(m_document.selectedLoss()); });
    connect(&view, &SweepView::dragEnded, this, [this] { m_document.endEdit(); });
    connect(&m_live, &LiveEvaluation::readingsReady, this, &SweepTab::receive);
}

SweepTab::~SweepTab() {
    if (m_cancelled) *m_cancelled = true;
}

const Loss* SweepTab::loss() const {
    return findAnyLoss(m_document.selectedLoss());
}

std::vector<const Parameter*> SweepTab::runnable() const {
    std::vector<const Parameter*> all;
    for (const Parameter& parameter : loss()->parameters)
        if (parameter.kind == ParameterKind::Real) all.push_back(&parameter);
    return all;
}

void SweepTab::onChanged(const Change& change) {
    if (!change.touches({Change::What::WholeScene, Change::What::Target, Change::What::Prediction,
                         Change::What::Parameters, Change::What::SelectedLoss}))
        return;
    m_isCurrent = false;
    if (m_view.isVisible()) submit();
}

void SweepTab::submit() {
    const auto all = runnable();
    if (m_document.scene().isEmpty()) return;
    if (all.empty()) {
        SweepViewData none;
        none.lossName = lossName(m_document.selectedLoss());
        m_view.setData(none);
        m_isCurrent = true;
        return;
    }
    const bool isOwn = std::any_of(
        all.begin(), all.end(), [this](const Parameter* each) { return each->id == m_parameter; });
    if (!isOwn) m_parameter = all.front()->id;
    const Parameter& parameter = *findParameter(*loss(), m_parameter);
    SweepQuestion question;
    question.losses = {{loss(), m_document.parameters(loss()->id), {}}};
    question.axes = {{m_parameter, std::max(parameter.minimum, parameter.sliderMinimum),
                      std::min(parameter.maximum, parameter.sliderMaximum), kSteps}};
    if (whyNoSweep(question)) return;
    if (m_cancelled) *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    LiveSnapshot snapshot;
    snapshot.scene = m_document.scene();
    snapshot.extra = [question, cancelled = m_cancelled](const std::vector<Reading<float>>&,
                                                         const Scene& scene) {
        const SweepHooks hooks{[cancelled] { return cancelled->load(); }, {}};
        return std::make_shared<Swept>(Swept{runSweep(scene, question, hooks),
                                             question.losses[0].loss->id, question.axes[0].id});
    };
    m_isCurrent = false;
    m_live.submit(std::move(snapshot));
}

void SweepTab::receive(const std::shared_ptr<const LiveReadings>& readings) {
    const auto* swept = static_cast<const Swept*>(readings->extra.get());
    if (!swept || swept->loss != loss()->id || swept->parameter != m_parameter) return;
    SweepViewData content;
    content.lossName = lossName(swept->loss);
    const auto all = runnable();
    for (std::size_t i = 0; i < all.size(); ++i) {
        content.parameters << textOf(*all[i]);
        if (all[i]->id == m_parameter) content.chosen = static_cast<int>(i);
    }
    content.from = swept->sweep.axes[0].from;
    content.to = swept->sweep.axes[0].to;
    content.now = m_document.parameters(swept->loss).number(m_parameter);
    for (int place = 0; place < swept->sweep.places; ++place) {
        const auto at = static_cast<std::size_t>(place);
        if (!swept->sweep.isReached[at]) continue;
        const SweepPoint& point = swept->sweep.losses[0].points[at];
        content.points.push_back(
            {swept->sweep.at(0, place), point.value, point.totalPull, point.shares});
    }
    m_view.setData(content);
    m_isCurrent = !m_live.isPending();
}

}  // namespace lossglass
