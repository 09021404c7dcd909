// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/outcome_sums.h"

#include <QString>

#include <optional>

namespace lossglass {

/// What a card of the Compare tab says, beside its map.
struct CompareCardData {
    enum class Kind { Shown, KeptSettings, Difference };

    int key = 0;  ///< the same as long as the card lives
    Kind kind = Kind::Shown;
    QString name;                 ///< "Focal", "Focal, γ = 5", "Focal − Dice"
    QString settings;             ///< all that is set, for the tool tip
    std::optional<double> value;  ///< nothing: `undefined` says why
    QString undefined;
    std::optional<double> otherValue;  ///< in the scene that is not shown (now or kept)
    double range = 0;                  ///< half-width of the colours, times N
    OutcomeSums pull;                  ///< sums of |gradient| by what the pixels are
    std::optional<double> atCross;     ///< N times the gradient at the marked pixel
    bool isSelected = false;
    bool isWorking = false;  ///< newer numbers are late

    bool operator==(const CompareCardData&) const = default;
};

}  // namespace lossglass
