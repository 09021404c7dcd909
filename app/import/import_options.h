// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/array_layout.h"
#include "losslib/formats/read_choices.h"
#include "losslib/scene/scene.h"

#include <QString>

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

/// The limits that hold where nobody set any: those of the environment variable
/// LOSSGLASS_LIMIT_MEGAPIXELS where it is a whole number of 1 or more, else those of ReadLimits.
ReadLimits usualLimits();

/// What the person decided; what is not set is decided from the content and said in a notice.
struct ImportOptions {
    IgnoreRule ignore{};
    std::optional<PredictionKind> predictionIs{};
    std::optional<Activation> activation{};
    ReadChoices read{usualLimits()};
    std::string targetKey{};      ///< of a target, where it is not read.key
    LayoutChoice layout{};        ///< of a prediction
    LayoutChoice targetLayout{};  ///< of a target; rows are always as stored
    QString colours{};  ///< how colours become labels, see colour_labels.h; empty: they do not
};

}  // namespace lossglass
