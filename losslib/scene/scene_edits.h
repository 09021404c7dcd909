// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "losslib/scene/scene_edit.h"

namespace lossglass {

/// How sure a prediction that is made from the target is of the right label.
inline constexpr double kDrawnConfidence = 0.95;

/// A prediction that knows the target: every pixel gives its label probability `confidence` (in
/// (0, 1)), the other channels share the rest. Ignored pixels predict label 0.
template <class Real>
BasicScene<Real> predictionFromTarget(const BasicScene<Real>& scene,
                                      double confidence = kDrawnConfidence);

/// The scene with an edited prediction; target and picture stay. The amount is clamped to its
/// range, labels to those of the scene. Pixels beyond the edge of a sample are those on the edge.
/// The same edit of the same scene always gives the same scene.
///
/// Blur and broken shifts mix probabilities; whole shifts move logits. Dilation takes the largest
/// log-odds of the label in a disc, and the other labels keep their proportions. Random pixels and
/// objects of a small amount are among those of a larger one with the same seed.
template <class Real>
BasicScene<Real> applyEdit(const BasicScene<Real>& scene, const SceneEdit& edit);

}  // namespace lossglass
