// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/hardest_pixels.h"

#include "losslib/kernels/ranked.h"
#include "losslib/kernels/tile_sums.h"
#include "losslib/kernels/true_label_pass.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>

namespace lossglass {

namespace {

/// Order bits of -ln p_t; ignored pixels come last.
template <class Real>
inline void hardness(const std::uint8_t* y, const Real* logP, std::int64_t count,
                     OrderBits<Real>* bits) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const OrderBits<Real> found = descendingBits(-logP[i]);
        bits[i] = y[i] == kIgnored ? kDropped<Real> : found;
    }
}

template <class Real>
inline void takeUpTo(OrderBits<Real> threshold, const OrderBits<Real>* bits, const Real* logP,
                     Real weight, std::int64_t count, Real* losses, Real* pull) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        losses[i] = bits[i] <= threshold ? -logP[i] : Real(0);
        pull[i] = bits[i] <= threshold ? -weight : Real(0);
    }
}

/// Which tiles hold pixels that are just at the threshold and are not taken, for those come too
/// late: nothing in most pictures.
template <class Real>
class LateTies {
public:
    LateTies(std::int64_t pixels, const RankedFill<Real>& fill,
             const RankedSelection<Real>& selection, std::int64_t count)
        : m_threshold(selection.bits), m_wanted(count - selection.ahead) {
        if (m_wanted == selection.equal) return;
        m_before.resize(static_cast<std::size_t>(tileCount(pixels)) + 1);
        forEachTile(pixels, [&](const Tile& tile) {
            std::array<OrderBits<Real>, kTilePixels> bits;
            std::array<OrderBits<Real>, kTilePixels> marks;
            fill(tile, bits.data(), marks.data());
            m_before[static_cast<std::size_t>(tile.index) + 1] =
                std::count(bits.begin(), bits.begin() + tile.count, m_threshold);
        });
        for (std::size_t i = 1; i < m_before.size(); ++i)
            m_before[i] += m_before[i - 1];
    }

    void leaveOut(const Tile& tile, const OrderBits<Real>* bits, Real* losses, Real* pull) const {
        if (m_before.empty()) return;
        std::int64_t tie = m_before[static_cast<std::size_t>(tile.index)];
        for (std::int64_t i = 0; i < tile.count; ++i) {
            if (bits[i] != m_threshold) continue;
            if (tie++ >= m_wanted) losses[i] = pull[i] = Real(0);
        }
    }

private:
    OrderBits<Real> m_threshold;
    std::int64_t m_wanted;
    std::vector<std::int64_t> m_before;  ///< ties in the tiles before each; empty where all count
};

}  // namespace

template <class Real>
std::vector<double> addHardestPixels(const Workspace<Real>& work, std::int64_t count,
                                     Output<Real>& out) {
    const RankedFill<Real> fill = [&](const Tile& tile, OrderBits<Real>* bits, OrderBits<Real>*) {
        const std::uint8_t* y = work.labels() + tile.begin;
        const Real* logP = work.trueLogP() + tile.begin;
        vectorised([&] { hardness(y, logP, tile.count, bits); });
    };
    const RankedSelection<Real> selection = selectRanked<Real>(work.pixels(), fill, count);
    const LateTies<Real> ties(work.pixels(), fill, selection, count);
    const double share = 1 / static_cast<double>(count);
    const auto labels = static_cast<std::size_t>(work.labelCount());
    // That of the pixels that are taken, then those of all pixels by label.
    const std::size_t stride = 1 + labels;
    std::vector<double> tileSums(static_cast<std::size_t>(tileCount(work.pixels())) * stride);
    out.pass([&](const Tile& tile) {
        std::array<OrderBits<Real>, kTilePixels> bits;
        std::array<Real, kTilePixels> losses, pull, scratch;
        const std::uint8_t* y = work.labels() + tile.begin;
        const Real* logP = work.trueLogP() + tile.begin;
        double* sums = &tileSums[static_cast<std::size_t>(tile.index) * stride];
        vectorised([&] {
            hardness(y, logP, tile.count, bits.data());
            takeUpTo(selection.bits, bits.data(), logP, static_cast<Real>(share), tile.count,
                     losses.data(), pull.data());
        });
        ties.leaveOut(tile, bits.data(), losses.data(), pull.data());
        vectorised([&] {
            sums[0] = tileSum(losses.data(), tile.count);
            sumByLabel(logP, y, tile.count, labels, sums + 1, scratch.data());
        });
        if (out.wantsGradient()) addTrueLabelGradient(work, tile, pull.data(), out);
    });
    std::vector<double> sums = sumTiles(tileSums, stride);
    out.result().value += share * sums.front();
    sums.erase(sums.begin());
    for (double& sum : sums)
        sum = -sum;
    return sums;
}

template std::vector<double> addHardestPixels(const Workspace<float>&, std::int64_t,
                                              Output<float>&);
template std::vector<double> addHardestPixels(const Workspace<double>&, std::int64_t,
                                              Output<double>&);

}  // namespace lossglass
