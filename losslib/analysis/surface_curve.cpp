// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/surface_curve.h"

#include "losslib/kernels/tiles.h"
#include "losslib/prediction/workspace.h"
#include "losslib/scene/hard_prediction.h"

#include <array>
#include <atomic>

namespace lossglass {

namespace {

/// Where the label is predicted at the threshold; elsewhere a label that it is not.
template <class Real>
Labels predictedAt(const Workspace<Real>& work, int label, double threshold) {
    const BasicScene<Real>& scene = work.scene();
    if (work.channels() == 1) return hardLabels(scene, threshold);
    Labels said(scene.labels().size());
    const auto own = static_cast<std::uint8_t>(label);
    forEachTile(work.pixels(), [&](const Tile& tile) {
        std::array<Real, kTilePixels> buffer;
        const Real* p = work.readP(label, tile.begin, tile.count, buffer.data());
        for (std::int64_t i = 0; i < tile.count; ++i) {
            const auto pixel = static_cast<std::size_t>(tile.begin + i);
            const bool isSaid =
                scene.labels()[pixel] != kIgnored && static_cast<double>(p[i]) > threshold;
            said[pixel] = isSaid ? own : kIgnored;
        }
    });
    return said;
}

}  // namespace

template <class Real>
SurfaceCurve surfaceCurve(const BasicScene<Real>& scene, int label,
                          const SurfaceCurveHooks& hooks) {
    const auto isCancelled = [&] { return hooks.cancelled && hooks.cancelled(); };
    SurfaceCurve curve;
    if (isCancelled()) return curve;
    const Workspace<Real> work(scene);
    const SurfaceTarget target(scene.labels(), {scene.width(), scene.height(), scene.samples()},
                               static_cast<std::uint8_t>(label));
    for (int steps = 2; steps <= kSurfaceSteps; steps *= 2) {
        SurfaceCurve next{steps, std::vector<SurfaceMetrics>(static_cast<std::size_t>(steps) + 1)};
        std::atomic<bool> isWhole = true;
        forEachJob(steps + 1, [&](std::int64_t step) {
            const auto at = static_cast<std::size_t>(step);
            // Every other one is known from the coarser curve.
            if (curve.steps > 0 && at % 2 == 0) {
                next.points[at] = curve.points[at / 2];
                return;
            }
            if (!isWhole || isCancelled()) {
                isWhole = false;
                return;
            }
            next.points[at] =
                target.compare(predictedAt(work, label, static_cast<double>(step) / steps));
        });
        if (!isWhole) return curve;
        curve = std::move(next);
        if (hooks.reached && steps < kSurfaceSteps) hooks.reached(curve);
    }
    return curve;
}

bool isSurfaceMetric(MetricKind kind) {
    return isDistanceMetric(kind) || kind == MetricKind::BoundaryIou;
}

bool isDistanceMetric(MetricKind kind) {
    return kind == MetricKind::Hausdorff95 || kind == MetricKind::AverageSurfaceDistance;
}

std::vector<std::optional<double>> metricCurve(const SurfaceCurve& curve, MetricKind kind) {
    std::vector<std::optional<double>> values;
    for (const SurfaceMetrics& point : curve.points)
        values.push_back(kind == MetricKind::Hausdorff95              ? point.hausdorff95
                         : kind == MetricKind::AverageSurfaceDistance ? point.averageDistance
                                                                      : point.boundaryIou);
    return values;
}

template SurfaceCurve surfaceCurve(const Scene&, int, const SurfaceCurveHooks&);
template SurfaceCurve surfaceCurve(const SceneD&, int, const SurfaceCurveHooks&);

}  // namespace lossglass
