// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/tiles.h"

#include <algorithm>

#ifndef LOSSGLASS_SERIAL
#include <tbb/parallel_for.h>
#endif

namespace lossglass {

namespace {

// A parallel region costs more than two tiles of work (64 x 64 pixels).
constexpr std::int64_t kSerialTiles = 2;

}  // namespace

std::int64_t tileCount(std::int64_t pixels) {
    return (pixels + kTilePixels - 1) / kTilePixels;
}

Tile tileAt(std::int64_t index, std::int64_t pixels) {
    const std::int64_t begin = index * kTilePixels;
    return {index, begin, std::min(kTilePixels, pixels - begin)};
}

void forEachTile(std::int64_t pixels, const std::function<void(const Tile&)>& body) {
    const auto run = [&](std::int64_t index) { body(tileAt(index, pixels)); };
    const std::int64_t tiles = tileCount(pixels);
    if (tiles <= kSerialTiles) {
        for (std::int64_t i = 0; i < tiles; ++i)
            run(i);
        return;
    }
    forEachJob(tiles, run);
}

void forEachJob(std::int64_t count, const std::function<void(std::int64_t)>& body) {
#ifdef LOSSGLASS_SERIAL
    for (std::int64_t i = 0; i < count; ++i)
        body(i);
#else
    tbb::parallel_for(std::int64_t{0}, count, body);
#endif
}

}  // namespace lossglass
