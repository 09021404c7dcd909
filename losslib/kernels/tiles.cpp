// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/tiles.h"

#include "losslib/kernels/stop_scope.h"
#include "losslib/support/thread_priority.h"

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

void runInOrder(std::int64_t count, const std::function<void(std::int64_t)>& run) {
    for (std::int64_t i = 0; i < count; ++i) {
        throwIfStopped();
        run(i);
    }
}

#ifndef LOSSGLASS_SERIAL
/// On as many threads as there are. Those that help take over what holds for this one.
void runAnywhere(std::int64_t count, const std::function<void(std::int64_t)>& run) {
    throwIfStopped();
    const std::atomic<bool>* stop = StopScope::current();
    const bool isLow = hasLoweredPriority();
    if (!stop && !isLow) return tbb::parallel_for(std::int64_t{0}, count, run);
    tbb::task_group_context context;
    const auto runOne = [&](std::int64_t i) {
        if (isLow) lowerThreadPriority();
        if (stop && stop->load(std::memory_order_relaxed)) {
            context.cancel_group_execution();
            return;
        }
        const StopScope scope(stop);
        run(i);
    };
    tbb::parallel_for(std::int64_t{0}, count, runOne, context);
    throwIfStopped();
}
#endif

void forFewOrMany(std::int64_t count, const std::function<void(std::int64_t)>& run) {
    if (count > kSerialTiles) return forEachJob(count, run);
    runInOrder(count, run);
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
    runInOrder(count, body);
#else
    runAnywhere(count, body);
#endif
}

}  // namespace lossglass
