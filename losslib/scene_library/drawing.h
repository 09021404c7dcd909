// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "losslib/scene/scene_edit.h"

#include <string>
#include <vector>

namespace lossglass {

/// A target that is drawn shape by shape, then predicted. Coordinates are those of
/// scene/painting.h: pixel (row r, column c) covers [c, c+1) x [r, r+1).
class Drawing {
public:
    /// All pixels are label 0; `names` are those of the labels, two for one channel.
    Drawing(int width, int height, std::vector<std::string> names);

    Drawing& disc(double x, double y, double radius, std::uint8_t label = 1);
    Drawing& line(double fromX, double fromY, double toX, double toY, double width,
                  std::uint8_t label = 1);
    /// Pixels [x, x+width) x [y, y+height).
    Drawing& box(int x, int y, int width, int height, std::uint8_t label = 1);
    /// Gives a share of the pixels, drawn by lot, the other one of the labels 0 and 1.
    Drawing& flip(double share, std::uint32_t seed);

    /// The target with a prediction that knows it (scene_edits.h).
    Scene predicted(double confidence = 0.95) const;
    /// The target of this with the prediction of another of the same size.
    Scene predictedAs(const Scene& other) const;

private:
    int m_width, m_height;
    std::vector<std::string> m_names;
    Labels m_labels;
};

/// The scene after some edits, each given as kind and amount.
Scene edited(Scene scene, const std::vector<SceneEdit>& edits);

/// An edit of label 1 with seed 1.
SceneEdit editOf(SceneEditKind kind, double amount);

}  // namespace lossglass
