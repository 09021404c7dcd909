// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lossglass {

/// What can be done to a prediction by one slider.
enum class SceneEditKind {
    Blur,
    ShiftX,
    ShiftY,
    Dilate,
    Temperature,
    Salt,
    SmoothNoise,
    DropObjects,
    AddObjects,
    SwapLabels,
};

/// One edit. At its neutral amount it changes nothing.
struct SceneEdit {
    SceneEditKind kind = SceneEditKind::Blur;
    double amount = 0;       ///< meaning and range: SceneEditInfo
    int label = 1;           ///< the label that grows, or whose objects are dropped or added
    int other = 0;           ///< the label it is swapped with, or that takes its place
    double size = 4;         ///< pixels: grain of the smooth noise, radius of added objects; > 0
    std::uint32_t seed = 1;  ///< of what is random

    bool operator==(const SceneEdit&) const = default;
};

/// What is said about a kind of edit; also the axis of a sweep.
struct SceneEditInfo {
    SceneEditKind kind;
    std::string id;      ///< "shift_x"
    std::string label;   ///< "shift to the right"
    std::string help;    ///< what the amount means, with its unit
    double minimum = 0;  ///< amounts outside [minimum, maximum] are refused
    double maximum = 1;
    double neutral = 0;
};

/// All kinds, in the order of SceneEditKind.
const std::vector<SceneEditInfo>& sceneEditTable();

/// The kind with that id, or null.
const SceneEditInfo* findSceneEdit(std::string_view id);

}  // namespace lossglass
