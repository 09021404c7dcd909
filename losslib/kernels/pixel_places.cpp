// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pixel_places.h"

#include "losslib/kernels/ranked_buckets.h"
#include "losslib/kernels/vectorised.h"
#include "losslib/support/large_pages.h"

#include <algorithm>

namespace lossglass {

namespace {

template <class Real>
inline void errorOrder(const std::uint8_t* y, const Real* z, std::int64_t count,
                       OrderBits<Real>* bits) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const OrderBits<Real> found = descendingBits(y[i] == 1 ? -z[i] : z[i]);
        bits[i] = y[i] == kIgnored ? kDropped<Real> : found;
    }
}

template <class Bits>
inline void markPositives(const std::uint8_t* y, std::int64_t count, Bits* marks) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        marks[i] = y[i] == 1 ? 1 : 0;
}

}  // namespace

template <class Real>
void fillErrorOrder(const Workspace<Real>& work, const Tile& tile, OrderBits<Real>* bits) {
    const std::uint8_t* y = work.labels() + tile.begin;
    const Real* z = work.scene().logits().data() + tile.begin;
    vectorised([&] { errorOrder(y, z, tile.count, bits); });
}

template <class Real>
PixelOrder::Places pixelPlaces(const Workspace<Real>& work) {
    if (work.channels() > 1 || work.pixels() > kMostOrderedPixels) return nullptr;
    return work.pixelOrder().of([&] {
        RankedBuckets<Real> buckets(
            work.pixels(), RankedScale::Linear,
            [&](const Tile& tile, OrderBits<Real>* bits, OrderBits<Real>* marks) {
                fillErrorOrder(work, tile, bits);
                const std::uint8_t* y = work.labels() + tile.begin;
                vectorised([&] { markPositives(y, tile.count, marks); });
            },
            nullptr);
        const auto pixels = static_cast<std::size_t>(work.pixels());
        const auto places = std::make_unique_for_overwrite<RankedPlace[]>(pixels);
        askForLargePages(places.get(), pixels * sizeof(RankedPlace));
        buckets.places(places.get());
        const auto packed = std::make_shared<PackedPlaces>(work.pixels());
        forEachTile(work.pixels(), [&](const Tile& tile) {
            const RankedPlace* from = places.get() + tile.begin;
            vectorised([&] { packed->write(tile.begin, tile.count, from); });
        });
        return PixelOrder::Places(packed);
    });
}

template void fillErrorOrder(const Workspace<float>&, const Tile&, std::uint32_t*);
template void fillErrorOrder(const Workspace<double>&, const Tile&, std::uint64_t*);
template PixelOrder::Places pixelPlaces(const Workspace<float>&);
template PixelOrder::Places pixelPlaces(const Workspace<double>&);

}  // namespace lossglass
