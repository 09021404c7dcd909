// SPDX-License-Identifier: GPL-3.0-or-later
// How the panes of the window and the document follow each other.
#include "app/window/analysis_tabs.h"
#include "app/window/dialect_views.h"
#include "app/window/live_views.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/paint_controller.h"
#include "app/window/sample_pane.h"
#include "app/window/scene_opener.h"
#include "app/window/session_desk.h"
#include "app/window/tool_strip.h"
#include "app/window/window_actions.h"
#include "losslib/loss/catalogue.h"
#include "widgets/canvas/sample_strip.h"
#include "widgets/panels/loss_list_panel.h"
#include "widgets/panels/status_readout.h"
#include "widgets/parameters/dialect_card.h"
#include "widgets/parameters/parameter_panel.h"
#include "widgets/plots/response_view.h"

#include <QAction>
#include <QTabWidget>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lossglass {

void MainWindow::connectDocument() {
    connect(m_document, &Document::changed, this, [this](const Change& change) {
        if (change.touches(Change::What::WholeScene)) onSceneReplaced();
        if (change.touches({Change::What::WholeScene, Change::What::Title})) refreshTitle();
    });
    connect(&m_document->history(), &EditHistory::indexChanged, this, &MainWindow::refreshUndo);
    connect(&m_document->history(), &EditHistory::oldestDropped, this, &MainWindow::sayUndoLimit);
    connect(m_actions->undo, &QAction::triggered, m_document, &Document::undo);
    connect(m_actions->redo, &QAction::triggered, m_document, &Document::redo);
}

void MainWindow::connectPainting() {
    connect(m_board, &CanvasBoard::settingsEdited, this, &MainWindow::applySettings);
    connect(m_board, &CanvasBoard::pixelHovered, this, [this](std::optional<QPoint> pixel) {
        if (pixel && !m_settings.pinned) markPixel(pixel);
    });
    connect(m_analysis, &AnalysisTabs::settingsEdited, this, &MainWindow::applySettings);
    connect(m_analysis, &AnalysisTabs::pixelHovered, m_board, &CanvasBoard::pixelHovered);
    connect(m_board, &CanvasBoard::pixelPinned, this, [this](QPoint pixel) {
        m_settings.pinned = !(m_settings.pinned && m_settings.pixel == pixel);
        markPixel(pixel);
    });
    connect(m_actions->unpin, &QAction::triggered, this, [this] {
        m_settings.pinned = false;
        markPixel(m_settings.pixel);
    });
    // The next stroke is another edit for the history of the values.
    connect(m_board, &CanvasBoard::strokeEnded, m_views, &LiveViews::endDrag);
    connect(m_paint, &PaintController::settingsEdited, this, &MainWindow::applySettings);
}

void MainWindow::connectPanels() {
    connect(m_list, &LossListPanel::lossSelected, this,
            [this](const QString& id) { m_document->selectLoss(id.toStdString()); });
    connect(m_list, &LossListPanel::lossShown, this, [this](const QString& id, bool shown) {
        m_document->setShown(id.toStdString(), shown);
    });
    connect(m_parameters->dialects(), &DialectCard::dialectChosen, this, [this](const QString& id) {
        m_document->setShown(id.toStdString(), true);
        m_document->selectLoss(id.toStdString());
    });
    connect(m_parameters, &ParameterPanel::editBegan, this, [this](const QString& id) {
        m_views->beginDrag();
        m_document->beginEdit(m_document->selectedLoss());
        Q_UNUSED(id)
    });
    connect(m_parameters, &ParameterPanel::valueEdited, this,
            [this](const QString& id, const ParameterValue& value) {
                m_document->setParameter(m_document->selectedLoss(), id.toStdString(), value);
            });
    connect(m_parameters, &ParameterPanel::editEnded, this, [this] {
        m_document->endEdit();
        m_views->endDrag();
    });
    connect(m_parameters, &ParameterPanel::tabWanted, this, &MainWindow::showTab);
    connect(m_response, &ResponseView::targetChosen, this, [this](int label) {
        ViewSettings next = m_settings;
        next.curveTarget = label;
        applySettings(next);
    });
    connect(m_actions->resetParameters, &QAction::triggered, this,
            [this] { m_document->resetParameters(m_document->selectedLoss()); });
    connect(m_actions->showFitting, &QAction::triggered, this, &MainWindow::showFittingLosses);
    connect(m_actions->showFirst, &QAction::triggered, this,
            [this] { m_document->setShownLosses(Document().shownLosses()); });
    connect(m_actions->previousLoss, &QAction::triggered, this, [this] { stepLoss(-1); });
    connect(m_actions->nextLoss, &QAction::triggered, this, [this] { stepLoss(1); });
}

