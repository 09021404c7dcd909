// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/scene_patch.h"
#include "app/document/working_copy.h"
#include "losslib/scene/scene.h"

#include <functional>
#include <optional>
#include <vector>

namespace lossglass {

/// The planes of one surface, open for writing; null where the surface or the scene has none.
struct OpenPlanes {
    Labels* labels = nullptr;
    Planes<float>* softTarget = nullptr;
    Planes<float>* logits = nullptr;
};

/// Makes changed scenes out of a scene at the cost of the pixels that change, not of the picture:
/// planes that nobody looks at any more are used again, from stroke to stroke and for undo.
class PlanePool {
public:
    /// Writes to the planes; returns regions that hold every pixel that changed.
    using Change = std::function<std::vector<Region>(const OpenPlanes&)>;

    /// The scene after the change; the same scene where nothing changed.
    Scene changed(const Scene& scene, Surface surface, const Change& change);

    /// Copies the planes of a large scene in the background, so that the first change finds them.
    void prepare(const Scene& scene);
    /// Lets go of planes that are not those of the scene.
    void follow(const Scene& scene);

private:
    std::optional<WorkingCopy<Labels>> m_labels;
    std::optional<WorkingCopy<Planes<float>>> m_softTarget;
    std::optional<WorkingCopy<Planes<float>>> m_logits;
};

}  // namespace lossglass
