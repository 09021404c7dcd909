// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/picture_samples.h"
#include "losslib/support/result.h"

namespace lossglass {

/// What a picture's single channel is for.
enum class GreyUse {
    AsLabels,      ///< palette indices stay indices
    AsBrightness,  ///< a palette of greys gives the greys
};

/// The one number that a pixel of the picture stands for, as a Grey or (labels only) Palette
/// picture: alpha is left out, RGB passes where R = G = B everywhere, a palette of black and white
/// becomes one bit with white = 1. Colours are refused with the first place. What was decided is
/// added to the notices.
Result<PictureSamples> toSingleChannel(PictureSamples picture, GreyUse use);

}  // namespace lossglass
