// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/pixel_outcome.h"

#include <memory>
#include <optional>
#include <vector>

namespace lossglass {

/// A few pixels that stand for all pixels of a scene, each with the numbers that it counts as. They
/// are judged by the counts and the class sums of the whole scene, so that what a loss says of
/// them is what it says of the pixels that they stand for.
template <class Real>
struct WeighedPixels {
    std::shared_ptr<const Workspace<Real>> work;
    std::vector<double> inLoss;      ///< in sums of pixel losses; empty: no such sum is meant
    std::vector<double> inPull;      ///< in sums of |dL/dz|; empty: no gradient is meant
    std::vector<double> inSquares;   ///< in sums of (dL/dz)^2
    std::vector<PixelOutcome> what;  ///< what the pixels are that one stands for
};

/// One pixel per label, for values that are functions of the class sums alone; exact for these.
/// Any number of channels.
template <class Real>
WeighedPixels<Real> pixelsOfSums(const Workspace<Real>& work);

/// One pixel for each outcome (they tell the label as well). Exact, but for rounding, where dL/dp
/// is the same for all pixels of a label, as it is for overlap losses without squares: the pull of
/// an outcome is then a number times the sum of p (1-p), its square a number times that of
/// (p (1-p))^2. Nothing for more than one channel or soft targets.
template <class Real>
std::optional<WeighedPixels<Real>> pixelsOfOutcomes(const Workspace<Real>& work,
                                                    const std::vector<PixelOutcome>& outcomes);

/// A histogram of the logits, 32 bins to the unit for each outcome, where one or two pixels stand
/// for a bin: those that have its first four moments (Gauss quadrature), so that sums over
/// polynomials of the third degree come out exact. For a function f of z that leaves an error of
/// at most h^4 / 384 max |f''''| per pixel, h = 1/32: 2.5e-9 max |f''''|; up to two different
/// logits in a bin leave none.
///
/// With softmax, of the log-odds of the true label, for losses that see nothing but its
/// probability: the pixels know two labels, and other ones count as squares.
///
/// Nothing for soft targets, log-odds beyond +-128, or where it would not be a quarter of the
/// pixels at most.
template <class Real>
std::optional<WeighedPixels<Real>> pixelsOfHistogram(const Workspace<Real>& work,
                                                     const std::vector<PixelOutcome>& outcomes);

}  // namespace lossglass
