// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"
#include "losslib/conventions/pixel_conventions.h"

namespace lossglass {

/// A loss of single elements. `inputGradient` is by maps.p, which holds logits or probabilities
/// as the conventions say. Ignored pixels count 0; sample weights multiply the elements. Where a
/// clamp acts the derivative is 0.
ConventionReading binaryLoss(const ConventionMaps& maps, BinaryForm form,
                             const PixelConventions& conventions);

/// A loss of the channels of a pixel together; logits go through a softmax. `ClassAxis::Sum`
/// gives one part per pixel, `Kept` one per pixel and channel.
ConventionReading categoricalLoss(const ConventionMaps& maps, CategoricalForm form,
                                  const PixelConventions& conventions);

}  // namespace lossglass
