// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pixel_places.h"

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/ranked_buckets.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>

namespace lossglass {

namespace {

template <class Real>
inline void errorOrder(const WideLabel<Real>* y, const Real* z, std::int64_t count,
                       OrderBits<Real>* bits) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const auto isOwn = detail::maskOf<Real>(y[i] == 1);
        const auto isIgnored = detail::maskOf<Real>(y[i] == kIgnored);
        bits[i] = descendingBits(detail::negated<Real>(isOwn, z[i])) |
                  static_cast<OrderBits<Real>>(isIgnored);
    }
}

template <class Real>
inline void markPositives(const WideLabel<Real>* y, std::int64_t count, OrderBits<Real>* marks) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        marks[i] = y[i] == 1 ? 1 : 0;
}

}  // namespace

template <class Real>
void fillErrorOrder(const Workspace<Real>& work, const Tile& tile, OrderBits<Real>* bits) {
    TileLabels<Real> labels;
    const Real* z = work.scene().logits().data() + tile.begin;
    vectorised([&] {
        errorOrder(labels.read(work.labels() + tile.begin, tile.count), z, tile.count, bits);
    });
}

template <class Real>
PixelOrder::Places pixelPlaces(const Workspace<Real>& work) {
    if (work.channels() > 1 || work.pixels() > kMostOrderedPixels) return nullptr;
    return work.pixelOrder().of([&] {
        RankedBuckets<Real> buckets(
            work.pixels(), RankedScale::Linear,
            [&](const Tile& tile, OrderBits<Real>* bits, OrderBits<Real>* marks) {
                TileLabels<Real> labels;
                const Real* z = work.scene().logits().data() + tile.begin;
                vectorised([&] {
                    const auto* y = labels.read(work.labels() + tile.begin, tile.count);
                    errorOrder(y, z, tile.count, bits);
                    markPositives<Real>(y, tile.count, marks);
                });
            },
            nullptr);
        const auto packed = std::make_shared<PackedPlaces>(work.pixels());
        buckets.forEachTileOfPlaces([&](const Tile& tile, const RankedPlace* places) {
            vectorised([&] { packed->write(tile.begin, tile.count, places); });
        });
        return PixelOrder::Places(packed);
    });
}

template void fillErrorOrder(const Workspace<float>&, const Tile&, std::uint32_t*);
template void fillErrorOrder(const Workspace<double>&, const Tile&, std::uint64_t*);
template PixelOrder::Places pixelPlaces(const Workspace<float>&);
template PixelOrder::Places pixelPlaces(const Workspace<double>&);

}  // namespace lossglass
