// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"

/// What a mean over pixels divides by: the valid pixels or all of them, times the channels or not,
/// weighted or not. Every choice multiplies value and gradient by one factor; the numbers per
/// class keep the canonical mean.
namespace lossglass {

enum class PixelMean {
    OverPixels,             ///< canonical: divides by the pixels
    OverPixelsAndChannels,  ///< canonical: divides by pixels x channels
    OverPixelsOnly,         ///< the channels are no matter of choice
};

/// Appends the parameters "ignored" and, but for OverPixelsOnly, "mean_over".
void addPixelMeanParameters(Loss& loss, PixelMean canonical);

/// The factor that they mean for the canonical mean; 1 at the defaults.
template <class Real>
double pixelMeanFactor(const Workspace<Real>& work, const ParameterValues& values,
                       PixelMean canonical);

/// For losses that are such a mean as a whole: the parameters, and an evaluation that obeys them.
/// A loss with class weights whose mean divides by their sum also gets "weights_norm".
void addPixelMeanConventions(Loss& loss, PixelMean canonical);

}  // namespace lossglass
