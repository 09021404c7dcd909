// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/scene_edit.h"

#include <algorithm>

namespace lossglass {

const std::vector<SceneEditInfo>& sceneEditTable() {
    static const std::vector<SceneEditInfo> table{
        {SceneEditKind::Blur, "blur", "blur", "standard deviation of a Gaussian, in pixels", 0, 64,
         0},
        {SceneEditKind::ShiftX, "shift_x", "shift to the right", "pixels; below 0 to the left",
         -4096, 4096, 0},
        {SceneEditKind::ShiftY, "shift_y", "shift down", "pixels; below 0 up", -4096, 4096, 0},
        {SceneEditKind::Dilate, "dilate", "dilate", "radius in pixels; below 0 erodes", -64, 64, 0},
        {SceneEditKind::Temperature, "temperature", "temperature",
         "the logits are divided by it: above 1 less sure, below 1 surer", 0.01, 100, 1},
        {SceneEditKind::Salt, "salt", "salt noise",
         "share of the pixels that predict a random label with p = 0.95", 0, 1, 0},
        {SceneEditKind::SmoothNoise, "smooth_noise", "smooth noise",
         "standard deviation of what is added to the logits", 0, 100, 0},
        {SceneEditKind::DropObjects, "drop_objects", "drop objects",
         "share of the predicted objects that vanish", 0, 1, 0},
        {SceneEditKind::AddObjects, "add_objects", "add objects",
         "number of discs that are predicted where none is", 0, 10000, 0},
        {SceneEditKind::SwapLabels, "swap_labels", "swap labels",
         "0 keeps, 1 exchanges the logits of the two labels", 0, 1, 0},
    };
    return table;
}

const SceneEditInfo* findSceneEdit(std::string_view id) {
    const auto& table = sceneEditTable();
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& each) { return each.id == id; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace lossglass
