// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"
#include "losslib/scene/scene.h"

#include <random>

namespace lossglass::test {

/// What a random scene is drawn from.
struct RandomSceneOptions {
    int channels = 1;
    int width = 8;
    int height = 8;  ///< of one sample
    double ignoredShare = 0.1;
    bool dropOneLabel = false;  ///< one label never occurs
    double spread = 2;          ///< standard deviation of the logits
    int samples = 1;
};

SceneD randomScene(std::mt19937& random, const RandomSceneOptions& options);

/// Values for all parameters of a loss that fit `labels` classes: numbers from the slider's range,
/// lists, words, choices and switches.
ParameterValues randomValues(std::mt19937& random, const Loss& loss, int labels);

/// A scene from labels drawn in text ('.' = 0, '#' = 1, digits, '?' = ignored) and logits.
SceneD drawnScene(const std::vector<const char*>& rows, const Planes<double>& logits);

/// The same scene with other logits.
SceneD withLogits(const SceneD& scene, const Planes<double>& logits);

}  // namespace lossglass::test
