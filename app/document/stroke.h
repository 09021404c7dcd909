// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/plane_pool.h"
#include "app/document/scene_patch.h"
#include "app/document/tile_set.h"
#include "losslib/scene/painting.h"
#include "losslib/scene/scene.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace lossglass {

enum class StrokeTool { Brush, Eraser, Line, Rectangle, Ellipse, Polygon, Fill };

/// What a stroke or a shape paints, from its first piece to its last.
struct StrokeStyle {
    Surface surface = Surface::Prediction;
    StrokeTool tool = StrokeTool::Brush;  ///< only names the undo entry
    Brush brush;                          ///< of pieces; shapes have hard edges
    int sample = 0;                       ///< of the batch; its neighbours are never touched
    std::uint8_t label = 1;               ///< Target: 0 .. K-1 or kIgnored
    int channel = 0;                      ///< Prediction: the channel whose probability is set
    double probability = 0.9;             ///< Prediction
    double strength = 1;  ///< Prediction: how far p moves, of all the way; in (0, 1]
};

/// The part of the planes that a sample of the scene fills.
Extent extentOf(const Scene& scene, int sample);

/// A stroke while it is painted. It remembers the pixels that it touched as they were: softness
/// and strength blend from there, so that a pixel passed twice in one stroke is moved once, by the
/// larger of the two shares.
class Stroke {
public:
    Stroke(const Scene& start, const StrokeStyle& style);

    /// Paints; `scene` becomes what it is afterwards. Returns the smallest region that holds all
    /// pixels that changed, empty where none did.
    Region paint(Scene& scene, PlanePool& pool, const Coverage& covered);
    Region paint(Scene& scene, PlanePool& pool, const StrokePiece& piece);

    const StrokeStyle& style() const { return m_style; }
    /// The touched tiles as they were before, without those that `scene` has the same.
    ScenePatch before(const Scene& scene) const;

private:
    struct Tile {
        PatchTile before;
        std::vector<float> shares;  ///< Prediction: the largest so far, pixel by pixel
    };

    Tile& tileOf(const Scene& scene, int tile);
    Region paintTile(Tile& tile, const CoverageRun& run, const double* shares,
                     const OpenPlanes& open) const;
    bool paintLabel(std::size_t pixel, const OpenPlanes& open) const;
    bool paintLogits(const Tile& tile, std::size_t local, Eigen::Index pixel, double share,
                     const OpenPlanes& open) const;

    StrokeStyle m_style;
    Extent m_extent;
    TileGrid m_grid;
    ProbabilityMove m_move;
    std::unordered_map<int, Tile> m_tiles;
};

/// The same tiles as in `patch`, as they are in the scene.
ScenePatch cutSame(const ScenePatch& patch, const Scene& scene);

}  // namespace lossglass
