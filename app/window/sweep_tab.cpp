// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/sweep_tab.h"

#include "app/window/dialect_views.h"
#include "app/window/reading_texts.h"
#include "app/window/sweep_content.h"
#include "losslib/analysis/metric_table.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/loss_text.h"
#include "widgets/plots/sweep_view.h"

#include <algorithm>
#include <type_traits>

namespace lossglass {

SweepTab::SweepTab(Document& document, SweepView& view, QObject* parent)
    : QObject(parent), m_document(document), m_view(view) {
    connect(&document, &Document::changed, this, &SweepTab::onChanged);
    connect(&m_job, &SweepJob::reached, this, &SweepTab::show);
    connectView();
}

void SweepTab::connectView() {
    const auto take = [this](auto& setting) {
        return [this, &setting](auto value) {
            setting = static_cast<std::remove_reference_t<decltype(setting)>>(value);
            submit();
        };
    };
    connect(&m_view, &SweepView::shown, this, &SweepTab::submit);
    connect(&m_view, &SweepView::seedChosen, this, take(m_manner.seed));
    connect(&m_view, &SweepView::editClassChosen, this, take(m_manner.label));
    connect(&m_view, &SweepView::editOtherChosen, this, take(m_manner.other));
    connect(&m_view, &SweepView::metricChosen, this, take(m_metric));
    connect(&m_view, &SweepView::allShownChosen, this, take(m_allShown));
    connect(&m_view, &SweepView::normalisedChosen, this, take(m_isNormalised));
    connect(&m_view, &SweepView::rangeChosen, this, &SweepTab::setRange);
    connect(&m_view, &SweepView::axisChosen, this, [this](int index) {
        if (index >= 0 && index < static_cast<int>(m_choices.size()))
            setAxis(m_choices[static_cast<std::size_t>(index)].axis.id);
    });
    connect(&m_view, &SweepView::scatterChosen, this, [this](bool scatter) {
        m_isScatter = scatter;
        if (scatter && m_metric < 0) m_metric = 0;
        submit();
    });
    connect(&m_view, &SweepView::valueChosen, this, [this](double x) {
        if (chosen().isParameter) m_document.setParameter(loss()->id, chosen().axis.id, x);
    });
    connect(&m_view, &SweepView::dragBegan, this,
            [this] { m_document.beginEdit(m_document.selectedLoss()); });
    connect(&m_view, &SweepView::dragEnded, this, [this] { m_document.endEdit(); });
}

void SweepTab::setAxis(const std::string& id) {
    m_axis = id;
    submit();
}

void SweepTab::setRange(const AxisScale& range, int steps) {
    SweepAxis axis = chosen().axis;
    axis.from = range.from;
    axis.to = range.to;
    axis.steps = steps;
    axis.scale = range.isLogarithmic ? Scale::Logarithmic : Scale::Linear;
    // A range that is none leaves the old one, and the fields show it again.
    m_ranges.set(*loss(), chosen(), axis);
    submit();
}

const Loss* SweepTab::loss() const {
    return findAnyLoss(m_document.selectedLoss());
}

const SweepAxisChoice& SweepTab::chosen() {
    const std::string of = loss()->id + " " + std::to_string(m_document.scene().channels());
    if (of != m_choicesOf) m_choices = sweepAxesOf(*loss(), m_document.scene());
    m_choicesOf = of;
    const auto found = std::find_if(m_choices.begin(), m_choices.end(),
                                    [this](const auto& each) { return each.axis.id == m_axis; });
    return found == m_choices.end() ? m_choices.front() : *found;
}

std::optional<double> SweepTab::now() {
    const SweepAxisChoice& choice = chosen();
    if (!choice.isParameter) return choice.neutral;
    return m_document.parameters(loss()->id).number(choice.axis.id);
}

void SweepTab::onChanged(const Change& change) {
    if (!change.touches({Change::What::WholeScene, Change::What::Target, Change::What::Prediction,
                         Change::What::Parameters, Change::What::SelectedLoss,
                         Change::What::ShownLosses}))
        return;
    m_isCurrent = false;
    if (m_document.scene().isEmpty()) return;
    keepGhost();
    if (m_view.isVisible()) submit();
}

/// Where the line stood before the drag, or the entry, that moved it last.
void SweepTab::keepGhost() {
    const std::string of = loss()->id + " " + chosen().axis.id;
    const std::optional<double> present = now();
    if (of != m_ghostOf) {
        m_before.reset();
        m_ghostOf = of;
        m_ghostStep = -1;
    } else if (present != m_now && m_ghostStep != m_document.history().index()) {
        m_before = m_now;
        m_ghostStep = m_document.history().index();
    }
    m_now = present;
}

SweepQuestion SweepTab::question() {
    const SweepAxisChoice& choice = chosen();
    SweepQuestion question;
    question.axes = {m_ranges.axisOf(*loss(), choice)};
    question.edit = mannerFor(m_manner, m_document.scene());
    question.losses = {{loss(), m_document.parameters(loss()->id), {}}};
    const Scene& scene = m_document.scene();
    for (const Loss* each : listedLosses(m_document)) {
        if (!m_allShown || each == loss() || !m_document.isShown(each->id)) continue;
        SweepQuestion alone = question;
        alone.losses = {{each, m_document.parameters(each->id), {}}};
        const bool hasAxis = !choice.isParameter || findParameter(*each, choice.axis.id);
        if (!hasAxis || whyNoSweep(alone) ||
            whyUnfit(*each, alone.losses[0].values, scene.channels(), scene.hasSoftTarget()))
            continue;
        question.losses.push_back(alone.losses[0]);
    }
    const bool isCounted = m_metric < static_cast<int>(MetricKind::AveragePrecision);
    question.metrics = isCounted ? MetricScope::CountsOnly : MetricScope::All;
    if (m_isScatter) question.depth = SweepDepth::Values;
    return question;
}

void SweepTab::submit() {
    if (m_document.scene().isEmpty()) return;
    keepGhost();
    m_job.submit(m_document.scene(), question());
    m_isCurrent = true;
    show();
}

void SweepTab::show() {
    const SweepAxisChoice& choice = chosen();
    const SweepAxis axis = m_ranges.axisOf(*loss(), choice);
    SweepViewData content;
    SweepControls& controls = content.controls;
    controls.axes = namesOf(m_choices);
    controls.parameters = parametersAmong(m_choices);
    controls.chosen = static_cast<int>(&choice - m_choices.data());
    controls.least = choice.least;
    controls.most = choice.most;
    controls.steps = axis.steps;
    controls.hasSeed = choice.isRandom;
    controls.seed = static_cast<int>(m_manner.seed);
    controls.classes = classChoiceOf({&choice}, m_manner, m_document.scene());
    controls.metric = m_metric;
    controls.allShown = m_allShown;
    for (const MetricInfo& info : metricTable())
        controls.metrics << lossText(info.name);
    content.lossName = lossName(loss()->id);
    content.axisName = fullNameOf(choice, m_manner, m_document.scene());
    content.x = scaleOf(axis);
    content.now = now();
    content.before = m_before;
    content.canDrag = choice.isParameter;
    content.isNormalised = m_isNormalised;
    content.isScatter = m_isScatter;
    if (m_metric >= 0) content.metricName = controls.metrics[m_metric];
    if (const auto reason = whyNoSweep(question()))
        content.nothing = lossText(*reason);
    else if (m_isScatter && choice.isParameter)
        content.nothing = tr("A parameter does not change the prediction, so %1 stays what it is. "
                             "Sweep over an edit of the prediction or its threshold instead.")
                              .arg(content.metricName);
    fillCurves(content);
    m_view.setData(content);
}

void SweepTab::fillCurves(SweepViewData& content) {
    const Sweep* sweep = m_job.sweep();
    const bool belongs = sweep && !sweep->losses.empty() &&
                         sweep->losses[0].request.loss == loss() &&
                         sweep->axes[0].id == chosen().axis.id;
    if (!belongs) return;
    content.x = scaleOf(sweep->axes[0]);
    content.progress = static_cast<double>(sweep->computed) / sweep->places;
    content.curves = sweptCurves(*sweep, loss(), m_metric);
}

}  // namespace lossglass
