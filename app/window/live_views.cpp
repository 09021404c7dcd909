// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/live_views.h"

#include "app/document/background_release.h"
#include "app/window/canvas_board.h"
#include "app/window/dialect_views.h"
#include "app/window/pixel_views.h"
#include "app/window/reading_texts.h"
#include "losslib/dialects/dialect_losses.h"
#include "widgets/panels/loss_list_panel.h"
#include "widgets/panels/loss_text.h"
#include "widgets/panels/softmax_panel.h"
#include "widgets/panels/status_readout.h"
#include "widgets/parameters/parameter_panel.h"
#include "widgets/plots/response_view.h"

#include <QEvent>

#include <algorithm>
#include <limits>
#include <utility>

namespace lossglass {

namespace {

bool sameShape(const Scene& a, const Scene& b) {
    return a.width() == b.width() && a.height() == b.height() && a.samples() == b.samples() &&
           a.channels() == b.channels();
}

/// Of the selected loss first what the heat map and the response need: one kind of gradient is
/// made in a fraction of the time that all planes take. (The form of a library makes all at once.)
Wanted wantedOf(const Loss& loss, bool selected, bool byProbability) {
    if (selected && dialectBehind(loss)) return {true, true, true};
    return {selected, selected && byProbability};
}

/// The planes that the request for the selected loss leaves out.
std::optional<Request> detailsOf(const std::vector<Request>& requests, const std::string& loss) {
    for (const Request& each : requests)
        if (each.loss->id == loss && !each.wanted.pixelLoss)
            return Request{each.loss, each.values, {false, !each.wanted.probabilityGradient, true}};
    return std::nullopt;
}

}  // namespace

LiveViews::LiveViews(Document& document, const ReadingWidgets& widgets, QObject* parent)
    : QObject(parent), m_document(document), m_widgets(widgets) {
    connect(&document, &Document::changed, this, &LiveViews::onChanged);
    connect(&m_live, &LiveEvaluation::readingsReady, this, &LiveViews::receive);
    connect(&m_live, &LiveEvaluation::detailsReady, this,
            [this](const std::shared_ptr<const LiveReadings>& readings,
                   const std::shared_ptr<const LiveReadings>& details) {
                if (readings != m_readings) return;
                m_details = details;
                showPixel();
            });
    connect(&m_live, &LiveEvaluation::extraReady, this,
            [this](const std::shared_ptr<const LiveReadings>& readings,
                   const std::shared_ptr<void>& extra) {
                receiveResponse(readings, std::static_pointer_cast<const ResponseResult>(extra));
            });
    widgets.response->installEventFilter(this);
    connect(&m_live, &LiveEvaluation::workingChanged, this, [this](bool working) {
        m_working = working;
        showRows();
        showGradient();
    });
}

const ResponseResult* LiveViews::response() const {
    return m_response.get();
}

const Reading<float>* LiveViews::selectedReading() const {
    if (!m_readings) return nullptr;
    for (const auto& reading : m_readings->readings)
        if (reading.loss->id == m_document.selectedLoss()) return &reading;
    return nullptr;
}

void LiveViews::setSettings(const ViewSettings& settings) {
    const bool compute = settings.watched != m_settings.watched ||
                         settings.curveTarget != m_settings.curveTarget ||
                         settings.gradientBy != m_settings.gradientBy;
    m_settings = settings;
    if (compute) submit();
    showGradient();
    showPixel();
}

void LiveViews::setPixel(const ViewSettings& settings) {
    m_settings = settings;
    showPixel();
}

void LiveViews::beginDrag() {
    m_ghost = m_document.parameters(m_document.selectedLoss());
    m_ghostLoss = m_document.selectedLoss();
    m_dragging = true;
}

void LiveViews::endDrag() {
    m_dragging = false;
    m_inGesture = false;
}

void LiveViews::noteEdit(const Change& change) {
    if (change.touches(Change::What::WholeScene)) {
        m_history.clear();
        return;
    }
    if (change.touches(Change::What::Edits) && !m_document.isEditingPrediction())
        m_inGesture = false;
    if (!change.touchesPixels() && !change.touches(Change::What::Parameters)) return;
    const bool gesture = m_document.isStroking() || m_document.isEditingPrediction() || m_dragging;
    if (!gesture || !m_inGesture) m_history.beginEdit();
    m_inGesture = gesture;
}

void LiveViews::showScene(const Region& dirty) {
    // The document has let go of it before; the canvases may be the last to hold it.
    Scene before = m_widgets.board->canvas(CanvasContent::Gradient)->scene();
    m_widgets.board->setScene(m_document.scene(), dirty);
    if (holdsLargeAlone(before)) releaseInBackground(std::move(before));
}

void LiveViews::onChanged(const Change& change) {
    noteEdit(change);
    m_isSceneNew = m_isSceneNew || (m_readings && change.touches(Change::What::WholeScene));
    if (change.touchesPixels()) showScene(change.region);
    if (change.touches(
            {Change::What::WholeScene, Change::What::SelectedLoss, Change::What::Parameters}))
        showParameters();
    if (change.touches({Change::What::WholeScene, Change::What::Target, Change::What::Prediction,
                        Change::What::Parameters, Change::What::ShownLosses,
                        Change::What::SelectedLoss}))
        submit();
    if (change.touches({Change::What::ShownLosses, Change::What::SelectedLoss})) showRows();
}

std::vector<Request> LiveViews::requests() const {
    const bool byProbability = m_settings.gradientBy == GradientBy::Probability;
    std::vector<Request> requests;
    for (const Loss* loss : listedLosses(m_document)) {
        const bool selected = loss->id == m_document.selectedLoss();
        if (selected || m_document.isShown(loss->id))
            requests.push_back(
                {loss, m_document.parameters(loss->id), wantedOf(*loss, selected, byProbability)});
    }
    return requests;
}

ResponseJob LiveViews::responseJob() const {
    ResponseJob job;
    // With a scene of fewer classes the settings follow only after the change was announced.
    const int lastLabel = m_document.scene().labelCount() - 1;
    job.watched = std::min(m_settings.watched, lastLabel);
    job.target = std::min(m_settings.curveTarget, lastLabel);
    std::vector<Request> asked = requests();
    for (Request& request : asked) {
        if (request.loss->id == m_document.selectedLoss())
            job.selected = std::move(request);
        else
            job.others.push_back(std::move(request));
    }
    if (m_ghost && m_ghostLoss == m_document.selectedLoss() && *m_ghost != job.selected.values)
        job.ghost = m_ghost;
    job.isSeen = m_widgets.response->isVisibleTo(m_widgets.response->window());
    job.revision = m_document.revision();
    job.memory = m_halfPull;
    return job;
}

void LiveViews::submit() {
    if (m_document.scene().isEmpty()) return;
    LiveSnapshot snapshot;
    snapshot.scene = m_document.scene();
    snapshot.requests = requests();
    snapshot.details = detailsOf(snapshot.requests, m_document.selectedLoss());
    snapshot.keeps = LiveSnapshot::Keeps::WhatTheNextCanUse;
    snapshot.delivery = LiveSnapshot::Delivery::ReadingsFirst;
    snapshot.extra = [job = responseJob()](const std::vector<Reading<float>>& readings,
                                           const Workspace<float>& work) {
        return std::make_shared<ResponseResult>(runResponseJob(job, readings, work));
    };
    m_live.submit(std::move(snapshot));
}

void LiveViews::record(const LiveReadings& readings) {
    for (const Loss* entry : listedLosses(m_document)) {
        const Loss& loss = *entry;
        const auto own =
            std::find_if(readings.readings.begin(), readings.readings.end(),
                         [&](const auto& reading) { return reading.loss->id == loss.id; });
        if (own == readings.readings.end())
            m_history.forget(loss.id);
        else
            m_history.record(loss.id, own->evaluation.undefined
                                          ? std::numeric_limits<double>::quiet_NaN()
                                          : own->evaluation.value);
    }
}

void LiveViews::receive(const std::shared_ptr<const LiveReadings>& readings) {
    // Those of the readings before have not come: this hand is faster.
    const bool lacksDetails = m_readings && !m_details;
    // Let go of at once: the worker waits to write to the planes of the readings before.
    m_readings = readings;
    m_response = nullptr;
    m_details = nullptr;
    record(*readings);
    showRows();
    showGradient();
    showNotes();
    // A pixel that is pointed at keeps its numbers until all of the new ones are there.
    const Reading<float>* reading = selectedReading();
    if (!m_settings.pixel || !reading || lacksDetails || reading->evaluation.pixelLoss.size() > 0)
        showPixel();
    emit updated();
}

void LiveViews::receiveResponse(const std::shared_ptr<const LiveReadings>& readings,
                                const std::shared_ptr<const ResponseResult>& response) {
    if (readings != m_readings || !response) return;
    m_response = response;
    m_isSceneNew = false;
    m_widgets.board->setCounts(response->countsOfSamples);
    showResponse();
    emit completed();
}

ResponseResult LiveViews::wholeResponse() const {
    if (m_response->isWhole) return *m_response;
    ResponseJob job = responseJob();
    job.isSeen = true;
    job.memory = nullptr;
    return runResponseJob(job, m_readings->readings, Workspace<float>(m_readings->scene));
}

bool LiveViews::eventFilter(QObject* watched, QEvent* event) {
    // Its curves were left out as long as nobody saw them.
    if (event->type() == QEvent::Show && watched == m_widgets.response && m_response) {
        if (m_response->isWhole)
            showResponse();
        else
            submit();
    }
    return QObject::eventFilter(watched, event);
}

void LiveViews::showRows() {
    std::vector<LossRow> rows;
    for (const Loss* entry : listedLosses(m_document)) {
        const Loss& loss = *entry;
        LossRow row;
        row.id = loss.id;
        row.isForm = dialectBehind(loss) != nullptr;
        row.name = lossText(loss.name);
        row.shown = m_document.isShown(loss.id);
        row.working = m_working && row.shown;
        if (m_readings && row.shown) {
            for (const auto& reading : m_readings->readings) {
                if (reading.loss->id != loss.id) continue;
                row.history = m_history.values(loss.id);
                if (reading.evaluation.undefined)
                    row.undefinedReason = lossText(*reading.evaluation.undefined);
                else
                    row.value = reading.evaluation.value;
            }
        }
        rows.push_back(std::move(row));
    }
    m_widgets.list->setRows(std::move(rows));
    m_widgets.list->setSelected(m_document.selectedLoss());
}

void LiveViews::showGradient() {
    const Reading<float>* reading = selectedReading();
    const QString name = lossName(m_document.selectedLoss());
    if (!reading) {
        m_widgets.board->setGradient(name, {});
        return;
    }
    const auto index = static_cast<std::size_t>(reading - m_readings->readings.data());
    const bool byLogit = m_settings.gradientBy == GradientBy::Logit;
    const auto& evaluation = reading->evaluation;
    const Planes<float>& planes =
        byLogit ? evaluation.logitGradient : evaluation.probabilityGradient;
    if (planes.size() == 0) {
        // The other gradient is shown from now on, and it is on its way.
        if (m_working)
            m_widgets.board->setGradientState(
                CanvasState::working(workingText(name, m_readings->scene)));
        return;
    }
    const auto& ranges = m_readings->ranges[index];
    const GradientRange& range = byLogit ? ranges.logit : ranges.probability;
    CanvasBoard::GradientMap map;
    map.planes = std::shared_ptr<const Planes<float>>(m_readings, &planes);
    map.halfWidth = range.halfWidth();
    map.pixels = std::max<double>(1, static_cast<double>(range.validPixels));
    m_widgets.board->setGradient(name, map);
    const bool infinite = evaluation.undefined && evaluation.undefined->starts_with("infinite");
    if (evaluation.undefined && !infinite)
        m_widgets.board->setGradientState(CanvasState::undefined(lossText(*evaluation.undefined)));
    else if (m_working)
        m_widgets.board->setGradientState(
            CanvasState::working(workingText(name, m_readings->scene)));
    else if (range.maximum == 0)
        m_widgets.board->setGradientState(CanvasState::noGradient());
    else
        m_widgets.board->setGradientState(CanvasState::normal());
}

void LiveViews::showParameters() {
    const Loss* loss = findAnyLoss(m_document.selectedLoss());
    if (!loss) return;
    const Dialect* dialect = dialectBehind(*loss);
    m_widgets.parameters->setLoss(*loss, m_document.parameters(loss->id),
                                  m_document.scene().classes(),
                                  dialect ? QString::fromStdString(dialect->loss) : QString());
    showDialects(*m_widgets.parameters->dialects(), *loss, m_document);
    showNotes();
}

void LiveViews::showNotes() {
    const Loss* loss = findAnyLoss(m_document.selectedLoss());
    if (!loss || !m_readings || m_readings->ranOutOfMemory) return;
    m_widgets.parameters->setAveragingText(averagingText(*loss, m_readings->counts.valid));
}

void LiveViews::showResponse() {
    const Scene& scene = m_document.scene();
    if (!m_response || !m_response->isWhole || scene.isEmpty()) return;
    if (!sameShape(scene, m_readings->scene)) return;
    if (m_widgets.response->isVisibleTo(m_widgets.response->window()))
        m_widgets.response->setData(
            responseViewData(*m_response, scene, selectedReading(), m_settings));
}

void LiveViews::showPixel() {
    const Scene& scene = m_document.scene();
    const Reading<float>* reading = selectedReading();
    if (scene.isEmpty() || !sameShape(scene, m_readings ? m_readings->scene : scene)) return;
    // That of the scene before: its plots are drawn once, when those of this one are there.
    if (!m_isSceneNew) showResponse();
    if (!m_settings.pixel) {
        m_widgets.status->setPixel(std::nullopt);
        m_widgets.softmax->setNothing(tr("Point at a pixel to see its gradient term by term."));
        return;
    }
    const QPoint pixel = *m_settings.pixel;
    const std::int64_t valid = m_readings ? m_readings->counts.valid : 0;
    const Reading<float>* details = m_details ? &m_details->readings.front() : nullptr;
    m_widgets.status->setPixel(pixelReadout(scene, reading, m_settings, valid, pixel, details));
    if (!reading || !m_widgets.softmax->isVisibleTo(m_widgets.softmax->window())) return;
    const bool isOwn = reading->evaluation.probabilityGradient.size() > 0;
    if (!isOwn && !details) return;  // it is on its way
    const auto chain = pixelChainAt(scene, isOwn ? *reading : *details, valid, pixel);
    if (chain)
        m_widgets.softmax->setChain(*chain, lossName(m_document.selectedLoss()),
                                    pixelPlaceText(scene, pixel), scene.classes());
    else
        m_widgets.softmax->setNothing(tr("This loss has no gradient at this pixel."));
}

}  // namespace lossglass
