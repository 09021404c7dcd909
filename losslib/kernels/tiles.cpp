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

Tile tileAt(std::int64_t pixels, std::int64_t index) {
    const std::int64_t begin = index * kTilePixels;
    return {index, begin, std::min(kTilePixels, pixels - begin)};
}

void forFewOrMany(std::int64_t count, const std::function<void(std::int64_t)>& run) {
    if (count > kSerialTiles) return forEachJob(count, run);
    for (std::int64_t i = 0; i < count; ++i)
        run(i);
}

}  // namespace

std::int64_t tileCount(std::int64_t pixels) {
    return (pixels + kTilePixels - 1) / kTilePixels;
}

void forEachTile(std::int64_t pixels, const std::function<void(const Tile&)>& body) {
    forFewOrMany(tileCount(pixels), [&](std::int64_t index) { body(tileAt(pixels, index)); });
}

void forTheseTiles(std::int64_t pixels, const std::vector<std::int64_t>& indices,
                   const std::function<void(const Tile&)>& body) {
    forFewOrMany(static_cast<std::int64_t>(indices.size()), [&](std::int64_t i) {
        body(tileAt(pixels, indices[static_cast<std::size_t>(i)]));
    });
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
