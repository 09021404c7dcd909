// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "losslib/archive/zip_writer.h"
#include "losslib/support/result.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace lossglass {

/// Writes sessions off the window's thread, one after the other, newest wins: a session that waits
/// is replaced by a newer one for the same file. Nothing is lost when it is destroyed: what was
/// handed over is written first.
class SessionWriter : public QObject {
    Q_OBJECT

public:
    explicit SessionWriter(ZipPacking packing, QObject* parent = nullptr);
    /// Waits for what is being written.
    ~SessionWriter() override;

    /// `token` comes back with the outcome; what it means is the caller's. Returns at once.
    void write(const QString& path, const Session& session, quint64 token = 0);
    bool isBusy() const { return m_isRunning; }
    /// Waits until everything is on the disk; the signals come before it returns.
    void finish();
    /// How long the last writing took.
    int lastMilliseconds() const { return m_lastMilliseconds; }

signals:
    void written(const QString& path, quint64 token);
    void failed(const QString& sentence, quint64 token);

private:
    struct Job {
        QString path;
        Session session;
        quint64 token = 0;
    };

    void start(Job job);
    void done(const Job& job, const std::optional<Error>& error, int milliseconds);

    ZipPacking m_packing;
    bool m_isRunning = false;
    int m_lastMilliseconds = 0;
    std::optional<Job> m_waiting;
    QThreadPool m_pool;
};

}  // namespace lossglass