void MainWindow::showFittingLosses() {
    const Scene& scene = m_document->scene();
    std::set<std::string> fitting;
    for (const Loss& loss : catalogue())
        if (!whyUnfit(loss, m_document->parameters(loss.id), scene.channels(),
                      scene.hasSoftTarget()))
            fitting.insert(loss.id);
    m_document->setShownLosses(std::move(fitting));
}

void MainWindow::stepLoss(int direction) {
    std::vector<std::string> shown;
    for (const Loss* loss : listedLosses(*m_document))
        if (m_document->isShown(loss->id)) shown.push_back(loss->id);
    if (shown.empty()) return;
    const auto at = std::find(shown.begin(), shown.end(), m_document->selectedLoss());
    const auto count = static_cast<int>(shown.size());
    const int now = at == shown.end() ? 0 : static_cast<int>(at - shown.begin());
    m_document->selectLoss(shown[static_cast<std::size_t>((now + direction + count) % count)]);
}

void MainWindow::applySettings(const ViewSettings& settings) {
    const bool otherColours = settings.colours != m_settings.colours;
    m_settings = settings;
    m_board->setSettings(settings);
    m_samples->strip()->setClass(settings.watched);
    m_paint->setSettings(settings);
    m_actions->fixRange->setChecked(settings.fixedRange.has_value());
    m_views->setSettings(settings);
    m_analysis->setSettings(settings, look());
    if (otherColours) setTheme(m_theme);
    refreshForms();
    refreshStatus();
}

void MainWindow::paintWith(Tool tool, double brushDiameter) {
    ViewSettings next = m_settings;
    next.tool = tool;
    next.brushDiameter = brushDiameter;
    applySettings(next);
}

void MainWindow::markPixel(std::optional<QPoint> pixel) {
    m_settings.pixel = pixel;
    for (const CanvasContent content :
         {CanvasContent::Target, CanvasContent::Prediction, CanvasContent::Gradient}) {
        m_board->canvas(content)->setLinkedPixel(pixel);
        m_board->canvas(content)->setPinnedPixel(m_settings.pinned ? pixel : std::nullopt);
    }
    m_views->setPixel(m_settings);
    m_analysis->setPixel(m_settings);
    refreshStatus();
}

void MainWindow::onSceneReplaced() {
    m_board->canvas(CanvasContent::Target)->setCanvasState(CanvasState::normal());
    const Scene& scene = m_document->scene();
    ViewSettings next = m_settings;
    const int labels = scene.labelCount();
    if (next.watched >= labels || scene.channels() == 1) next.watched = 1;
    if (next.curveTarget >= labels) next.curveTarget = next.watched;
    if (next.label != kIgnored && next.label >= labels) next.label = 1;
    next.sample = std::clamp(next.sample, 0, scene.samples() - 1);
    const QRect shown(0, next.sample * scene.height(), scene.width(), scene.height());
    if (!next.pixel || !shown.contains(*next.pixel)) {
        next.pixel = shown.topLeft() + QPoint(scene.width() / 4, scene.height() / 2);
        next.pinned = false;
    }
    applySettings(next);
    if (isVisible() && !m_shared) shareHeight();
}

void MainWindow::refreshTitle() {
    const QString mark = m_document->isEdited() ? tr("edited") : QString();
    m_tools->setTitle(m_document->title(), mark);
    setWindowTitle(m_document->title().isEmpty()
                       ? tr("Lossglass")
                       : tr("%1 - Lossglass").arg(m_session->windowTitle()));
}

void MainWindow::refreshUndo() {
    const EditHistory& history = m_document->history();
    m_actions->undo->setEnabled(history.canUndo());
    m_actions->redo->setEnabled(history.canRedo());
    m_actions->undo->setText(history.canUndo() ? tr("&Undo %1").arg(history.undoText())
                                               : tr("&Undo"));
    m_actions->redo->setText(history.canRedo() ? tr("&Redo %1").arg(history.redoText())
                                               : tr("&Redo"));
    m_actions->undo->setToolTip(toolTipOf(*m_actions->undo));
    m_actions->redo->setToolTip(toolTipOf(*m_actions->redo));
}

void MainWindow::sayUndoLimit() {
    constexpr int kReadingMilliseconds = 8000;
    if (std::exchange(m_saidUndoLimit, true)) return;
    m_status->setRightText(tr("Undo keeps at most %1 MB: the oldest steps are gone")
                               .arg(m_document->history().byteLimit() >> 20));
    m_remark.setRemainingTime(kReadingMilliseconds);
    QTimer::singleShot(kReadingMilliseconds, this, &MainWindow::refreshStatus);
}

void MainWindow::refreshStatus() {
    if (!m_remark.hasExpired()) return;
    const int zoom = static_cast<int>(std::lround(100 * m_board->zoomFactor()));
    m_status->setRightText(m_settings.pinned ? tr("Pinned (Esc) · zoom %1 %").arg(zoom)
                                             : tr("Linked cursor · zoom %1 %").arg(zoom));
}

}  // namespace lossglass
