// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/response_curve.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace lossglass {

/// Bins of the histograms; even, so that p = 0.5 is an edge.
inline constexpr std::size_t kResponseBins = 48;

/// Planes of one channel and the labels, one entry per pixel, all of the same length.
struct ResponsePlanes {
    std::span<const float> p;         ///< probability of the watched class, in [0, 1]
    std::span<const float> gradient;  ///< dL/dz of the watched class (signed); may be empty
    std::span<const std::uint8_t> labels;
};

/// Where the pixels of one label stand along p, and how hard they pull. Bin b holds
/// [b, b+1) / kResponseBins; p = 1 belongs to the last. Pixels whose p is no number are left out.
struct ResponseSummary {
    std::array<std::int64_t, kResponseBins> pixels{};
    std::array<double, kResponseBins> pull{};  ///< sum of |dL/dz|
    std::int64_t pixelsBelow = 0;              ///< with p < 0.5
    std::int64_t pixelsAbove = 0;              ///< with p >= 0.5
    double pullBelow = 0;
    double pullAbove = 0;
    /// The p below which half of the pull lies (to 1/2000); nothing where nothing pulls.
    std::optional<double> halfPullAt;
};

/// One pass over the pixels.
ResponseSummary summarise(const ResponsePlanes& planes, std::uint8_t label);

/// |dl/dz| of one loss over that of another at the same pixel; nothing where the other does not
/// pull.
std::optional<double> pullRatio(const ResponsePoint& loss, const ResponsePoint& other);

}  // namespace lossglass
