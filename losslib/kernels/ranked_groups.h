// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/ranked_place.h"

#include <cstdint>
#include <utility>

namespace lossglass {

/// Runs of at most so many items are ranked in groups.
inline constexpr std::int64_t kMostGrouped = 2048;

/// Writes the place of each item, as rankRun() does, where keys lie evenly between the least and
/// the greatest (`range`): no sort, but groups of a few items by where their keys lie, and in each
/// all items compared with all others. Returns false, with nothing written, where too many fall
/// into one group, or the compiler has no vectors. 0 < count <= kMostGrouped.
bool rankInGroups(const std::uint32_t* items, std::int64_t count,
                  std::pair<std::uint32_t, std::uint32_t> range, RankedPlace ahead,
                  RankedPlace* places);

}  // namespace lossglass
