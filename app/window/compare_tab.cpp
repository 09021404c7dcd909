// SPDX-License-Identifier: GPL-3.0-or-later
// What the Compare tab asks for; compare_cards.cpp says what is made of the answers.
#include "app/window/compare_tab.h"

#include "app/live/live_job.h"
#include "app/window/dialect_views.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/kernels/stop_scope.h"
#include "widgets/panels/compare_view.h"

#include <algorithm>

namespace lossglass {

CompareTab::CompareTab(Document& document, CompareView& view, QObject* parent)
    : QObject(parent), m_document(document), m_view(view) {
    connect(&document, &Document::changed, this, &CompareTab::onChanged);
    connect(&view, &CompareView::shown, this, &CompareTab::submit);
    connect(&view, &CompareView::mapsWanted, this, &CompareTab::composeMaps);
    connect(&view, &CompareView::pixelHovered, this, &CompareTab::pixelHovered);
    connect(&view, &CompareView::cardPicked, this, &CompareTab::pick);
    connect(&view, &CompareView::removeWanted, this, &CompareTab::removeCard);
    CompareControls* controls = view.controls();
    connect(controls, &CompareControls::optionsEdited, this, &CompareTab::applyOptions);
    connect(controls, &CompareControls::keepSettingsWanted, this, &CompareTab::keepSettings);
    connect(controls, &CompareControls::differenceWanted, this, &CompareTab::addDifference);
    connect(controls, &CompareControls::keepSceneWanted, this, &CompareTab::keepScene);
    for (Side* side : {&m_now, &m_kept}) {
        connect(&side->live, &LiveEvaluation::readingsReady, this,
                [this, side](const std::shared_ptr<const LiveReadings>& readings) {
                    const auto result = resultOfJob<const CompareResult>(*readings);
                    if (!result) return;
                    side->result = result;
                    showCards();
                });
        connect(&side->live, &LiveEvaluation::workingChanged, this, &CompareTab::showCards);
    }
    connect(&m_painter, &LiveEvaluation::readingsReady, this,
            [this](const std::shared_ptr<const LiveReadings>& readings) { showMaps(*readings); });
}

CompareTab::~CompareTab() {
    for (const Side* side : {&m_now, &m_kept})
        if (side->cancelled) *side->cancelled = true;
}

bool CompareTab::isCurrent() const {
    if (!m_view.isVisible()) return true;
    return !m_now.live.isPending() && !m_kept.live.isPending() && !m_painter.isPending();
}

void CompareTab::setSettings(const ViewSettings& settings, const WindowLook& theme) {
    const bool ask =
        settings.watched != m_settings.watched || settings.gradientBy != m_settings.gradientBy;
    m_settings = settings;
    m_theme = theme;
    m_options.byLogit = settings.gradientBy == GradientBy::Logit;
    m_view.controls()->setOptions(m_options);
    if (!m_view.isVisible()) return;
    if (ask) submit();
    showCards();
}

void CompareTab::setPixel(std::optional<QPoint> pixel) {
    m_settings.pixel = pixel;
    if (m_view.isVisible()) showWords();
}

void CompareTab::onChanged(const Change& change) {
    if (change.touches(Change::What::SelectedLoss) || m_selected == 0)
        m_selected = keyOf(m_document.selectedLoss());
    if (!change.touchesPixels() &&
        !change.touches(
            {Change::What::Parameters, Change::What::ShownLosses, Change::What::SelectedLoss}))
        return;
    if (m_view.isVisible()) submit();
}

void CompareTab::applyOptions(const CompareOptions& options) {
    const bool byChanged = options.byLogit != m_options.byLogit;
    m_options = options;
    m_view.controls()->setOptions(options);
    if (byChanged)
        emit gradientByChosen(options.byLogit ? GradientBy::Logit : GradientBy::Probability);
    showCards();
}

void CompareTab::pick(int key) {
    m_selected = key;
    const auto found = std::find_if(m_job.entries.begin(), m_job.entries.end(),
                                    [key](const auto& entry) { return entry.key == key; });
    if (found != m_job.entries.end() && found->loss->id != m_document.selectedLoss()) {
        // Selecting asks for another job: the entry is gone then.
        m_document.selectLoss(found->loss->id);
        // Of two cards of the loss it is this one that was meant.
        m_selected = key;
    }
    showCards();
}

void CompareTab::keepSettings() {
    const std::string& loss = m_document.selectedLoss();
    m_added.push_back({++m_lastKey, loss, m_document.parameters(loss), 0, 0});
    submit();
}

void CompareTab::addDifference(int key) {
    m_added.push_back({++m_lastKey, {}, {}, m_selected, key});
    submit();
}

void CompareTab::removeCard(int key) {
    std::erase_if(m_added, [key](const Added& each) {
        return each.key == key || each.first == key || each.second == key;
    });
    if (m_selected == key) m_selected = keyOf(m_document.selectedLoss());
    submit();
}

void CompareTab::keepScene() {
    setKeptScene(m_document.scene());
    submit();
}

void CompareTab::setKeptScene(const Scene& scene) {
    m_kept.scene = scene;
    m_options.hasKept = !scene.isEmpty();
    if (!m_options.hasKept) m_options.shown = CompareOptions::Shown::Now;
    m_view.controls()->setOptions(m_options);
}

int CompareTab::keyOf(const std::string& loss) {
    int& key = m_keys[loss];
    if (key == 0) key = ++m_lastKey;
    return key;
}

CompareJob CompareTab::job() {
    CompareJob job;
    job.byLogit = m_settings.gradientBy == GradientBy::Logit;
    job.channel = m_settings.channel(m_document.scene().channels());
    for (const Loss* loss : listedLosses(m_document))
        if (m_document.isShown(loss->id))
            job.entries.push_back({keyOf(loss->id), loss, m_document.parameters(loss->id)});
    for (const Added& each : m_added)
        if (!each.loss.empty())
            job.entries.push_back({each.key, findAnyLoss(each.loss), each.values});
        else
            job.differences.push_back({each.key, each.first, each.second});
    return job;
}

void CompareTab::submit() {
    if (m_document.scene().isEmpty()) return;
    m_now.scene = m_document.scene();
    m_job = job();
    ask(m_now, m_job);
    if (m_options.hasKept) ask(m_kept, m_job);
    showCards();
}

void CompareTab::ask(Side& side, const CompareJob& job) {
    const auto same = [](const Scene& a, const Scene& b) {
        return !a.isEmpty() && !b.isEmpty() && &a.labels() == &b.labels() &&
               &a.logits() == &b.logits() && a.parts().softTarget == b.parts().softTarget;
    };
    if (side.result && job == side.asked && same(side.scene, side.askedOf)) return;
    side.asked = job;
    side.askedOf = side.scene;
    if (side.cancelled) *side.cancelled = true;
    side.cancelled = std::make_shared<std::atomic<bool>>(false);
    side.live.submit(liveJob<CompareResult>(
        [job, scene = side.scene, cancelled = side.cancelled]() -> std::shared_ptr<CompareResult> {
            // Half an answer is none.
            try {
                const StopScope scope(*cancelled);
                auto result = std::make_shared<CompareResult>(
                    runCompareJob(job, scene, [&cancelled] { return cancelled->load(); }));
                return *cancelled ? nullptr : result;
            } catch (const EvaluationStopped&) {
                return nullptr;
            }
        }));
}

const CompareTab::Side& CompareTab::shownSide() const {
    return m_options.shown == CompareOptions::Shown::Kept ? m_kept : m_now;
}

const CompareTab::Side& CompareTab::otherSide() const {
    return m_options.shown == CompareOptions::Shown::Kept ? m_now : m_kept;
}

}  // namespace lossglass
