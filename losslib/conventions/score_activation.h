// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_scene.h"

#include <vector>

namespace lossglass {

/// What a library applies to the numbers that it receives, over the channels of each pixel for
/// the softmaxes. LogSoftmax and Tanh occur because libraries let the caller hand in any function.
enum class ScoreActivation { None, Sigmoid, Softmax, LogSoftmax, Tanh };

/// The activated prediction, N x C x P.
std::vector<double> activate(ScoreActivation activation, const ConventionMaps& maps);

/// dL/dz from dL/da; `activated` is what activate() gave.
std::vector<double> pullBackActivation(ScoreActivation activation, const ConventionMaps& maps,
                                       const std::vector<double>& activated,
                                       const std::vector<double>& gradient);

}  // namespace lossglass
