// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/pixel_place.h"

#include <optional>

namespace lossglass {

/// How far the outlines of one label are apart; without value where there is none to compare.
struct SurfaceMetrics {
    std::optional<double> hausdorff95;      ///< pixels
    std::optional<double> averageDistance;  ///< pixels
    std::optional<double> boundaryIou;      ///< [0, 1]
};

/// Of one label in two labellings of the same shape (metric_report.h says what is computed).
SurfaceMetrics surfaceMetrics(const Labels& target, const Labels& predicted,
                              const BatchShape& shape, std::uint8_t label);

}  // namespace lossglass
