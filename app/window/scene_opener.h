// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/import/import_files.h"
#include "app/import/import_options.h"
#include "app/session/session_file.h"
#include "losslib/support/result.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

namespace lossglass {

/// Brings files into the document. Reading runs off the window's thread; the document changes only
/// when everything was read and fits, as one undo entry. The newest request wins.
class SceneOpener : public QObject {
    Q_OBJECT

public:
    explicit SceneOpener(Document& document, QObject* parent = nullptr);
    /// Waits for a file that is being read; the document stays as it is.
    ~SceneOpener() override;

    void openSample(const QString& id);
    /// A session, or a figure that carries one.
    void openSession(const QString& path);
    /// A scene of the person's own library: its pixels and classes alone.
    void openOwnScene(const QString& path);
    /// Both together, as the command line gives them.
    void openScene(const QString& target, const QStringList& predictions,
                   const ImportOptions& options = {}, const QString& picture = {});
    /// Several samples, each with its files.
    void openBatch(const ImportFiles& files, const ImportOptions& options = {});
    /// Keeps the present prediction where it fits; otherwise p is 0.5 everywhere until one is
    /// opened, and a notice says so.
    void openTarget(const QString& path, const ImportOptions& options = {},
                    const QString& picture = {});
    /// Must fit the present target; there must be one.
    void openPrediction(const QStringList& paths, const ImportOptions& options = {});
    void openPicture(const QString& path);
    /// More samples behind those there are; they must fit the batch.
    void addSamples(const QString& target, const QStringList& predictions,
                    const ImportOptions& options = {});

    /// Whether a file is being read.
    bool isBusy() const { return m_running > 0; }

signals:
    /// Done: what the readers decided, may be empty.
    void opened(const QStringList& notices);
    /// In the place of any change of the document: what the file holds is for the window to put on;
    /// before opened().
    void sessionOpened(const lossglass::OpenedSession& session, const QString& path);
    /// The first of the new ones, from 0; before opened().
    void samplesAdded(int first);
    /// One sentence; the document is as it was.
    void failed(const QString& sentence);

private:
    struct Outcome {
        Scene scene;
        QString title;  ///< empty: the present title stays
        QString action;
        QStringList notices;
        int firstAdded = -1;  ///< of addSamples()
        std::shared_ptr<const OpenedSession> session{};
        QString sessionPath{};
    };
    /// Nothing where the file is no session and carries none.
    static Result<std::optional<Outcome>> sessionOutcome(const QString& path);
    using Work = std::function<Result<Outcome>()>;

    /// The same with a photograph below the target; without a path, as it is.
    static Result<Outcome> withPicture(Outcome outcome, const QString& path);
    void start(Work work);
    void finish(quint64 ticket, const Result<Outcome>& outcome);

    Document& m_document;
    quint64 m_ticket = 0;
    int m_running = 0;
    QThreadPool m_pool;
};

}  // namespace lossglass
