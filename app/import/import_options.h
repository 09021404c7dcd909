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

/// How a class is called and painted; what is not set stays as it is by itself.
struct ClassLook {
    QString name{};
    std::optional<std::uint32_t> colour{};  ///< 0xRRGGBB

    bool operator==(const ClassLook&) const = default;
};

/// The probability of the class that a hard mask names, where nobody said another.
inline constexpr double kUsualConfidence = 0.95;

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
    /// Set: the prediction holds class labels, and this is the probability of the class that it
    /// names, above 1/2 and below 1.
    std::optional<double> labelConfidence{};
    /// How many classes there are, 2 to 255; not set: as many as the largest label or the planes of
    /// the prediction tell.
    std::optional<int> classCount{};
    int leastClasses = 2;  ///< that the target has, for a prediction of labels; set by its readers
    std::map<int, ClassLook> classLooks{};  ///< of single classes
};

/// How a target is read: its own choices, and those of `read` where it has none. Of an archive, the
/// member whose name says that it is a target.
ReadChoices targetChoices(const ImportOptions& options);
/// How a prediction is read: of an archive, the member whose name says that it is a prediction.
ReadChoices predictionChoices(const ImportOptions& options);

}  // namespace lossglass
