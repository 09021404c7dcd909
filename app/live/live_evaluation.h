// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_readings.h"
#include "app/live/live_snapshot.h"
#include "app/live/live_worker.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <memory>

namespace lossglass {

/// The numbers that follow the hand: snapshots in, readings out, newest wins. Lives in the
/// window's thread and never makes it wait.
class LiveEvaluation : public QObject {
    Q_OBJECT

public:
    /// Readings that are late by this much are to be shown as old.
    static constexpr int kPatienceMilliseconds = 100;

    explicit LiveEvaluation(QObject* parent = nullptr);
    /// Ends a running evaluation between two losses; nothing is delivered any more.
    ~LiveEvaluation() override;

    /// Replaces what waits. Returns at once.
    void submit(LiveSnapshot snapshot);

    /// Whether readings of the newest snapshot are still to come.
    bool isPending() const { return m_isPending; }
    /// Whether they are late, so that what is shown should look old.
    bool isWorking() const { return m_isWorking; }

signals:
    /// In the order of submission. Older snapshots may be skipped, the newest always arrives;
    /// the scene has the shape of the newest scene submitted.
    void readingsReady(std::shared_ptr<const lossglass::LiveReadings> readings);
    /// isWorking() changed. False comes after the readings that were waited for.
    void workingChanged(bool working);

private:
    void receive(LiveWorker::Sequence sequence, std::shared_ptr<const LiveReadings> readings);
    void setWorking(bool working);

    LiveWorker::Sequence m_newest = 0;
    std::array<int, 4> m_newestShape{};
    bool m_isPending = false;
    bool m_isWorking = false;
    QTimer m_patience;
    std::unique_ptr<LiveWorker> m_worker;
};

}  // namespace lossglass
