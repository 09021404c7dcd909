// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <vector>

namespace lossglass {

/// Sample `index` (0 .. samples-1) of a batch as a scene of its own. A scene of one sample gives
/// itself. The picture stays.
template <class Real>
BasicScene<Real> sampleOf(const BasicScene<Real>& scene, int index);

}  // namespace lossglass
