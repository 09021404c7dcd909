// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "losslib/snippets/array_to_export.h"

namespace lossglass {

/// Planes of a scene as N x C x H x W.
ArrayToExport planesArray(std::string name, const Planes<double>& planes, const SceneD& scene);

/// prediction.npy: the logits, N x C x H x W.
ArrayToExport predictionArray(const SceneD& scene);

/// target.npy: labels N x H x W with 255 where ignored; a soft target N x C x H x W with NaN there.
ArrayToExport targetArray(const SceneD& scene);

}  // namespace lossglass
