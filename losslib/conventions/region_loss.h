// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"
#include "losslib/conventions/region_conventions.h"

namespace lossglass {

/// An overlap loss under the given conventions, on an activated prediction (maps.p). Both
/// gradients of the reading are by maps.p. Class weights and chosen classes count the classes
/// that are left when the background is. Derivatives at the kinks (|x|, floors) are 0 or of one
/// side; the volume weights count as constants, as they depend on the target only.
ConventionReading regionLoss(const ConventionMaps& maps, const RegionConventions& conventions);

}  // namespace lossglass
