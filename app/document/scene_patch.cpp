// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/scene_patch.h"

#include "app/document/pixel_region.h"
#include "app/document/plane_pool.h"

namespace lossglass {

namespace {

bool same(const Planes<float>& a, const Planes<float>& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() && (a == b).all();
}

}  // namespace

PatchTile PatchTile::cut(const Scene& scene, Surface surface, const Region& region) {
    PatchTile tile;
    tile.region = region;
    if (surface == Surface::Prediction) {
        tile.logits = cutRegion(scene.logits(), scene.width(), region);
        return tile;
    }
    tile.labels = cutRegion(scene.labels(), scene.width(), region);
    if (scene.hasSoftTarget())
        tile.softTarget = cutRegion(scene.softTarget(), scene.width(), region);
    return tile;
}

bool PatchTile::operator==(const PatchTile& other) const {
    return region == other.region && labels == other.labels && same(softTarget, other.softTarget) &&
           same(logits, other.logits);
}

Region ScenePatch::region() const {
    Region all;
    for (const PatchTile& tile : tiles)
        all = all.united(tile.region);
    return all;
}

std::size_t ScenePatch::bytes() const {
    std::size_t sum = 0;
    for (const PatchTile& tile : tiles)
        sum += sizeof(PatchTile) + tile.labels.size() +
               sizeof(float) * static_cast<std::size_t>(tile.softTarget.size()) +
               sizeof(float) * static_cast<std::size_t>(tile.logits.size());
    return sum;
}

std::vector<Region> pastePatch(const ScenePatch& patch, int width, const OpenPlanes& to) {
    std::vector<Region> regions;
    for (const PatchTile& tile : patch.tiles) {
        if (to.labels) pasteRegion(tile.labels, *to.labels, width, tile.region);
        if (to.softTarget) pasteRegion(tile.softTarget, *to.softTarget, width, tile.region);
        if (to.logits) pasteRegion(tile.logits, *to.logits, width, tile.region);
        regions.push_back(tile.region);
    }
    return regions;
}

}  // namespace lossglass
