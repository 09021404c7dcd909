// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

#include <cstring>

namespace lossglass {

namespace {

/// By bits: -0 is not 0, and there is no NaN in a scene.
bool samePlanes(const std::shared_ptr<const Planes<float>>& one,
                const std::shared_ptr<const Planes<float>>& other) {
    if (one == other) return true;
    if (!one || !other || one->rows() != other->rows() || one->cols() != other->cols())
        return false;
    return std::memcmp(one->data(), other->data(),
                       sizeof(float) * static_cast<std::size_t>(one->size())) == 0;
}

bool samePicture(const std::shared_ptr<const Picture>& one,
                 const std::shared_ptr<const Picture>& other) {
    if (one == other) return true;
    return one && other && one->width == other->width && one->height == other->height &&
           one->rgb == other->rgb;
}

bool sameScene(const Scene& first, const Scene& second) {
    if (first.isEmpty() || second.isEmpty()) return first.isEmpty() == second.isEmpty();
    const SceneParts<float>&one = first.parts(), &other = second.parts();
    return one.width == other.width && one.height == other.height && one.samples == other.samples &&
           one.activation == other.activation && one.classes == other.classes &&
           (one.labels == other.labels || *one.labels == *other.labels) &&
           samePlanes(one.softTarget, other.softTarget) && samePlanes(one.logits, other.logits) &&
           samePicture(one.picture, other.picture);
}

}  // namespace

bool isSameSession(const Session& one, const Session& other) {
    ViewSettings view = one.view;
    view.tool = other.view.tool;
    return one.title == other.title && sameScene(one.scene, other.scene) &&
           one.parameters == other.parameters && one.shown == other.shown &&
           one.selected == other.selected && view == other.view && one.tab == other.tab &&
           one.zoom == other.zoom && one.figure == other.figure && one.panes == other.panes &&
           one.edits == other.edits && samePlanes(one.editSource, other.editSource) &&
           sameScene(one.compared, other.compared);
}

}  // namespace lossglass
