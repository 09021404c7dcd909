// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/pixel_outcome.h"
#include "losslib/prediction/workspace.h"

#include <cstdint>
#include <vector>

namespace lossglass {

/// The pixels of a scene, each in one of at most 255 parts: what a bar of the budget is cut into.
struct PixelSegments {
    /// The part of pixels that are ignored: none.
    static constexpr std::uint8_t kNone = 255;

    std::vector<std::uint8_t> ofPixel;
    std::vector<double> pixels;  ///< how many are in each part; its length is the number of parts

    std::size_t count() const { return pixels.size(); }
};

/// The part of an outcome in segmentsByOutcome(); kNone for Unknown.
std::uint8_t segmentOf(PixelOutcome outcome);

/// False negative, false positive, true positive, true negative, in this order; what is positive
/// and how the threshold decides is that of OutcomeRule.
template <class Real>
PixelSegments segmentsByOutcome(const Workspace<Real>& work, double threshold);

/// By the label in the target: K parts.
template <class Real>
PixelSegments segmentsByLabel(const Workspace<Real>& work);

/// By the distance to the boundary of `label`, as in budgetByDistance(): 2 `farthest` + 1 parts for
/// the distances -farthest .. farthest, below 0 inside; part `farthest` holds all pixels where
/// there is no boundary. Requires farthest <= 120.
template <class Real>
PixelSegments segmentsByDistance(const Workspace<Real>& work, int label, int farthest);

/// By the size of the object of `label` that a pixel belongs to, as in budgetBySize(): part n is of
/// [2^n, 2^(n+1)) pixels, the last part of all pixels in no object.
template <class Real>
PixelSegments segmentsBySize(const Workspace<Real>& work, int label);

/// The sum of |gradient| over channels and pixels of each part. Tiles are added in order: the same
/// numbers whatever the number of threads.
template <class Real>
std::vector<double> pullOnSegments(const Planes<Real>& gradient, const PixelSegments& segments);

/// The gradient on one part, 0 elsewhere.
template <class Real>
Planes<Real> gradientOnSegment(const Planes<Real>& gradient, const PixelSegments& segments,
                               int segment);

}  // namespace lossglass
