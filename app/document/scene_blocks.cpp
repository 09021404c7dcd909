// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/scene_blocks.h"

namespace lossglass {

std::vector<HistoryBlock> historyBlocksOf(std::initializer_list<Scene> scenes) {
    std::vector<HistoryBlock> blocks;
    for (const Scene& scene : scenes) {
        const SceneParts<float>& parts = scene.parts();
        if (parts.labels) blocks.push_back({parts.labels.get(), parts.labels->size()});
        for (const auto& planes : {parts.softTarget, parts.logits})
            if (planes)
                blocks.push_back(
                    {planes.get(), sizeof(float) * static_cast<std::size_t>(planes->size())});
    }
    return blocks;
}

}  // namespace lossglass
