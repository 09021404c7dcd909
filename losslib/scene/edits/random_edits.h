// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "losslib/scene/scene_edit.h"

namespace lossglass {

/// The edits of scene/scene_edits.h that draw lots: logits in, logits out. They read amount,
/// label, other, size and seed of the edit.
template <class Real>
Planes<Real> saltLogits(const BasicScene<Real>& scene, const SceneEdit& edit);
template <class Real>
Planes<Real> addSmoothNoise(const BasicScene<Real>& scene, const SceneEdit& edit);
template <class Real>
Planes<Real> dropObjects(const BasicScene<Real>& scene, const SceneEdit& edit);
template <class Real>
Planes<Real> addObjects(const BasicScene<Real>& scene, const SceneEdit& edit);

}  // namespace lossglass
