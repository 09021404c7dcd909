// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"
#include "losslib/conventions/pixel_conventions.h"

#include <vector>

namespace lossglass {

/// Reduces weighted element losses (N x C x P) to value, parts and shape, and returns
/// dvalue/delement: one number per element.
std::vector<double> reduceElements(const ConventionMaps& maps, const std::vector<double>& elements,
                                   const PixelConventions& conventions, ConventionReading& reading);

}  // namespace lossglass
