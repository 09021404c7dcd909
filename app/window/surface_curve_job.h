// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_evaluation.h"
#include "losslib/analysis/surface_curve.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace lossglass {

/// Computes the surface metrics against the threshold off the window's thread, coarse to fine: a
/// newer question ends the one that runs at its next threshold.
class SurfaceCurveJob : public QObject {
    Q_OBJECT

public:
    explicit SurfaceCurveJob(QObject* parent = nullptr);
    ~SurfaceCurveJob() override;

    /// Returns at once. Nothing happens where scene and label are those of the last call. Requires
    /// a scene that is not empty.
    void submit(const Scene& scene, int label);
    /// Ends what runs; nothing of it is told any more.
    void cancel();
    bool isPending() const { return m_isPending; }
    /// Of the label last asked, and where isPending() of this scene or the one before; null:
    /// nothing yet.
    const SurfaceCurve* curve() const { return m_curve.get(); }

signals:
    /// curve() became finer.
    void reached();

private:
    void post(quint64 number, std::shared_ptr<const SurfaceCurve> curve);

    Scene m_scene;
    int m_label = -1;
    quint64 m_newest = 0;
    bool m_isPending = false;
    std::shared_ptr<const SurfaceCurve> m_curve;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    LiveEvaluation m_live;  ///< last: its thread ends before all else goes
};

}  // namespace lossglass
