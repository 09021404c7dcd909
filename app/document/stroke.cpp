// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/stroke.h"

#include <algorithm>
#include <utility>

namespace lossglass {

namespace {

/// Sets one pixel of soft planes to certainty; returns whether that changed it.
bool setOneHot(Planes<float>& soft, Eigen::Index pixel, int label) {
    bool changed = false;
    for (Eigen::Index c = 0; c < soft.rows(); ++c) {
        const bool isLabel = soft.rows() == 1 ? label == 1 : label == c;
        const float value = isLabel ? 1.0F : 0.0F;
        changed = changed || soft(c, pixel) != value;
        soft(c, pixel) = value;
    }
    return changed;
}

}  // namespace

Extent extentOf(const Scene& scene, int sample) {
    // The samples of a batch lie below each other, as one tall picture.
    return {scene.width(), scene.height(), scene.height() * sample};
}

Stroke::Stroke(const Scene& start, const StrokeStyle& style)
    : m_style(style),
      m_extent(extentOf(start, style.sample)),
      m_grid{start.width(), start.height() * start.samples()},
      m_move(style.channel, style.probability) {}

Stroke::Tile& Stroke::tileOf(const Scene& scene, int tile) {
    const auto found = m_tiles.find(tile);
    if (found != m_tiles.end()) return found->second;
    Tile made{PatchTile::cut(scene, m_style.surface, m_grid.region(tile)), {}};
    if (m_style.surface == Surface::Prediction)
        made.shares.assign(static_cast<std::size_t>(made.before.logits.cols()), 0);
    return m_tiles.emplace(tile, std::move(made)).first->second;
}

Region Stroke::paint(Scene& scene, PlanePool& pool, const StrokePiece& piece) {
    return paint(scene, pool, rasterBrush(m_extent, m_style.brush, piece));
}

Region Stroke::paint(Scene& scene, PlanePool& pool, const Coverage& covered) {
    Region changed;
    if (covered.isEmpty()) return changed;
    const Scene start = scene;
    scene = pool.changed(start, m_style.surface, [&](const OpenPlanes& open) {
        const double* shares = covered.shares.empty() ? nullptr : covered.shares.data();
        for (const CoverageRun& run : covered.runs) {
            for (int begin = run.begin; begin < run.end;) {
                const int edge = (begin / TileGrid::kTileSide + 1) * TileGrid::kTileSide;
                const int end = std::min(run.end, edge);
                Tile& tile = tileOf(start, m_grid.tileAt(begin, run.row));
                changed = changed.united(paintTile(tile, {run.row, begin, end}, shares, open));
                if (shares) shares += end - begin;
                begin = end;
            }
        }
        return changed.isEmpty() ? std::vector<Region>{} : std::vector<Region>{changed};
    });
    return changed;
}

Region Stroke::paintTile(Tile& tile, const CoverageRun& run, const double* shares,
                         const OpenPlanes& open) const {
    const Region& area = tile.before.region;
    int first = run.end, last = run.begin - 1;
    for (int column = run.begin; column < run.end; ++column) {
        const std::size_t pixel =
            static_cast<std::size_t>(run.row) * static_cast<std::size_t>(m_extent.width) +
            static_cast<std::size_t>(column);
        const auto local =
            static_cast<std::size_t>((run.row - area.y) * area.width + column - area.x);
        bool changed = false;
        if (open.logits) {
            const double share = m_style.strength * (shares ? shares[column - run.begin] : 1);
            if (static_cast<float>(share) <= tile.shares[local]) continue;
            tile.shares[local] = static_cast<float>(share);
            changed = paintLogits(tile, local, static_cast<Eigen::Index>(pixel), share, open);
        } else {
            changed = paintLabel(pixel, open);
        }
        if (!changed) continue;
        first = std::min(first, column);
        last = column;
    }
    return {first, run.row, std::max(0, last - first + 1), 1};
}

bool Stroke::paintLabel(std::size_t pixel, const OpenPlanes& open) const {
    std::uint8_t& label = (*open.labels)[pixel];
    const bool changed = std::exchange(label, m_style.label) != m_style.label;
    // An ignored pixel keeps its soft planes: nothing reads them.
    if (!open.softTarget || m_style.label == kIgnored) return changed;
    return setOneHot(*open.softTarget, static_cast<Eigen::Index>(pixel), m_style.label) || changed;
}

bool Stroke::paintLogits(const Tile& tile, std::size_t local, Eigen::Index pixel, double share,
                         const OpenPlanes& open) const {
    const auto from = static_cast<Eigen::Index>(local);
    Planes<float>& logits = *open.logits;
    bool changed = false;
    for (Eigen::Index c = 0; c < logits.rows(); ++c) {
        const float start = tile.before.logits(c, from);
        changed = changed || logits(c, pixel) != start;
        logits(c, pixel) = start;
    }
    return m_move.apply(logits, pixel, share) || changed;
}

ScenePatch Stroke::before(const Scene& scene) const {
    ScenePatch patch;
    patch.surface = m_style.surface;
    for (const auto& [number, tile] : m_tiles)
        if (tile.before != PatchTile::cut(scene, m_style.surface, tile.before.region))
            patch.tiles.push_back(tile.before);
    return patch;
}

ScenePatch cutSame(const ScenePatch& patch, const Scene& scene) {
    ScenePatch same;
    same.surface = patch.surface;
    for (const PatchTile& tile : patch.tiles)
        same.tiles.push_back(PatchTile::cut(scene, patch.surface, tile.region));
    return same;
}

}  // namespace lossglass
