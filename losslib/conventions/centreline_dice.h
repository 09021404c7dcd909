// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"

#include <cstdint>
#include <vector>

namespace lossglass {

/// clDice (Shit et al., arXiv 2003.07311) of all samples and channels 1 .. C-1 together, with
/// soft skeletons of `erosions` steps, on probabilities (maps.p). With one channel nothing is
/// counted: 0, without gradient.
ConventionReading centrelineDice(const ConventionMaps& maps, const std::vector<std::int64_t>& space,
                                 int erosions, double smooth);

}  // namespace lossglass
