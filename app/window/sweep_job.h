// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_evaluation.h"
#include "losslib/analysis/sweep.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace lossglass {

/// Runs sweeps off the window's thread: a newer one ends the one that runs at the next place, and
/// what is there so far is told ten times a second.
class SweepJob : public QObject {
    Q_OBJECT

public:
    explicit SweepJob(QObject* parent = nullptr);
    ~SweepJob() override;

    /// Returns at once. Nothing happens where the scene and all that the sweep depends on are
    /// those of the last call; a question that cannot be asked (whyNoSweep()) leaves no sweep.
    /// Requires a scene that is not empty.
    void submit(const Scene& scene, const SweepQuestion& question);
    /// Ends what runs; nothing of it is told any more.
    void cancel();
    bool isPending() const { return m_isPending; }
    /// The last sweep, as far as it is; that of an older question until there is one of the
    /// newest. Null: none.
    const Sweep* sweep() const { return m_sweep.get(); }
    /// What was asked at each of its places.
    SweepDepth depth() const { return m_depth; }

signals:
    /// The newest sweep as far as it is; Sweep::isComplete() tells whether more comes.
    void reached(std::shared_ptr<const lossglass::Sweep> sweep);

private:
    /// Hands a state of the sweep from the worker to the window's thread.
    void post(quint64 number, std::shared_ptr<const Sweep> sweep);
    void receive(quint64 number, std::shared_ptr<const Sweep> sweep);

    Scene m_scene;
    SweepQuestion m_question;
    quint64 m_newest = 0;
    bool m_isPending = false;
    std::shared_ptr<const Sweep> m_sweep;
    SweepDepth m_depth = SweepDepth::Values;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    LiveEvaluation m_live;  ///< last: its thread ends before all else goes
};

}  // namespace lossglass
