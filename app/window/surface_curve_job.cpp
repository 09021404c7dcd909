// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/surface_curve_job.h"

#include <utility>

namespace lossglass {

SurfaceCurveJob::SurfaceCurveJob(QObject* parent) : QObject(parent) {}

SurfaceCurveJob::~SurfaceCurveJob() {
    cancel();
}

void SurfaceCurveJob::cancel() {
    if (m_cancelled) *m_cancelled = true;
    m_cancelled.reset();
    ++m_newest;
    m_isPending = false;
    m_label = -1;
    m_curve.reset();
}

void SurfaceCurveJob::submit(const Scene& scene, int label) {
    const bool isSame = label == m_label && m_scene.parts().labels == scene.parts().labels &&
                        m_scene.parts().logits == scene.parts().logits &&
                        m_scene.samples() == scene.samples();
    if (isSame) return;
    // The curve of a moment ago stays until there is a newer one.
    auto before = label == m_label ? m_curve : nullptr;
    cancel();
    m_curve = std::move(before);
    m_scene = scene;
    m_label = label;
    m_isPending = true;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    LiveSnapshot snapshot;
    snapshot.scene = scene;
    snapshot.extra = [this, label, number = m_newest, cancelled = m_cancelled](
                         const std::vector<Reading<float>>&, const Scene& prepared) {
        SurfaceCurveHooks hooks;
        hooks.cancelled = [cancelled] { return cancelled->load(); };
        hooks.reached = [&](const SurfaceCurve& curve) {
            post(number, std::make_shared<const SurfaceCurve>(curve));
        };
        auto whole = std::make_shared<const SurfaceCurve>(surfaceCurve(prepared, label, hooks));
        if (!*cancelled) post(number, std::move(whole));
        return std::shared_ptr<void>();
    };
    m_live.submit(std::move(snapshot));
}

void SurfaceCurveJob::post(quint64 number, std::shared_ptr<const SurfaceCurve> curve) {
    QMetaObject::invokeMethod(
        this,
        [this, number, curve = std::move(curve)]() mutable {
            if (number != m_newest) return;
            m_isPending = curve->steps < kSurfaceSteps;
            m_curve = std::move(curve);
            emit reached();
        },
        Qt::QueuedConnection);
}

}  // namespace lossglass
