// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_readings.h"
#include "app/live/live_snapshot.h"
#include "app/live/live_worker.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <array>
#include <memory>
#include <optional>

namespace lossglass {

/// The numbers that follow the hand: snapshots in, readings out, newest wins. Lives in the
/// window's thread and never makes it wait.
class LiveEvaluation : public QObject {
    Q_OBJECT

public:
    /// Readings that are late by this much are to be shown as old.
    static constexpr int kPatienceMilliseconds = 100;

    explicit LiveEvaluation(QObject* parent = nullptr);
    /// Ends a running evaluation; nothing is delivered any more.
    ~LiveEvaluation() override;

    /// Replaces what waits. Returns at once.
    void submit(LiveSnapshot snapshot);

    /// What is submitted from now on waits while the other, which is looked at first, has not yet
    /// its readings of the same moment: they share the cores. `first` may go before this one.
    void runAfter(LiveEvaluation& first);

    /// Whether anything of the newest snapshot is still to come.
    bool isPending() const { return m_isPending; }
    /// Whether its readings are.
    bool awaitsReadings() const { return m_awaitsReadings; }
    /// Whether they are late, so that what is shown should look old.
    bool isWorking() const { return m_isWorking; }

signals:
    /// In the order of submission. Older snapshots may be skipped, the newest always arrives;
    /// the scene has the shape of the newest scene submitted.
    void readingsReady(std::shared_ptr<const lossglass::LiveReadings> readings);
    /// Of a snapshot whose readings came first and that asked for details: one reading of the same
    /// scene. May be skipped as the extra, which follows.
    void detailsReady(std::shared_ptr<const lossglass::LiveReadings> readings,
                      std::shared_ptr<const lossglass::LiveReadings> details);
    /// Of a snapshot whose readings came first: what its extra gave, which may be null. It may be
    /// skipped as well where a newer snapshot waits.
    void extraReady(std::shared_ptr<const lossglass::LiveReadings> readings,
                    std::shared_ptr<void> extra);
    /// isWorking() changed. False comes after the readings that were waited for.
    void workingChanged(bool working);

private:
    void receive(const LiveWorker::Delivery& delivery);
    void setWorking(bool working);
    void release();

    LiveWorker::Sequence m_newest = 0;
    std::array<int, 4> m_newestShape{};
    bool m_isPending = false;
    bool m_awaitsReadings = false;
    bool m_isWorking = false;
    QTimer m_patience;
    QPointer<LiveEvaluation> m_first;
    std::optional<LiveSnapshot> m_held;  ///< until m_first has delivered
    QTimer m_turn;                       ///< the same change may not have reached m_first yet
    std::unique_ptr<LiveWorker> m_worker;
};

}  // namespace lossglass
