// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/landscape_tab.h"

#include "app/window/reading_texts.h"
#include "app/window/sweep_content.h"
#include "losslib/dialects/dialect_losses.h"
#include "widgets/panels/loss_text.h"
#include "widgets/plots/landscape_view.h"

#include <algorithm>

namespace lossglass {

LandscapeTab::LandscapeTab(Document& document, LandscapeView& view, QObject* parent)
    : QObject(parent), m_document(document), m_view(view) {
    connect(&document, &Document::changed, this, &LandscapeTab::onChanged);
    connect(&m_job, &SweepJob::reached, this, &LandscapeTab::show);
    connectView();
}

void LandscapeTab::connectView() {
    connect(&m_view, &LandscapeView::shown, this, &LandscapeTab::submit);
    connect(&m_view, &LandscapeView::axisChosen, this, [this](int axis, int index) {
        if (index >= 0 && index < static_cast<int>(m_choices.size()))
            setAxis(axis, m_choices[static_cast<std::size_t>(index)].axis.id);
    });
    connect(&m_view, &LandscapeView::rangeChosen, this, [this](int axis, const AxisScale& range) {
        SweepAxis next = axisOf(axis);
        next.from = range.from;
        next.to = range.to;
        next.scale = range.isLogarithmic ? Scale::Logarithmic : Scale::Linear;
        setRange(axis, next);
    });
    connect(&m_view, &LandscapeView::stepsChosen, this, [this](int steps) {
        m_steps = steps;
        submit();
    });
    connect(&m_view, &LandscapeView::editClassChosen, this, [this](int label) {
        m_manner.label = label;
        submit();
    });
    connect(&m_view, &LandscapeView::editOtherChosen, this, [this](int label) {
        m_manner.other = label;
        submit();
    });
    connect(&m_view, &LandscapeView::pullChosen, this, [this](bool pull) {
        m_showsPull = pull;
        submit();
    });
    connect(&m_view, &LandscapeView::dragBegan, this,
            [this] { m_document.beginEdit(m_document.selectedLoss()); });
    connect(&m_view, &LandscapeView::pointChosen, this, &LandscapeTab::setPoint);
    connect(&m_view, &LandscapeView::dragEnded, this, [this] { m_document.endEdit(); });
}

const Loss* LandscapeTab::loss() const {
    return findAnyLoss(m_document.selectedLoss());
}

void LandscapeTab::refreshChoices() {
    const std::string of = loss()->id + " " + std::to_string(m_document.scene().channels());
    if (of == m_choicesOf) return;
    m_choicesOf = of;
    m_choices = sweepAxesOf(*loss(), m_document.scene());
    // What ran before goes on where the loss has it; the first others take the free places.
    const auto has = [this](const std::string& id) {
        return std::any_of(m_choices.begin(), m_choices.end(),
                           [&](const auto& each) { return each.axis.id == id; });
    };
    const bool keepsBoth = has(m_axes[0]) && has(m_axes[1]);
    if (keepsBoth) return;
    m_axes = {m_choices[0].axis.id, m_choices[1].axis.id};
}

const SweepAxisChoice& LandscapeTab::chosen(int axis) const {
    return *std::find_if(m_choices.begin(), m_choices.end(), [&](const auto& each) {
        return each.axis.id == m_axes[static_cast<std::size_t>(axis)];
    });
}

SweepAxis LandscapeTab::axisOf(int axis) const {
    SweepAxis result = m_ranges.axisOf(*loss(), chosen(axis));
    result.steps = m_steps;
    return result;
}

std::optional<double> LandscapeTab::now(int axis) const {
    const SweepAxisChoice& choice = chosen(axis);
    if (!choice.isParameter) return choice.neutral;
    return m_document.parameters(loss()->id).number(choice.axis.id);
}

void LandscapeTab::setAxis(int axis, const std::string& id) {
    refreshChoices();
    const auto place = static_cast<std::size_t>(axis);
    // The two change places rather than being the same.
    if (m_axes[1 - place] == id) m_axes[1 - place] = m_axes[place];
    m_axes[place] = id;
    submit();
}

void LandscapeTab::setRange(int axis, const SweepAxis& range) {
    // A range that is none leaves the old one, and the fields show it again.
    m_ranges.set(*loss(), chosen(axis), range);
    submit();
}

void LandscapeTab::setPoint(std::optional<double> x, std::optional<double> y) {
    const std::string id = loss()->id;
    if (x) m_document.setParameter(id, chosen(0).axis.id, *x);
    if (y) m_document.setParameter(id, chosen(1).axis.id, *y);
}

void LandscapeTab::onChanged(const Change& change) {
    if (!change.touches({Change::What::WholeScene, Change::What::Target, Change::What::Prediction,
                         Change::What::Parameters, Change::What::SelectedLoss}))
        return;
    m_isCurrent = false;
    if (m_view.isVisible()) submit();
}

SweepQuestion LandscapeTab::question() const {
    SweepQuestion question;
    question.losses = {{loss(), m_document.parameters(loss()->id), {}}};
    question.axes = {axisOf(0), axisOf(1)};
    question.edit = mannerFor(m_manner, m_document.scene());
    question.depth = m_showsPull ? SweepDepth::Pulls : SweepDepth::Values;
    return question;
}

void LandscapeTab::submit() {
    if (m_document.scene().isEmpty()) return;
    refreshChoices();
    m_job.submit(m_document.scene(), question());
    m_isCurrent = true;
    show();
}

void LandscapeTab::show() {
    refreshChoices();
    LandscapeViewData content;
    content.axes = namesOf(m_choices);
    content.parameters = parametersAmong(m_choices);
    content.steps = m_steps;
    content.showsPull = m_showsPull;
    content.classes = classChoiceOf({&chosen(0), &chosen(1)}, m_manner, m_document.scene());
    const QString name = lossName(loss()->id);
    content.title = m_showsPull ? tr("Total pull of %1").arg(name) : tr("Value of %1").arg(name);
    for (int i = 0; i < 2; ++i) {
        const SweepAxisChoice& choice = chosen(i);
        LandscapeAxisData& axis = content.axis[static_cast<std::size_t>(i)];
        axis.name = fullNameOf(choice, m_manner, m_document.scene());
        axis.chosen = static_cast<int>(&choice - m_choices.data());
        axis.least = choice.least;
        axis.most = choice.most;
        axis.scale = scaleOf(axisOf(i));
        axis.now = now(i);
        axis.canDrag = choice.isParameter;
    }
    if (const auto reason = whyNoSweep(question())) content.nothing = lossText(*reason);
    fillGrid(content);
    m_view.setData(content);
}

void LandscapeTab::fillGrid(LandscapeViewData& content) const {
    const Sweep* sweep = m_job.sweep();
    const bool belongs = sweep && sweep->axes.size() == 2 && !sweep->losses.empty() &&
                         sweep->losses[0].request.loss == loss() &&
                         sweep->axes[0].id == m_axes[0] && sweep->axes[1].id == m_axes[1];
    if (!belongs) return;
    for (std::size_t i = 0; i < 2; ++i)
        content.axis[i].scale = scaleOf(sweep->axes[i]);
    content.progress = static_cast<double>(sweep->computed) / sweep->places;
    content.grid = landscapeGrid(*sweep, m_job.depth());
    if (const auto range = heightRange(content.grid); !range && sweep->isComplete())
        content.nothing =
            tr("Undefined everywhere: %1").arg(lossText(sweep->losses[0].points[0].undefined));
}

}  // namespace lossglass
