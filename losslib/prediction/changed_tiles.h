// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <cstdint>
#include <vector>

namespace lossglass {

/// Whether two scenes have the same size, samples, channels and kind of target, so that what was
/// made for one can be brought up to date for the other.
template <class Real>
bool haveSameShape(const BasicScene<Real>& a, const BasicScene<Real>& b);

/// The tiles (kernels/tiles.h), in order, in which the labels, soft targets or logits of two scenes
/// of the same shape differ. Planes that both share cost nothing; others are compared bit by bit.
template <class Real>
std::vector<std::int64_t> changedTiles(const BasicScene<Real>& before,
                                       const BasicScene<Real>& after);

}  // namespace lossglass
