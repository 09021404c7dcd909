// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/distance_map.h"
#include "losslib/scene/labels.h"
#include "losslib/scene/pixel_place.h"

#include <optional>
#include <vector>

namespace lossglass {

/// How far the outlines of one label are apart; without value where there is none to compare.
struct SurfaceMetrics {
    std::optional<double> hausdorff95;      ///< pixels
    std::optional<double> averageDistance;  ///< pixels
    std::optional<double> boundaryIou;      ///< [0, 1]
};

/// One label of a target, made ready to be compared with many predictions. Keeps about 11 bytes per
/// pixel.
class SurfaceTarget {
public:
    SurfaceTarget(const Labels& target, const BatchShape& shape, std::uint8_t label);

    /// With the pixels that `predicted` gives that label; of the target's shape.
    SurfaceMetrics compare(const Labels& predicted) const;

private:
    /// One sample; the distances are those to its surface, empty where it has none.
    struct Side {
        BinaryMask band, surface;
        std::vector<double> distances;
    };

    BatchShape m_shape;
    std::uint8_t m_label;
    double m_bandWidth;
    std::vector<Side> m_samples;
};

/// Of one label in two labellings of the same shape (metric_report.h says what is computed).
SurfaceMetrics surfaceMetrics(const Labels& target, const Labels& predicted,
                              const BatchShape& shape, std::uint8_t label);

}  // namespace lossglass
