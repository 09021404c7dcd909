// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/brush_raster.h"
#include "widgets/canvas/map_settings.h"
#include "widgets/canvas/tool.h"
#include "widgets/theme/colour_scheme.h"

#include <QPoint>

#include <cstdint>
#include <optional>

namespace lossglass {

/// What a gradient is taken by.
enum class GradientBy { Logit, Probability };

/// How a person looks at the scene and paints on it. A value; not part of the document, so that
/// turning to another class is no edit.
struct ViewSettings {
    Tool tool = Tool::Brush;
    double brushDiameter = 9;  ///< picture pixels, >= 1
    BrushShape brushShape = BrushShape::Round;
    double brushSoftness = 0;  ///< 0 .. 1, on the prediction
    double brushStrength = 1;  ///< 0 .. 1, on the prediction: share of the way to `probability`
    double probability = 0.9;  ///< what the brush paints on the prediction
    std::uint8_t label = 1;    ///< what the brush paints on the target; kIgnored is allowed
    int sample = 0;            ///< the sample of the batch that the canvases show
    int watched = 1;           ///< the class whose p and gradient are shown; 1 for one channel
    int curveTarget = 1;       ///< true label of the pixel that the response curve is about
    MapQuantity quantity = MapQuantity::Probability;
    GradientBy gradientBy = GradientBy::Logit;
    ColourScheme colours = ColourScheme::BlueOrange;
    std::optional<double> fixedRange;  ///< half-width of the heat map's scale; unset = automatic
    std::optional<QPoint> pixel;       ///< (column, row) of the marked pixel
    bool pinned = false;               ///< pointing elsewhere does not move the mark

    bool operator==(const ViewSettings&) const = default;

    /// The row of a C x pixels plane that `watched` names.
    int channel(int channels) const { return channels == 1 ? 0 : watched; }
};

}  // namespace lossglass
