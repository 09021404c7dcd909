// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/planes.h"
#include "widgets/theme/theme.h"

#include <memory>

namespace lossglass {

/// Which of the three views a canvas is.
enum class CanvasContent { Target, Prediction, Gradient };

/// What a prediction view shows of its class.
enum class MapQuantity { Probability, Logit };

/// Everything that decides the colours of a map, beside the scene.
struct MapSettings {
    CanvasContent content = CanvasContent::Target;
    WindowLook theme;

    // Prediction. `label` 0 of a one-channel scene shows 1-p and -z.
    int label = 1;
    MapQuantity quantity = MapQuantity::Probability;
    double logitRange = 6;  ///< symmetric, > 0

    // Gradient: the row `channel` of C x pixels; nothing = all neutral.
    std::shared_ptr<const Planes<float>> gradient;
    int channel = 0;
    double gradientRange = 0;  ///< symmetric, unit of the planes; 0 = all neutral
};

}  // namespace lossglass
