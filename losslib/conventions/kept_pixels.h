// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"

#include <cstddef>
#include <vector>

namespace lossglass {

/// The mean over some pixels of a loss that was reduced to its array, one part per pixel (N x P).
/// `kept` are indices of parts; requires at least one. Which are kept counts as constant.
ConventionReading meanOfKept(ConventionReading perPixel, const std::vector<std::size_t>& kept,
                             const ConventionScene& scene);

}  // namespace lossglass
