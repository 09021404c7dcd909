// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/session/autosave.h"
#include "app/session/session.h"
#include "app/session/session_writer.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QMenu;
class QWidget;

namespace lossglass {

struct OpenedSession;
class RescueBar;

/// Everything about files of sessions in the window: save, save as, recent ones, the question at
/// the end, and what a dead process left behind. What a session holds is the window's affair.
class SessionDesk : public QObject {
    Q_OBJECT

public:
    /// The window as the desk sees it.
    struct Host {
        QWidget* window = nullptr;
        /// The present state; nothing without a scene.
        std::function<std::optional<Session>()> capture;
        std::function<void(const Session&, const QString& action, Document::Restored)> restore;
        /// Opens a file, whatever it is, as if it had been named on the command line.
        std::function<void(const QString& path)> open;
    };

    SessionDesk(Document& document, Host host, QObject* parent = nullptr);
    ~SessionDesk() override;

    /// Puts its actions into the menu, before `before`.
    void fillMenu(QMenu* menu, QAction* before);

    /// A session came from a file.
    void opened(const OpenedSession& session, const QString& path);
    /// "figure.lossglass*", or the scene's title where there is no file.
    QString windowTitle() const;
    /// Whether something would be lost: a painted scene, or a session that differs from its file.
    bool isUnsaved() const;
    /// Asks once whether to save; false: the window stays.
    bool mayClose();
    /// Whether a file is being written.
    bool isBusy() const { return m_writer.isBusy(); }

    void save();
    void saveAs();
    /// Writes to that file; empty paths are ignored.
    void saveTo(const QString& path);

    /// Keeps a rescue in the folder, and offers in `bar` what dead processes left there.
    void guard(const QString& folder, RescueBar& bar);
    /// The window is closing for good.
    void end();
    const Autosave* autosave() const { return m_autosave.get(); }

signals:
    /// windowTitle() changed.
    void titleChanged();
    void failed(const QString& sentence);
    void saved(const QString& path);

private:
    /// What a file holds of the document, to compare with.
    struct Filed {
        QString path;
        std::map<std::string, ParameterValues> parameters;
        std::set<std::string> shown;
        quint64 revision = 0;  ///< of the scene
    };

    void onChanged();
    void onWritten(const QString& path, quint64 token);
    void askForSession();
    void refreshRecent();
    void offer(RescueBar& bar);
    void restoreRescue(const QString& path, RescueBar& bar);
    void setFile(const QString& path);
    /// The file of what the document shows: undoing the opening of another scene brings it back.
    const Filed* file() const;

    Document& m_document;
    Host m_host;
    SessionWriter m_writer;
    std::optional<Filed> m_file;
    std::map<quint64, Filed> m_beingSaved;  ///< by the revision of the scene
    std::unique_ptr<Autosave> m_autosave;
    std::vector<Rescue> m_leftovers;
    QAction *m_open, *m_save, *m_saveAs;
    QMenu* m_recent = nullptr;
    QString m_lastTitle;  ///< that was announced
};

}  // namespace lossglass
