// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a value: what a session holds of it, and how one is put on.
#include "app/document/scene_blocks.h"
#include "app/session/session_part.h"
#include "app/window/analysis_tabs.h"
#include "app/window/export_dialogs.h"
#include "app/window/figure_dialog.h"
#include "app/window/gallery_dialog.h"
#include "app/window/live_views.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/scene_opener.h"
#include "app/window/session_desk.h"
#include "app/window/session_rescue_bar.h"
#include "app/window/window_actions.h"

#include <QAction>
#include <QCloseEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QTabWidget>

namespace lossglass {

namespace {

QStringList droppedFiles(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) files << url.toLocalFile();
    return files;
}

/// What a session holds beside the document and that no other undo entry changes.
struct SessionRest {
    Scene compared;
    FigureSettings figure;
    Session::Unknown unknown;
};

}  // namespace

void MainWindow::connectSession() {
    m_session =
        new SessionDesk(*m_document,
                        {this, [this] { return captureSession(); },
                         [this](const Session& session, const QString& action,
                                Document::Restored as) { applySession(session, action, as); },
                         [this](const QString& path) { openFiles({path}); }},
                        this);
    m_session->fillMenu(m_actions->file, m_actions->exportFigure);
    connect(m_opener, &SceneOpener::sessionOpened, m_session, &SessionDesk::opened);
    connect(m_session, &SessionDesk::titleChanged, this, &MainWindow::refreshTitle);
    connect(m_session, &SessionDesk::failed, m_messages, &MessageBar::showError);
    connect(m_session, &SessionDesk::saved, this, [this](const QString& path) {
        m_messages->showNotices({tr("Saved to %1.").arg(path)});
    });
    addGalleryActions();
    setAcceptDrops(true);
}

void MainWindow::addGalleryActions() {
    auto* menu = qobject_cast<QMenu*>(m_actions->samples->parent());
    QAction* gallery = new QAction(tr("&Gallery of scenes…"), this);
    gallery->setShortcut(QKeySequence("Ctrl+L"));
    gallery->setObjectName(QStringLiteral("gallery"));
    QAction* keep = new QAction(tr("Save scene to &my library…"), this);
    keep->setObjectName(QStringLiteral("saveToLibrary"));
    menu->insertActions(m_actions->samples->menuAction(), {gallery, keep});
    connect(gallery, &QAction::triggered, this, &MainWindow::showGallery);
    connect(keep, &QAction::triggered, this, &MainWindow::saveToLibrary);
}

void MainWindow::showGallery() {
    auto* dialog = new GalleryDialog(m_library, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GalleryDialog::sampleChosen, m_opener, &SceneOpener::openSample);
    connect(dialog, &GalleryDialog::ownChosen, m_opener, &SceneOpener::openOwnScene);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->show();
}

void MainWindow::saveToLibrary() {
    auto session = captureSession();
    if (!session) return;
    const auto name =
        askForSceneName(this, m_library, tr("Save scene to my library"), session->title);
    if (!name) return;
    const auto path = m_library.placeFor(*name);
    if (!path) return m_messages->showError(QString::fromStdString(describe(path.error())));
    session->title = *name;
    auto* writer = new SessionWriter(ZipPacking::Usual, this);
    connect(writer, &SessionWriter::failed, m_messages, &MessageBar::showError);
    connect(writer, &SessionWriter::written, this, [this, name] {
        m_messages->showNotices(
            {tr("\"%1\" is in your library: Scene, Gallery of scenes.").arg(*name)});
    });
    connect(writer, &SessionWriter::failed, writer, &QObject::deleteLater);
    connect(writer, &SessionWriter::written, writer, &QObject::deleteLater);
    writer->write(*path, *session);
}

