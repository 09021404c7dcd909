// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of a batch: which of them the canvases show, adding and removing.
#include "app/import/input_file.h"
#include "app/window/analysis_tabs.h"
#include "app/window/canvas_board.h"
#include "app/window/edit_tab.h"
#include "app/window/form_views.h"
#include "app/window/import_flow.h"
#include "app/window/live_views.h"
#include "app/window/main_window.h"
#include "app/window/notes_views.h"
#include "app/window/paint_controller.h"
#include "app/window/reduction_views.h"
#include "app/window/sample_pane.h"
#include "app/window/scene_opener.h"
#include "app/window/session_desk.h"
#include "app/window/window_actions.h"
#include "widgets/canvas/sample_strip.h"
#include "widgets/panels/form_comparison.h"
#include "widgets/panels/reduction_view.h"
#include "widgets/panels/softmax_panel.h"
#include "widgets/plots/response_view.h"

#include <QAction>
#include <QFileDialog>
#include <QSplitter>
#include <QTabWidget>

#include <algorithm>

namespace lossglass {

void MainWindow::connectSamples() {
    SampleStrip* strip = m_samples->strip();
    connect(m_document, &Document::changed, this, [this, strip](const Change& change) {
        if (!change.touchesPixels()) return;
        strip->setScene(m_document->scene(), change.region);
        if (change.touches(Change::What::WholeScene)) refreshSamples();
    });
    connect(strip, &SampleStrip::sampleChosen, this, &MainWindow::showSample);
    connect(m_reductions, &ReductionView::sampleChosen, this, &MainWindow::showSample);
    connect(m_reductions, &ReductionView::copyRequested, m_actions->copySample, &QAction::trigger);
    connect(m_reductions, &ReductionView::filesRequested, m_actions->addSamples, &QAction::trigger);
    connect(m_actions->copySample, &QAction::triggered, this, [this] {
        const int copied = m_settings.sample;
        m_document->copySample(copied);
        showSample(copied + 1);
    });
    connect(m_actions->removeSample, &QAction::triggered, this,
            [this] { m_document->removeSample(m_settings.sample); });
    connect(m_actions->addSamples, &QAction::triggered, this, &MainWindow::addSamplesFromFiles);
    connect(m_opener, &SceneOpener::samplesAdded, this, &MainWindow::showSample);
    connect(m_actions->previousSample, &QAction::triggered, this,
            [this] { showSample(m_settings.sample - 1); });
    connect(m_actions->nextSample, &QAction::triggered, this,
            [this] { showSample(m_settings.sample + 1); });
    connect(m_actions->showReductions, &QAction::triggered, this,
            [this] { m_tabs->setCurrentWidget(m_reductions); });
    connect(m_tabs, &QTabWidget::currentChanged, m_reductionViews, &ReductionViews::refresh);
    refreshSamples();
}

bool MainWindow::isCurrent() const {
    return !m_opener->isBusy() && !m_session->isBusy() && !m_import->isBusy() &&
           m_views->isCurrent() && m_reductionViews->isCurrent() && m_formViews->isCurrent() &&
           m_board->isSettled() && m_analysis->isCurrent() && m_notes->isCurrent() &&
           m_editTab->isCurrent() && m_paint->isCurrent();
}

void MainWindow::showSample(int sample) {
    const Scene& scene = m_document->scene();
    if (scene.isEmpty()) return;
    ViewSettings next = m_settings;
    next.sample = std::clamp(sample, 0, scene.samples() - 1);
    // The mark stays at its place in the picture.
    if (next.pixel)
        next.pixel = QPoint(next.pixel->x(),
                            next.sample * scene.height() + next.pixel->y() % scene.height());
    m_samples->strip()->setSelected(next.sample);
    applySettings(next);
}

void MainWindow::refreshSamples() {
    const int samples = m_document->scene().isEmpty() ? 0 : m_document->scene().samples();
    const bool several = samples > 1;
    if (several == m_samples->isHidden()) {
        m_samples->setVisible(several);
        // The views keep their height; the lower pane makes room.
        QList<int> heights = m_left->sizes();
        const int strip = m_samples->sizeHint().height() + 8;
        heights[0] += several ? strip : -strip;
        heights[1] += several ? -strip : strip;
        if (isVisible()) m_left->setSizes(heights);
    }
    m_actions->copySample->setEnabled(samples > 0);
    m_actions->addSamples->setEnabled(samples > 0);
    for (QAction* each :
         {m_actions->removeSample, m_actions->previousSample, m_actions->nextSample})
        each->setEnabled(several);
    if (samples > 0) showSample(m_settings.sample);
}

void MainWindow::addSamplesFromFiles() {
    const QString target =
        QFileDialog::getOpenFileName(this, tr("Target of the new samples"), {}, inputFileFilter());
    if (target.isEmpty()) return;
    const QStringList predictions = QFileDialog::getOpenFileNames(
        this, tr("Their prediction: one file, or one per class in their order"), {},
        inputFileFilter());
    if (!predictions.isEmpty())
        m_import->open({target, predictions, {}, {}}, ImportFlow::Intent::AddSamples);
}

}  // namespace lossglass
