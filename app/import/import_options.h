// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/read_limits.h"
#include "losslib/scene/scene.h"

#include <optional>

namespace lossglass {

/// What the numbers of a prediction are.
enum class PredictionKind { Logits, Probabilities };

/// Which values of a target mean "ignored".
struct IgnoreRule {
    enum class Kind {
        Automatic,  ///< 255 beside other labels than 0, and everything negative
        None,       ///< nothing
        Value,      ///< `value`, and nothing else
    };
    Kind kind = Kind::Automatic;
    int value = 255;

    bool operator==(const IgnoreRule&) const = default;
};

/// What the person decided; what is not set is decided from the content and said in a notice.
struct ImportOptions {
    IgnoreRule ignore;
    std::optional<PredictionKind> predictionIs;
    std::optional<Activation> activation;
    ReadLimits limits;
};

}  // namespace lossglass