std::optional<Session> MainWindow::captureSession() const {
    DocumentState state = m_document->state();
    if (state.scene.isEmpty()) return std::nullopt;
    Session session;
    session.title = state.title;
    session.scene = std::move(state.scene);
    session.parameters = std::move(state.parameters);
    session.shown = std::move(state.shown);
    session.selected = std::move(state.selected);
    session.edits = state.edits;
    session.editSource = std::move(state.editSource);
    session.compared = m_analysis->comparedScene();
    session.view = m_settings;
    session.tab = m_tabs->currentWidget()->objectName();
    const Canvas& canvas = *m_board->canvas(CanvasContent::Gradient);
    if (canvas.view() != ViewTransform::fit(canvas.shownPixels(), canvas.size()))
        session.zoom = Session::Zoom{canvas.view().scale(),
                                     canvas.view().toPicture(QRectF(canvas.rect()).center())};
    session.figure = m_figure;
    session.unknown = m_unknown;
    session.panes = m_unknown.head.value(QStringLiteral("panes")).toObject();
    for (const QObject* each : findChildren<QObject*>())
        if (const auto* part = dynamic_cast<const SessionPart*>(each))
            session.panes.insert(part->sessionKey(), part->sessionState());
    return session;
}

Document::Companion MainWindow::layAside() {
    auto aside = std::make_shared<SessionRest>(
        SessionRest{m_analysis->comparedScene(), m_figure, m_unknown});
    const auto exchange = [this, aside] {
        SessionRest present{m_analysis->comparedScene(), m_figure, m_unknown};
        m_analysis->setComparedScene(aside->compared);
        m_figure = aside->figure;
        m_unknown = aside->unknown;
        *aside = std::move(present);
    };
    return {exchange, historyBlocksOf({aside->compared})};
}

void MainWindow::applySession(const Session& session, const QString& action,
                              Document::Restored as) {
    m_document->restore({session.scene, session.title, session.parameters, session.shown,
                         session.selected, session.edits, session.editSource},
                        action, as, layAside());
    m_analysis->setComparedScene(session.compared);
    m_figure = session.figure;
    m_unknown = session.unknown;
    ViewSettings view = session.view;
    view.tool = m_settings.tool;
    if (m_ownColours) view.colours = m_settings.colours;
    applySettings(view);
    showSample(view.sample);
    markPixel(view.pixel);
    showTab(session.tab);
    for (QObject* each : findChildren<QObject*>())
        if (auto* part = dynamic_cast<SessionPart*>(each))
            part->setSessionState(session.panes.value(part->sessionKey()).toObject());
    if (!session.zoom) return m_board->fitView();
    for (const CanvasContent content :
         {CanvasContent::Target, CanvasContent::Prediction, CanvasContent::Gradient}) {
        Canvas* canvas = m_board->canvas(content);
        const QPointF middle = QRectF(canvas->rect()).center();
        canvas->setView({session.zoom->scale, middle - session.zoom->scale * session.zoom->centre});
    }
    refreshStatus();
}

void MainWindow::exportFigure() {
    const auto session = captureSession();
    if (!session || !m_views->isCurrent() || !m_views->response()) {
        m_messages->showError(tr("There are no readings to export yet."));
        return;
    }
    FigureQuestion question;
    question.settings = m_figure;
    const QJsonObject& panes = session->panes;
    question.threshold = panes.value("budget").toObject().value("threshold").toDouble(0.5);
    question.compare = panes.value("compare").toObject();
    question.metric = panes.value("metrics").toObject().value("row").toString();
    const auto tab = figureKindWords().indexOf(session->tab);
    if (tab > 0) question.kind = static_cast<FigureKind>(tab);
    question.axes = keptAxes(question.kind, *session);
    auto* dialog =
        new FigureDialog(exportSource(*m_document, *m_views, m_settings), *session, question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this,
            [this, dialog] { m_figure = dialog->question().settings; });
    connect(dialog, &FigureDialog::written, this, [this](const QString& path) {
        m_messages->showNotices({tr("Saved to %1.").arg(path)});
    });
    connect(dialog, &FigureDialog::copied, this,
            [this] { m_messages->showNotices({tr("The picture is on the clipboard.")}); });
    dialog->setWindowModality(Qt::WindowModal);
    dialog->show();
}

void MainWindow::keepWork(const QString& rescueFolder) {
    m_session->guard(rescueFolder, *m_rescueBar);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_session->mayClose()) return event->ignore();
    m_session->end();
    emit closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFiles(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = droppedFiles(*event->mimeData());
    if (files.isEmpty()) return;
    event->acceptProposedAction();
    openFiles(files);
}

}  // namespace lossglass
