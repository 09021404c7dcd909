// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/array_layout.h"
#include "losslib/formats/read_choices.h"
#include "losslib/scene/scene.h"

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

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

/// What single values of a target mean, whatever the rules say: the value as stored, or 0xRRGGBB of
/// a colour, and its label; kIgnored leaves its pixels out.
using ValueMeanings = std::map<std::int64_t, std::uint8_t>;

/// The limits that hold where nobody set any: those of the environment variable
/// LOSSGLASS_LIMIT_MEGAPIXELS where it is a whole number of 1 or more, else those of ReadLimits.
ReadLimits usualLimits();

/// What the person decided; what is not set is decided from the content and said in a notice.
struct ImportOptions {
    IgnoreRule ignore{};
    ValueMeanings meanings{};
    std::optional<PredictionKind> predictionIs{};
    std::optional<Activation> activation{};
    ReadChoices read{usualLimits()};
    ReadChoices targetRead{};     ///< of a target; what is not set there is that of `read`
    LayoutChoice layout{};        ///< of a prediction
    LayoutChoice targetLayout{};  ///< of a target
    /// What the numbers of a prediction are divided by: 255 for probabilities stored as bytes.
    std::optional<double> divisor{};
    /// Which stored channels become classes 0, 1, ...; empty: all, in their order.
    std::vector<int> channels{};
    QString colours{};  ///< how colours become labels, see colour_labels.h; empty: they do not
};

/// How a target is read: its own choices, and those of `read` where it has none.
ReadChoices targetChoices(const ImportOptions& options);

}  // namespace lossglass
