// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/pixel_place.h"

#include <cstdint>
#include <vector>

namespace lossglass {

/// The connected parts of one label, in every sample by itself; pixels that touch by an edge or
/// a corner are connected.
struct Components {
    /// One entry per pixel: 0 for other labels, otherwise 1 + the place of its component.
    std::vector<std::int32_t> ofPixel;
    /// Pixels of each component, in the order in which their first pixels are met.
    std::vector<std::int64_t> sizes;
};

Components componentsOf(const Labels& labels, const BatchShape& shape, std::uint8_t label);

}  // namespace lossglass
