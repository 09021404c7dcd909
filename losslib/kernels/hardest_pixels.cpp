// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/hardest_pixels.h"

#include "losslib/kernels/ranked.h"
#include "losslib/kernels/tile_sums.h"
#include "losslib/kernels/true_label_pass.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <limits>

namespace lossglass {

namespace {

/// Order bits of -ln p_t; ignored pixels come last.
template <class Real>
std::vector<OrderBits<Real>> hardness(const Workspace<Real>& work) {
    std::vector<OrderBits<Real>> bits(static_cast<std::size_t>(work.pixels()));
    forEachTile(work.pixels(), [&](const Tile& tile) {
        const std::uint8_t* y = work.labels() + tile.begin;
        const Real* logP = work.trueLogP() + tile.begin;
        OrderBits<Real>* to = bits.data() + tile.begin;
        for (std::int64_t i = 0; i < tile.count; ++i)
            to[i] = y[i] == kIgnored ? std::numeric_limits<OrderBits<Real>>::max()
                                     : descendingBits(-logP[i]);
    });
    return bits;
}

/// How many pixels before each tile have just the bits of the threshold.
template <class Bits>
std::vector<std::int64_t> tiesBefore(const std::vector<Bits>& bits, Bits threshold) {
    const auto pixels = static_cast<std::int64_t>(bits.size());
    std::vector<std::int64_t> before(static_cast<std::size_t>(tileCount(pixels)) + 1);
    forEachTile(pixels, [&](const Tile& tile) {
        const auto from = bits.begin() + tile.begin;
        before[static_cast<std::size_t>(tile.index) + 1] =
            std::count(from, from + tile.count, threshold);
    });
    for (std::size_t i = 1; i < before.size(); ++i)
        before[i] += before[i - 1];
    return before;
}

}  // namespace

template <class Real>
void addHardestPixels(const Workspace<Real>& work, std::size_t count, Output<Real>& out) {
    const auto bits = hardness(work);
    const auto [threshold, ahead] = selectBits(bits, count);
    const auto ties = tiesBefore(bits, threshold);
    const auto wantedTies = static_cast<std::int64_t>(count - ahead);
    const double share = 1 / static_cast<double>(count);
    const auto weight = static_cast<Real>(share);
    std::vector<double> tileSums(static_cast<std::size_t>(tileCount(work.pixels())));
    out.pass([&](const Tile& tile) {
        std::array<Real, kTilePixels> losses, pull;
        const Real* logP = work.trueLogP() + tile.begin;
        const auto* key = bits.data() + tile.begin;
        std::int64_t tie = ties[static_cast<std::size_t>(tile.index)];
        for (std::int64_t i = 0; i < tile.count; ++i) {
            const bool isTie = key[i] == threshold;
            const bool taken = key[i] < threshold || (isTie && tie < wantedTies);
            tie += isTie ? 1 : 0;
            losses[i] = taken ? -logP[i] : Real(0);
            pull[i] = taken ? -weight : Real(0);
        }
        vectorised([&] {
            tileSums[static_cast<std::size_t>(tile.index)] = tileSum(losses.data(), tile.count);
        });
        if (out.wantsGradient()) addTrueLabelGradient(work, tile, pull.data(), out);
    });
    out.result().value += share * sumTiles(tileSums, 1).front();
}

template <class Real>
std::vector<double> minusLogSums(const Workspace<Real>& work) {
    const auto labels = static_cast<std::size_t>(work.labelCount());
    std::vector<double> tileSums(static_cast<std::size_t>(tileCount(work.pixels())) * labels);
    forEachTile(work.pixels(), [&](const Tile& tile) {
        std::array<Real, kTilePixels> scratch;
        vectorised([&] {
            sumByLabel(work.trueLogP() + tile.begin, work.labels() + tile.begin, tile.count, labels,
                       &tileSums[static_cast<std::size_t>(tile.index) * labels], scratch.data());
        });
    });
    std::vector<double> sums = sumTiles(tileSums, labels);
    for (double& sum : sums)
        sum = -sum;
    return sums;
}

template void addHardestPixels(const Workspace<float>&, std::size_t, Output<float>&);
template void addHardestPixels(const Workspace<double>&, std::size_t, Output<double>&);
template std::vector<double> minusLogSums(const Workspace<float>&);
template std::vector<double> minusLogSums(const Workspace<double>&);

}  // namespace lossglass
