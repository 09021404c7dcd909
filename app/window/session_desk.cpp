// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session_desk.h"

#include "app/session/open_session.h"
#include "app/window/session_recent.h"
#include "app/window/session_rescue_bar.h"
#include "app/window/window_actions.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>

namespace lossglass {

namespace {

const QString kSuffix = QStringLiteral(".lossglass");

QAction* makeAction(const QString& text, const QString& key, QObject* parent) {
    auto* action = new QAction(text, parent);
    if (!key.isEmpty()) action->setShortcut(QKeySequence(key));
    action->setToolTip(toolTipOf(*action));
    return action;
}

}  // namespace

SessionDesk::SessionDesk(Document& document, Host host, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_host(std::move(host)),
      m_writer(ZipPacking::Usual),
      m_open(makeAction(tr("Open s&ession…"), "Ctrl+Alt+O", this)),
      m_save(makeAction(tr("Sa&ve session"), "Ctrl+S", this)),
      m_saveAs(makeAction(tr("Save session &as…"), "Ctrl+Shift+S", this)) {
    connect(&document, &Document::changed, this, &SessionDesk::onChanged);
    connect(&m_writer, &SessionWriter::written, this, &SessionDesk::onWritten);
    connect(&m_writer, &SessionWriter::failed, this, &SessionDesk::failed);
    connect(m_open, &QAction::triggered, this, &SessionDesk::askForSession);
    connect(m_save, &QAction::triggered, this, &SessionDesk::save);
    connect(m_saveAs, &QAction::triggered, this, &SessionDesk::saveAs);
    connect(this, &SessionDesk::titleChanged, this, [this] { m_lastTitle = windowTitle(); });
    for (QAction* each : {m_open, m_save, m_saveAs})
        m_host.window->addAction(each);
}

SessionDesk::~SessionDesk() = default;

void SessionDesk::fillMenu(QMenu* menu, QAction* before) {
    m_recent = new QMenu(tr("&Last sessions"), menu);
    menu->insertAction(before, m_open);
    menu->insertMenu(before, m_recent);
    menu->insertAction(before, m_save);
    menu->insertAction(before, m_saveAs);
    menu->insertSeparator(before);
    connect(m_recent, &QMenu::aboutToShow, this, &SessionDesk::refreshRecent);
    refreshRecent();
}

void SessionDesk::refreshRecent() {
    if (!m_recent) return;
    m_recent->clear();
    const QStringList paths = recentSessions();
    for (const QString& path : paths) {
        QAction* action = m_recent->addAction(QFileInfo(path).fileName().replace('&', "&&"));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { m_host.open(path); });
    }
    m_recent->setToolTipsVisible(true);
    m_recent->menuAction()->setEnabled(!paths.isEmpty());
}

void SessionDesk::askForSession() {
    const QString path = QFileDialog::getOpenFileName(
        m_host.window, tr("Open session"), {},
        tr("Sessions and figures that carry one (%1)").arg(sessionPatterns().join(' ')));
    if (!path.isEmpty()) m_host.open(path);
}

void SessionDesk::setFile(const QString& path) {
    // A figure that carries a session is not overwritten by it.
    if (!path.endsWith(kSuffix, Qt::CaseInsensitive)) {
        m_file.reset();
        return;
    }
    m_file = Filed{QFileInfo(path).absoluteFilePath(), m_document.allParameters(),
                   m_document.shownLosses(), m_document.savedRevision()};
    rememberRecentSession(m_file->path);
    refreshRecent();
}

void SessionDesk::opened(const OpenedSession& session, const QString& path) {
    m_host.restore(session.session, tr("opening of session %1").arg(QFileInfo(path).fileName()),
                   Document::Restored::Saved);
    setFile(path);
    emit titleChanged();
}

const SessionDesk::Filed* SessionDesk::file() const {
    return m_file && m_file->revision == m_document.savedRevision() ? &*m_file : nullptr;
}

QString SessionDesk::windowTitle() const {
    const QString name = file() ? QFileInfo(m_file->path).fileName() : m_document.title();
    return name + (isUnsaved() ? QStringLiteral("*") : QString());
}

bool SessionDesk::isUnsaved() const {
    if (m_document.isEdited()) return true;
    return file() && (m_file->shown != m_document.shownLosses() ||
                      m_file->parameters != m_document.allParameters());
}

void SessionDesk::onChanged() {
    if (m_autosave && !m_document.scene().isEmpty()) m_autosave->touch();
    if (windowTitle() != m_lastTitle) emit titleChanged();
}

void SessionDesk::save() {
    if (file())
        saveTo(m_file->path);
    else
        saveAs();
}

void SessionDesk::saveAs() {
    const auto session = m_host.capture();
    if (!session) {
        emit failed(tr("There is no scene to save yet."));
        return;
    }
    const QString proposal = file() ? m_file->path : m_document.title() + kSuffix;
    saveTo(QFileDialog::getSaveFileName(m_host.window, tr("Save session"), proposal,
                                        tr("Session (*.lossglass)")));
}

void SessionDesk::saveTo(const QString& path) {
    const auto session = m_host.capture();
    if (path.isEmpty() || !session) return;
    const QString whole = path.endsWith(kSuffix, Qt::CaseInsensitive) ? path : path + kSuffix;
    const quint64 revision = m_document.revision();
    m_beingSaved[revision] = {QFileInfo(whole).absoluteFilePath(), session->parameters,
                              session->shown, revision};
    m_writer.write(whole, *session, revision);
}

void SessionDesk::onWritten(const QString& path, quint64 token) {
    const auto found = m_beingSaved.find(token);
    if (found == m_beingSaved.end()) return;
    m_file = found->second;
    m_beingSaved.erase(m_beingSaved.begin(), std::next(found));
    m_document.markSaved(token);
    rememberRecentSession(m_file->path);
    refreshRecent();
    emit titleChanged();
    emit saved(path);
}

bool SessionDesk::mayClose() {
    m_writer.finish();
    if (!isUnsaved()) return true;
    QMessageBox question(QMessageBox::Question, tr("Unsaved changes"),
                         tr("Save the changes to %1?")
                             .arg(file() ? QFileInfo(m_file->path).fileName() : m_document.title()),
                         QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel,
                         m_host.window);
    question.setInformativeText(tr("Without saving, they are gone."));
    question.setDefaultButton(QMessageBox::Save);
    const int answer = question.exec();
    if (answer == QMessageBox::Discard) return true;
    if (answer != QMessageBox::Save) return false;
    save();
    m_writer.finish();
    // Not saved after all: no name was given, or the disk did not take it.
    return !isUnsaved();
}

void SessionDesk::guard(const QString& folder, RescueBar& bar) {
    m_leftovers = Rescue::leftovers(folder);
    m_autosave = std::make_unique<Autosave>(
        folder, [this]() -> std::optional<Session> {
            // Nothing is lost of a scene that nobody touched.
            return isUnsaved() || m_document.history().count() > 0 ? m_host.capture()
                                                                   : std::nullopt;
        });
    connect(m_autosave.get(), &Autosave::failed, this, &SessionDesk::failed);
    connect(&bar, &RescueBar::restoreChosen, this,
            [this, &bar] { restoreRescue(m_leftovers.front().path(), bar); });
    connect(&bar, &RescueBar::discardChosen, this, [this, &bar] {
        m_leftovers.front().discard();
        m_leftovers.erase(m_leftovers.begin());
        offer(bar);
    });
    offer(bar);
}

void SessionDesk::offer(RescueBar& bar) {
    if (m_leftovers.empty())
        bar.hide();
    else
        bar.offer(m_leftovers.front().lastSaved(), static_cast<int>(m_leftovers.size()));
}

void SessionDesk::restoreRescue(const QString& path, RescueBar& bar) {
    const auto opened = openSession(path);
    if (opened && *opened) {
        m_host.restore((*opened)->session, tr("restoring of unsaved work"),
                       Document::Restored::Edited);
        m_file.reset();
        emit titleChanged();
        // This process keeps it from now on: only then may the dead one's file go.
        m_autosave->touch();
        m_leftovers.front().discard();
    } else {
        emit failed(tr("The unsaved work cannot be restored; its file is kept. %1")
                        .arg(opened ? path : QString::fromStdString(describe(opened.error()))));
    }
    m_leftovers.erase(m_leftovers.begin());
    offer(bar);
}

void SessionDesk::end() {
    if (m_autosave) m_autosave->end();
    m_leftovers.clear();
}

}  // namespace lossglass
