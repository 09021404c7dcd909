// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <cstdint>

namespace lossglass {

/// Splits the tiles of many items into jobs that keep counters of their own: of some tiles each,
/// and not more jobs than counters are worth. The same whatever the number of threads.
struct RankedJobs {
    static constexpr std::int64_t kFewestTiles = 16;
    static constexpr std::int64_t kMostJobs = 64;

    explicit RankedJobs(std::int64_t items)
        : size(items),
          tiles(std::max(kFewestTiles, (tileCount(items) + kMostJobs - 1) / kMostJobs)),
          count((tileCount(items) + tiles - 1) / tiles) {}

    /// Calls body(job) for every job, in parallel where there are several.
    template <class Body>
    void forEach(const Body& body) const {
        if (count > 1) return forEachJob(count, body);
        for (std::int64_t job = 0; job < count; ++job)
            body(job);
    }

    /// Calls body(tile) for every tile of a job, in order.
    template <class Body>
    void forEachTileOf(std::int64_t job, const Body& body) const {
        const std::int64_t end = std::min((job + 1) * tiles, tileCount(size));
        for (std::int64_t index = job * tiles; index < end; ++index)
            body(tileAt(index));
    }

    struct Items {
        std::int64_t begin, count;
    };
    Items itemsOf(std::int64_t job) const {
        const std::int64_t begin = job * tiles * kTilePixels;
        return {begin, std::min(tiles * kTilePixels, size - begin)};
    }

    Tile tileAt(std::int64_t index) const {
        const std::int64_t begin = index * kTilePixels;
        return {index, begin, std::min(kTilePixels, size - begin)};
    }

    std::int64_t size, tiles, count;
};

}  // namespace lossglass
