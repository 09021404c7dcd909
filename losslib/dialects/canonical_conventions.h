// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/pixel_recipe.h"
#include "losslib/conventions/region_conventions.h"
#include "losslib/loss/loss.h"
#include "losslib/prediction/class_sums.h"

#include <optional>

namespace lossglass {

/// The conventions that a loss of the catalogue follows at these settings, on C channels; nothing
/// where it is no plain overlap loss. Class weights by a rule need the counts of the target.
std::optional<RegionConventions> canonicalRegion(const Loss& loss, const ParameterValues& values,
                                                 int channels, const LabelCounts& counts);

/// The same for losses of single pixels.
std::optional<PixelRecipe> canonicalPixel(const Loss& loss, const ParameterValues& values,
                                          int channels, const LabelCounts& counts);

}  // namespace lossglass
