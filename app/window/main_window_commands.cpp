// SPDX-License-Identifier: GPL-3.0-or-later
// Commands of the menus: files, exports, the view, help.
#include "app/import/input_file.h"
#include "app/window/array_exports.h"
#include "app/window/export_dialogs.h"
#include "app/window/form_views.h"
#include "app/window/import_flow.h"
#include "app/window/live_views.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/new_scene_dialog.h"
#include "app/window/range_dialog.h"
#include "app/window/scene_opener.h"
#include "app/window/snippet_actions.h"
#include "app/window/tool_strip.h"
#include "app/window/window_actions.h"
#include "widgets/panels/form_comparison.h"

#include <QAction>
#include <QFileDialog>
#include <QMessageBox>
#include <QTabWidget>

namespace lossglass {

namespace {

QStringList localFiles(const QList<QUrl>& urls) {
    QStringList files;
    for (const QUrl& url : urls)
        if (url.isLocalFile()) files << url.toLocalFile();
    return files;
}

}  // namespace

void MainWindow::connectFiles() {
    connect(m_tools, &ToolStrip::sampleChosen, m_opener, &SceneOpener::openSample);
    connect(m_opener, &SceneOpener::failed, m_messages, &MessageBar::showError);
    connect(m_import, &ImportFlow::failed, m_opener, &SceneOpener::failed);
    connect(m_actions->howRead, &QAction::triggered, m_import, &ImportFlow::showHow);
    connect(m_import, &ImportFlow::howChanged, this,
            [this] { m_actions->howRead->setEnabled(m_import->canShowHow()); });
    connect(m_opener, &SceneOpener::failed, this, &MainWindow::refreshTitle);
    const auto sayWhatIsMissing = [this] {
        if (m_document->scene().isEmpty())
            m_board->canvas(CanvasContent::Target)
                ->setCanvasState(CanvasState::empty(
                    tr("No target"), tr("Add a target to see values."), tr("Open target…")));
    };
    connect(m_opener, &SceneOpener::failed, this, sayWhatIsMissing);
    connect(m_import, &ImportFlow::cancelled, this, sayWhatIsMissing);
    connect(m_opener, &SceneOpener::opened, m_messages, &MessageBar::showNotices);
    connect(m_actions->newScene, &QAction::triggered, this, [this] {
        NewSceneDialog dialog(this);
        if (dialog.exec() == QDialog::Accepted) m_document->load(dialog.scene(), tr("New scene"));
    });
    const auto openTarget = [this] {
        const QStringList paths = QFileDialog::getOpenFileNames(
            this, tr("Open target, or several files at once"), {}, inputFileFilter());
        if (paths.size() > 1)
            m_import->openUnsorted(paths);
        else if (!paths.isEmpty())
            m_import->open({paths.first(), {}, {}, {}});
    };
    const auto openPrediction = [this] {
        const QStringList paths = QFileDialog::getOpenFileNames(
            this, tr("Open prediction: one file, or one per class in their order"), {},
            inputFileFilter());
        if (!paths.isEmpty()) m_import->open({{}, paths, {}, {}});
    };
    connect(m_actions->openTarget, &QAction::triggered, this, openTarget);
    connect(m_actions->openPrediction, &QAction::triggered, this, openPrediction);
    connect(m_actions->openPicture, &QAction::triggered, this, [this] {
        const QString path =
            QFileDialog::getOpenFileName(this, tr("Open picture"), {}, inputFileFilter());
        if (!path.isEmpty()) m_opener->openPicture(path);
    });
    connect(m_board, &CanvasBoard::filesDropped, this,
            [this](CanvasContent content, const QList<QUrl>& urls) {
                const QStringList files = localFiles(urls);
                if (files.isEmpty()) return;
                const bool isSession =
                    files.size() == 1 && files[0].endsWith(".lossglass", Qt::CaseInsensitive);
                if (content == CanvasContent::Prediction && !isSession)
                    m_import->open({{}, naturallySorted(files), {}, {}});
                else if (files.size() > 1)
                    m_import->openUnsorted(files);
                else
                    openFiles(files);
            });
    connect(m_board, &CanvasBoard::openRequested, this,
            [openTarget, openPrediction](CanvasContent content) {
                content == CanvasContent::Prediction ? openPrediction() : openTarget();
            });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectView() {
    connect(m_actions->zoomIn, &QAction::triggered, this, [this] { m_board->zoom(1.25); });
    connect(m_actions->zoomOut, &QAction::triggered, this, [this] { m_board->zoom(0.8); });
    connect(m_actions->zoomFit, &QAction::triggered, m_board, &CanvasBoard::fitView);
    connect(m_board, &CanvasBoard::zoomChanged, this, &MainWindow::refreshStatus);
    connect(m_actions->darkTheme, &QAction::triggered, this,
            [this](bool dark) { setTheme(dark ? ThemeKind::Dark : ThemeKind::Light); });
    connect(m_actions->fixRange, &QAction::triggered, this, &MainWindow::askFixedRange);
    connect(m_actions->maximise, &QAction::triggered, this, [this] {
        m_actions->setTheme(lossglass::theme(m_theme));
        arrange();
    });
    connect(m_actions->showResponse, &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex(0); });
    connect(m_actions->showSoftmax, &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex(1); });
    // A hidden tab is not filled; it is when it comes forth.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        m_views->setPixel(m_settings);
        refreshForms();
    });
    for (const auto& [action, tab] :
         {std::pair(m_actions->showEdits, "edits"), std::pair(m_actions->showBudget, "budget"),
          std::pair(m_actions->showMetrics, "metrics"), std::pair(m_actions->showSweep, "sweep"),
          std::pair(m_actions->showLandscape, "landscape")})
        connect(action, &QAction::triggered, this, [this, name = tab] { showTab(name); });
    connect(m_actions->showDialects, &QAction::triggered, this,
            [this] { m_tabs->setCurrentWidget(m_forms); });
    connect(m_actions->keys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::refreshForms() {
    m_formViews->refresh(m_settings.channel(m_document->scene().channels()), m_settings.sample,
                         look());
}

void MainWindow::askFixedRange() {
    ViewSettings next = m_settings;
    if (next.fixedRange) {
        next.fixedRange.reset();
    } else {
        const double now = m_board->canvas(CanvasContent::Gradient)->gradientRange();
        const ResponseResult* result = m_views->response();
        const double pixels = result ? static_cast<double>(result->counts.valid) : 1;
        const auto asked = askGradientRange(this, now * pixels);
        if (asked) next.fixedRange = asked;
    }
    applySettings(next);
}

void MainWindow::connectExports() {
    const auto run = [this](auto exporter) {
        return [this, exporter] {
            if (!m_views->isCurrent() || !m_views->response()) {
                m_messages->showError(tr("There are no readings to export yet."));
                return;
            }
            const auto result = exporter(this, exportSource(*m_document, *m_views, m_settings));
            if (!result) m_messages->showError(QString::fromStdString(describe(result.error())));
        };
    };
    connect(m_actions->exportFigure, &QAction::triggered, this, &MainWindow::exportFigure);
    connect(m_actions->exportCurve, &QAction::triggered, this, run(exportCurve));
    connect(m_actions->exportReadings, &QAction::triggered, this, run(exportReadings));
    connect(m_actions->exportGradient, &QAction::triggered, this, run(exportGradient));
    auto* arrays = new ArrayExports(*m_document, m_settings, *m_actions->exportArrays, this);
    connect(arrays, &ArrayExports::saved, m_messages, &MessageBar::showNotices);
    connect(arrays, &ArrayExports::failed, m_messages, &MessageBar::showError);
    const auto report = [this](const ExportResult& result, const QString& done) {
        if (!result)
            m_messages->showError(QString::fromStdString(describe(result.error())));
        else if (!done.isEmpty())
            m_messages->showNotices({done});
    };
    connect(m_actions->copyCode, &QAction::triggered, this, [this, report] {
        report(copySnippet(*m_document),
               tr("The program is on the clipboard. Its arrays: Save arrays and code…"));
    });
    connect(m_actions->saveCode, &QAction::triggered, this,
            [this, report] { report(saveSnippet(this, *m_document), {}); });
}

void MainWindow::showKeys() {
    QMessageBox::information(
        this, tr("Mouse and keys"),
        tr("<table cellpadding='3'>"
           "<tr><td><b>Left button</b></td><td>paints on target or prediction</td></tr>"
           "<tr><td><b>Right button</b>, or <b>Ctrl</b> held</td><td>erases</td></tr>"
           "<tr><td><b>[</b> and <b>]</b></td>"
           "<td>size of the brush; Shift: larger steps</td></tr>"
           "<tr><td><b>Q</b></td><td>round or square brush</td></tr>"
           "<tr><td><b>B</b>, <b>E</b>, <b>C</b>, <b>H</b></td>"
           "<td>brush, eraser, pointer, hand</td></tr>"
           "<tr><td><b>G</b>, <b>L</b>, <b>R</b>, <b>O</b>, <b>P</b></td>"
           "<td>fill, line, rectangle, ellipse, polygon; <b>X</b> the tool before</td></tr>"
           "<tr><td><b>0</b> to <b>9</b>, <b>I</b></td>"
           "<td>class that is painted; ignored pixels</td></tr>"
           "<tr><td><b>Space</b> held, or middle button</td><td>moves the view</td></tr>"
           "<tr><td><b>Wheel</b></td><td>zooms at the pointer; <b>F</b> fits</td></tr>"
           "<tr><td><b>Click</b> with the pointer</td><td>pins a pixel; Esc lets go</td></tr>"
           "<tr><td><b>Ctrl+Z</b>, <b>Ctrl+Shift+Z</b></td><td>undo, redo</td></tr>"
           "<tr><td><b>Ctrl+1</b> to <b>Ctrl+8</b>, <b>F9</b>, <b>F11</b></td>"
           "<td>tabs of the lower pane, comparison, more room</td></tr>"
           "<tr><td><b>Arrows</b> on a slider</td>"
           "<td>one step; Shift: ten, Ctrl: a tenth</td></tr>"
           "</table>"));
}

void MainWindow::showAbout() {
    QMessageBox::about(
        this, tr("About Lossglass"),
        tr("<p><b>Lossglass %1</b></p><p>What every segmentation loss says about a mask and a "
           "prediction, and where its gradient pulls.</p><p>GPL-3.0-or-later. Fonts: Inter (OFL). "
           "Icons: Lucide (ISC). Plots: QCustomPlot (GPL).</p>")
            .arg(QLatin1String(LOSSGLASS_VERSION)));
}

}  // namespace lossglass
