// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/components.h"

#include <algorithm>

namespace lossglass {

namespace {

/// Fills one component from a first pixel and counts it.
std::int64_t fill(const Labels& labels, const BatchShape& shape, std::int64_t first,
                  std::int32_t name, std::vector<std::int32_t>& ofPixel) {
    const std::int64_t w = shape.width, h = shape.height, size = w * h;
    const std::int64_t start = first / size * size;
    const std::uint8_t label = labels[static_cast<std::size_t>(first)];
    std::vector<std::int64_t> open{first};
    ofPixel[static_cast<std::size_t>(first)] = name;
    std::int64_t count = 0;
    while (!open.empty()) {
        const std::int64_t x = (open.back() - start) % w, y = (open.back() - start) / w;
        open.pop_back();
        ++count;
        for (std::int64_t v = std::max<std::int64_t>(0, y - 1); v <= std::min(h - 1, y + 1); ++v) {
            for (std::int64_t u = std::max<std::int64_t>(0, x - 1); u <= std::min(w - 1, x + 1);
                 ++u) {
                const auto i = static_cast<std::size_t>(start + v * w + u);
                if (labels[i] != label || ofPixel[i] != 0) continue;
                ofPixel[i] = name;
                open.push_back(static_cast<std::int64_t>(i));
            }
        }
    }
    return count;
}

}  // namespace

Components componentsOf(const Labels& labels, const BatchShape& shape, std::uint8_t label) {
    Components components;
    components.ofPixel.assign(labels.size(), 0);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] != label || components.ofPixel[i] != 0) continue;
        const auto name = static_cast<std::int32_t>(components.sizes.size() + 1);
        components.sizes.push_back(
            fill(labels, shape, static_cast<std::int64_t>(i), name, components.ofPixel));
    }
    return components;
}

}  // namespace lossglass
