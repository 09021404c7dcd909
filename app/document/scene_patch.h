// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/region.h"
#include "losslib/scene/scene.h"

#include <cstddef>
#include <vector>

namespace lossglass {

/// The surface of a scene that a hand paints on.
enum class Surface { Target, Prediction };

/// The pixels of one surface inside a region, as they were at one moment.
struct PatchTile {
    Region region;
    Labels labels;             ///< of Surface::Target
    Planes<float> softTarget;  ///< of Surface::Target, where the scene has one
    Planes<float> logits;      ///< of Surface::Prediction

    /// Requires that the region lies in the stacked picture (height * samples rows).
    static PatchTile cut(const Scene& scene, Surface surface, const Region& region);
    /// Whether both hold the same pixels.
    bool operator==(const PatchTile& other) const;
};

/// What an undo entry stores in the place of whole planes.
struct ScenePatch {
    Surface surface = Surface::Target;
    std::vector<PatchTile> tiles;  ///< none overlap

    /// The smallest region that holds all tiles.
    Region region() const;
    /// Memory of the pixels.
    std::size_t bytes() const;
};

struct OpenPlanes;

/// Puts the pixels of the patch into planes of the picture's width; returns the regions of the
/// tiles.
std::vector<Region> pastePatch(const ScenePatch& patch, int width, const OpenPlanes& to);

}  // namespace lossglass
