// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"
#include "losslib/conventions/region_conventions.h"

#include <cstdint>
#include <vector>

namespace lossglass {

/// Exact Euclidean distance of each set cell to the nearest cell that is not set (0 where not
/// set), in cells, on a grid of 1 to 3 axes. All cells set gives infinity.
std::vector<double> euclideanDistances(const std::vector<bool>& isSet,
                                       const std::vector<std::int64_t>& space);

/// Karimi & Salcudean, arXiv 1904.10030, by distance transforms.
struct DistanceFieldConventions {
    double alpha = 2;        ///< power of the distances
    double threshold = 0.5;  ///< p and t above it are inside
    Background background = Background::Excluded;
    SamplePooling samples = SamplePooling::PerImage;
    Reduction reduction = Reduction::Mean;
};

/// mean (p-t)^2 (d_p^alpha + d_t^alpha), d the distance to the boundary on both sides; a mask
/// that is empty or full has d = 0. The distances count as constants. `space` are the axes of
/// maps.pixels.
ConventionReading distanceFieldLoss(const ConventionMaps& maps,
                                    const std::vector<std::int64_t>& space,
                                    const DistanceFieldConventions& conventions);

}  // namespace lossglass
