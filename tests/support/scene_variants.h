// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

namespace lossglass::test {

/// The scene with a soft target: the true label has the share, the others have the rest of it.
SceneD softened(const SceneD& scene, double share);

/// The same pixels as a batch of two samples. Requires an even height.
SceneD asBatch(const SceneD& scene);

}  // namespace lossglass::test
