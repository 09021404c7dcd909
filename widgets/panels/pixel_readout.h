// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/pixel_outcome.h"

#include <QString>
#include <optional>

namespace lossglass {

enum class PixelPlace { Interior, Boundary };

/// What the status line says about one pixel. What is not there is not known.
struct PixelReadout {
    int sample = 0;  ///< from 1; 0 = there is only one
    int row = 0;     ///< from 0, within its sample
    int column = 0;  ///< from 0
    QString target;  ///< "1 nucleus", "ignored"
    std::optional<double> p;
    std::optional<double> logit;
    QString lossName;  ///< of the selected loss
    std::optional<double> loss;
    std::optional<double> slopeByP;  ///< of the pixel's loss
    std::optional<double> slopeByLogit;
    /// Set where there is no gradient: why. Takes the place of both slopes.
    QString noGradientReason;
    /// With several classes: this class against others.
    PixelOutcome outcome = PixelOutcome::Unknown;
    PixelPlace place = PixelPlace::Interior;
    QString outcomeText;  ///< in place of "false negative", where more than two classes need words
};

}  // namespace lossglass
