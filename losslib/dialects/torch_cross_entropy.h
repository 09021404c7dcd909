// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"
#include "losslib/conventions/region_conventions.h"
#include "losslib/support/result.h"

#include <optional>
#include <vector>

namespace lossglass::dialects {

/// torch.nn.CrossEntropyLoss, which several libraries call inside.
struct TorchCrossEntropy {
    std::vector<double> weights;  ///< one per class; empty = 1
    std::optional<int> ignored = -100;
    double smoothing = 0;
    Reduction reduction = Reduction::Mean;
};

/// On logits. Against labels the mean divides by the sum of the weights of the true classes of
/// valid pixels; against planes by the number of pixels.
Result<ConventionReading> torchCrossEntropy(const ConventionScene& scene,
                                            const TorchCrossEntropy& options);

}  // namespace lossglass::dialects
