// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/scene_patch.h"
#include "app/document/working_copy.h"
#include "losslib/scene/painting.h"
#include "losslib/scene/scene.h"

#include <cstdint>
#include <optional>

namespace lossglass {

enum class StrokeTool { Brush, Eraser };

/// What a stroke paints, from its first piece to its last.
struct StrokeStyle {
    Surface surface = Surface::Prediction;
    StrokeTool tool = StrokeTool::Brush;  ///< only names the undo entry
    Brush brush;
    int sample = 0;            ///< of the batch; its neighbours are never touched
    std::uint8_t label = 1;    ///< Target: 0 .. K-1 or kIgnored
    int channel = 0;           ///< Prediction: the channel whose probability is set
    double probability = 0.9;  ///< Prediction
};

/// A stroke while it is painted: the scene as it was, and as it is now.
class Stroke {
public:
    Stroke(Scene start, const StrokeStyle& style);

    /// Paints a piece; returns the pixels that changed, empty where none did.
    Region paint(const StrokePiece& piece);

    const StrokeStyle& style() const { return m_style; }
    const Scene& start() const { return m_start; }
    const Scene& scene() const { return m_scene; }
    /// Holds every pixel that the stroke changed so far.
    const Region& region() const { return m_region; }

private:
    Region paintPrediction(const StrokePiece& piece);
    Region paintTarget(const StrokePiece& piece);
    Region paintSoftTarget(const StrokePiece& piece);

    Scene m_start;
    Scene m_scene;
    StrokeStyle m_style;
    Extent m_extent;
    Region m_region;
    std::optional<WorkingCopy<Labels>> m_labels;
    std::optional<WorkingCopy<Planes<float>>> m_softTarget;
    std::optional<WorkingCopy<Planes<float>>> m_logits;
    Labels m_covered;  ///< scratch of paintSoftTarget(): 1 where the brush covers
};

}  // namespace lossglass
