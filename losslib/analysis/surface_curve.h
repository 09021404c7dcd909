// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/metric_table.h"
#include "losslib/analysis/surface_metrics.h"
#include "losslib/scene/scene.h"

#include <functional>
#include <optional>
#include <vector>

namespace lossglass {

/// The surface metrics of one label at the thresholds 0, 1/steps, ..., 1; a pixel is predicted as
/// the label where its p > threshold, as in ThresholdCurve (threshold_curve.h).
struct SurfaceCurve {
    int steps = 0;
    std::vector<SurfaceMetrics> points;  ///< steps + 1 entries
};

/// How a curve talks to whoever waits for it; both may be empty. They may come from any thread, one
/// at a time.
struct SurfaceCurveHooks {
    std::function<bool()> cancelled;                   ///< asked before every threshold
    std::function<void(const SurfaceCurve&)> reached;  ///< after every refinement but the last
};

/// Steps of the finest curve: a power of two, so that each refinement halves the steps.
inline constexpr int kSurfaceSteps = 64;

/// Coarse to fine: a curve of two steps, of four, up to kSurfaceSteps. Each threshold costs two
/// distance maps. Cancelled, it returns the last whole refinement, which may have no point.
/// Requires a scene that is not empty.
template <class Real>
SurfaceCurve surfaceCurve(const BasicScene<Real>& scene, int label,
                          const SurfaceCurveHooks& hooks = {});

/// Hausdorff 95, average surface distance, boundary IoU.
bool isSurfaceMetric(MetricKind kind);
/// Whether it is in pixels, not a share.
bool isDistanceMetric(MetricKind kind);

/// The value at each threshold; nothing where it is undefined. Requires isSurfaceMetric().
std::vector<std::optional<double>> metricCurve(const SurfaceCurve& curve, MetricKind kind);

}  // namespace lossglass
