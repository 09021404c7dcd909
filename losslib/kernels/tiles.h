// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace lossglass {

/// Pixels of a tile: planes of a tile stay in the first two cache levels.
inline constexpr std::int64_t kTilePixels = 2048;

/// A run of consecutive pixels.
struct Tile {
    std::int64_t index = 0;
    std::int64_t begin = 0;
    std::int64_t count = 0;  ///< kTilePixels, less at the end
};

std::int64_t tileCount(std::int64_t pixels);

/// Calls `body` once for every tile, in parallel when there are more than two; `body` must only
/// write what belongs to its tile. Sums are kept per tile and added in order afterwards, so that
/// results do not depend on the number of threads. Under a StopScope whose flag is set it throws
/// EvaluationStopped, as all loops here.
void forEachTile(std::int64_t pixels, const std::function<void(const Tile&)>& body);

/// The same for some of the tiles only, given by their indices, each at most once.
void forTheseTiles(std::int64_t pixels, const std::vector<std::int64_t>& indices,
                   const std::function<void(const Tile&)>& body);

/// Runs independent jobs 0 .. count-1, in parallel.
void forEachJob(std::int64_t count, const std::function<void(std::int64_t)>& body);

}  // namespace lossglass
