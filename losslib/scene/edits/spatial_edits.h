// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

namespace lossglass {

/// The edits of scene/scene_edits.h that move or mix neighbours: logits in, logits out.
template <class Real>
Planes<Real> blurLogits(const BasicScene<Real>& scene, double sigma);
template <class Real>
Planes<Real> shiftLogits(const BasicScene<Real>& scene, double dx, double dy);
/// A radius below 0 erodes.
template <class Real>
Planes<Real> dilateLogits(const BasicScene<Real>& scene, int label, double radius);

}  // namespace lossglass
