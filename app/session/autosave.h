// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/rescue.h"
#include "app/session/session_writer.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace lossglass {

/// Keeps the rescue file of this process close behind the hand: written soon after every change,
/// off the window's thread, and no more often than the writing itself allows.
class Autosave : public QObject {
    Q_OBJECT

public:
    /// A change is on the disk after this time and the time that writing takes.
    static constexpr int kDelayMilliseconds = 400;

    /// `capture` gives the present session, or nothing when there is none; called in this thread.
    Autosave(const QString& folder, std::function<std::optional<Session>()> capture,
             QObject* parent = nullptr);

    /// Whether there is a file to write to.
    bool isWorking() const { return m_rescue.has_value(); }
    /// Something changed.
    void touch();
    /// The window closes, nothing is to be rescued: removes the file.
    void end();
    QString path() const { return m_rescue ? m_rescue->path() : QString(); }

signals:
    /// The rescue could not be written: one sentence, once until it can be again.
    void failed(const QString& sentence);

private:
    void save();

    std::function<std::optional<Session>()> m_capture;
    std::optional<Rescue> m_rescue;
    SessionWriter m_writer;
    QTimer m_delay;
    bool m_hasFailed = false;
};

}  // namespace lossglass
