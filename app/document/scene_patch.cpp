// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/scene_patch.h"

#include "app/document/pixel_region.h"

#include <memory>
#include <utility>

namespace lossglass {

namespace {

template <class T>
std::shared_ptr<const T> pasted(const T& pixels, const T& planes, int width, const Region& region) {
    auto changed = std::make_shared<T>(planes);
    pasteRegion(pixels, *changed, width, region);
    return changed;
}

bool same(const Planes<float>& a, const Planes<float>& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() && (a == b).all();
}

}  // namespace

ScenePatch ScenePatch::cut(const Scene& scene, Surface surface, const Region& region) {
    ScenePatch patch;
    patch.surface = surface;
    patch.region = region;
    if (surface == Surface::Prediction) {
        patch.logits = cutRegion(scene.logits(), scene.width(), region);
        return patch;
    }
    patch.labels = cutRegion(scene.labels(), scene.width(), region);
    if (scene.hasSoftTarget())
        patch.softTarget = cutRegion(scene.softTarget(), scene.width(), region);
    return patch;
}

Scene ScenePatch::appliedTo(const Scene& scene) const {
    const int width = scene.width();
    if (surface == Surface::Prediction)
        return scene.withPlanes(nullptr, pasted(logits, scene.logits(), width, region));
    auto newLabels = pasted(labels, scene.labels(), width, region);
    if (!scene.hasSoftTarget()) return scene.withPlanes(std::move(newLabels), nullptr);
    return scene.withPlanes(std::move(newLabels), nullptr,
                            pasted(softTarget, scene.softTarget(), width, region));
}

bool ScenePatch::samePixels(const ScenePatch& other) const {
    return surface == other.surface && region == other.region && labels == other.labels &&
           same(softTarget, other.softTarget) && same(logits, other.logits);
}

}  // namespace lossglass
