// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/score_activation.h"
#include "losslib/dialects/dialect.h"
#include "losslib/scene/scene.h"

#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// A dialect's reading of a scene. `inputGradient` is dL/dlogit, N x C x P.
struct SceneReading {
    DialectValues values;  ///< with what the scene settled
    ConventionReading reading;
};

/// Such a gradient as the planes of the scene that it is of.
template <class Real>
Planes<Real> planesOfArray(const std::vector<double>& gradient, const BasicScene<Real>& scene) {
    Planes<Real> planes(scene.channels(), scene.pixels());
    const Eigen::Index count = planes.cols() / scene.samples();
    std::size_t next = 0;
    for (Eigen::Index n = 0; n < scene.samples(); ++n)
        for (Eigen::Index c = 0; c < planes.rows(); ++c)
            for (Eigen::Index i = 0; i < count; ++i)
                planes(c, n * count + i) = static_cast<Real>(gradient[next++]);
    return planes;
}

/// The arrays of a scene with the prediction as logits: labels for several channels, planes for
/// one channel and for soft targets.
ConventionScene arraysOf(const SceneD& scene);

/// What turns the scene's logits into probabilities.
ScoreActivation activationOf(const SceneD& scene);

/// Evaluates a dialect on a scene of logits as a user of the library would call it: arguments that
/// only say what the input is (sigmoid, softmax, from_logits, apply_nonlin, mode, to_onehot_y) and
/// the label that is ignored follow the scene where they are not set; a loss of probabilities
/// gets those of the scene. An error where pixels are ignored and the library has no way to.
Result<SceneReading> evaluateOnScene(
    const Dialect& dialect, const std::vector<std::pair<std::string, std::string>>& settings,
    const SceneD& scene);

/// Whether the call is given probabilities: a loss that has a switch for it is told so by the
/// switch.
bool takesProbabilities(const Dialect& dialect, const DialectValues& values);

/// Whether the target leaves out any pixel.
bool ignoresPixels(const SceneD& scene);

}  // namespace lossglass
