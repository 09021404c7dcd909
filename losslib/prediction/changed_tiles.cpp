// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/changed_tiles.h"

#include "losslib/kernels/tiles.h"

#include <cstring>

namespace lossglass {

namespace {

template <class T>
bool sameBits(const T* a, const T* b, const Tile& tile) {
    return std::memcmp(a + tile.begin, b + tile.begin,
                       static_cast<std::size_t>(tile.count) * sizeof(T)) == 0;
}

template <class Real>
bool samePlanes(const Planes<Real>& a, const Planes<Real>& b, const Tile& tile) {
    for (Eigen::Index c = 0; c < a.rows(); ++c)
        if (!sameBits(a.row(c).data(), b.row(c).data(), tile)) return false;
    return true;
}

}  // namespace

template <class Real>
bool haveSameShape(const BasicScene<Real>& a, const BasicScene<Real>& b) {
    return a.width() == b.width() && a.height() == b.height() && a.samples() == b.samples() &&
           a.channels() == b.channels() && a.hasSoftTarget() == b.hasSoftTarget();
}

template <class Real>
std::vector<std::int64_t> changedTiles(const BasicScene<Real>& before,
                                       const BasicScene<Real>& after) {
    const SceneParts<Real>& a = before.parts();
    const SceneParts<Real>& b = after.parts();
    const bool labels = a.labels != b.labels;
    const bool soft = a.softTarget != b.softTarget;
    const bool logits = a.logits != b.logits;
    std::vector<std::int64_t> changed;
    if (!labels && !soft && !logits) return changed;
    std::vector<std::uint8_t> differs(static_cast<std::size_t>(tileCount(after.pixels())));
    forEachTile(after.pixels(), [&](const Tile& tile) {
        const bool same = (!labels || sameBits(a.labels->data(), b.labels->data(), tile)) &&
                          (!soft || samePlanes(*a.softTarget, *b.softTarget, tile)) &&
                          (!logits || samePlanes(*a.logits, *b.logits, tile));
        differs[static_cast<std::size_t>(tile.index)] = !same;
    });
    for (std::size_t i = 0; i < differs.size(); ++i)
        if (differs[i]) changed.push_back(static_cast<std::int64_t>(i));
    return changed;
}

template bool haveSameShape(const Scene&, const Scene&);
template bool haveSameShape(const SceneD&, const SceneD&);
template std::vector<std::int64_t> changedTiles(const Scene&, const Scene&);
template std::vector<std::int64_t> changedTiles(const SceneD&, const SceneD&);

}  // namespace lossglass
