// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/painting.h"
#include "losslib/scene/scene.h"

namespace lossglass {

/// The surface of a scene that a hand paints on.
enum class Surface { Target, Prediction };

/// The pixels of one surface inside a region, as they were at one moment. What an undo entry
/// stores in the place of whole planes.
struct ScenePatch {
    Surface surface = Surface::Target;
    Region region;
    Labels labels;             ///< of Surface::Target
    Planes<float> softTarget;  ///< of Surface::Target, where the scene has one
    Planes<float> logits;      ///< of Surface::Prediction

    /// Requires that the region lies in the stacked picture (height * samples rows).
    static ScenePatch cut(const Scene& scene, Surface surface, const Region& region);
    /// The scene with these pixels in it. Requires the shape that the patch was cut from.
    Scene appliedTo(const Scene& scene) const;
    /// Whether both hold the same pixels; a NaN equals nothing.
    bool samePixels(const ScenePatch& other) const;
};

}  // namespace lossglass
