// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lossglass {

/// What comes before an item in the order of decreasing keys, equal keys in the order of the items.
struct RankedPlace {
    std::uint32_t ahead;   ///< items
    std::uint32_t marked;  ///< of these the marked ones
};

}  // namespace lossglass
