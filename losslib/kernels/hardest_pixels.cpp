// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/hardest_pixels.h"

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_labels.h"
#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/label_sums.h"
#include "losslib/kernels/pixel_places.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/true_label_pass.h"
#include "losslib/prediction/few_probabilities.h"

#include <algorithm>
#include <array>
#include <utility>

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
void fillHardness(const Workspace<Real>& work, const Tile& tile, OrderBits<Real>* bits) {
    // In the order that other losses share, which tells more pixels apart.
    if (work.channels() == 1) return fillErrorOrder(work, tile, bits);
    const std::uint8_t* y = work.labels() + tile.begin;
    const Real* logP = work.trueLogP() + tile.begin;
    vectorised([&] { hardness(y, logP, tile.count, bits); });
}

template <class Real>
inline void takeUpTo(const OrderBits<Real>* bits, OrderBits<Real> threshold, std::int64_t count,
                     Real* taken) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        taken[i] = bits[i] <= threshold ? Real(1) : Real(0);
}

template <class Real>
inline void takeFirst(const std::uint8_t* y, const std::uint32_t* ahead, std::uint32_t wanted,
                      std::int64_t count, Real* taken) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        taken[i] = detail::kept<Real>(
            detail::maskOf<Real>(y[i] != kIgnored) & detail::maskOf<Real>(ahead[i] < wanted),
            Real(1));
}

/// Which pixels are among the hardest: by their places where another loss has made these, else by
/// the hardness of the last of them, which gives the same ones.
template <class Real>
class HardestPixels {
public:
    HardestPixels(const Workspace<Real>& work, std::int64_t wanted)
        : m_work(work), m_wanted(wanted), m_places(work.pixelOrder().ifMade()) {
        if (m_places) return;
        const RankedFill<Real> fill = [&](const Tile& tile, OrderBits<Real>* bits,
                                          OrderBits<Real>*) { fillHardness(work, tile, bits); };
        m_last = selectRanked<Real>(work.pixels(), fill, wanted);
        if (wanted < m_last.ahead + m_last.equal) countTies();
    }

    /// taken[i] = 1 for those of a tile, 0 for others.
    void take(const Tile& tile, Real* taken) const {
        if (m_places) {
            const std::uint8_t* y = m_work.labels() + tile.begin;
            const auto wanted = static_cast<std::uint32_t>(m_wanted);
            alignas(64) std::array<std::uint32_t, kTilePixels> ahead;
            return vectorised([&] {
                m_places->readAhead(tile.begin, tile.count, ahead.data());
                takeFirst(y, ahead.data(), wanted, tile.count, taken);
            });
        }
        alignas(64) std::array<OrderBits<Real>, kTilePixels> bits;
        fillHardness(m_work, tile, bits.data());
        vectorised([&] { takeUpTo(bits.data(), m_last.bits, tile.count, taken); });
        if (!m_tiesBefore.empty()) leaveLateTies(tile, bits.data(), taken);
    }

private:
    /// Not all pixels that are as hard as the last are taken: those that come first. Nothing in
    /// most pictures.
    void countTies() {
        m_tiesBefore.resize(static_cast<std::size_t>(tileCount(m_work.pixels())) + 1);
        forEachTile(m_work.pixels(), [&](const Tile& tile) {
            alignas(64) std::array<OrderBits<Real>, kTilePixels> bits;
            fillHardness(m_work, tile, bits.data());
            m_tiesBefore[static_cast<std::size_t>(tile.index) + 1] =
                std::count(bits.begin(), bits.begin() + tile.count, m_last.bits);
        });
        for (std::size_t i = 1; i < m_tiesBefore.size(); ++i)
            m_tiesBefore[i] += m_tiesBefore[i - 1];
    }

    void leaveLateTies(const Tile& tile, const OrderBits<Real>* bits, Real* taken) const {
        std::int64_t tie = m_tiesBefore[static_cast<std::size_t>(tile.index)];
        for (std::int64_t i = 0; i < tile.count; ++i)
            if (bits[i] == m_last.bits && tie++ >= m_wanted - m_last.ahead) taken[i] = Real(0);
    }

    const Workspace<Real>& m_work;
    std::int64_t m_wanted;
    PixelOrder::Places m_places;
    RankedSelection<Real> m_last{};
    std::vector<std::int64_t> m_tiesBefore;  ///< in the tiles before each; empty where all count
};

/// The gradient of few softmax channels: share (p_c - d_ct) at the pixels that are taken.
template <class Real, class Labels, std::size_t... C>
inline void pullTaken(const std::array<const Real*, sizeof...(C)> p,
                      const std::array<Real*, sizeof...(C)> g, const Labels labels,
                      const Real* taken, Real share, std::int64_t count,
                      std::index_sequence<C...> channels) {
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const std::array<WideLabel<Real>, sizeof...(C)> is{
            detail::maskOf<Real>(labels.at(i) == WideLabel<Real>{C})...};
        const std::array<Real, sizeof...(C)> pixel{p[C][i]...};
        const Real q = detail::ofOthers<Labels>(is, pixel, channels);
        const Real pull = share * taken[i];
        ((g[C][i] = pull * detail::either<Real>(is[C], -q, pixel[C])), ...);
    }
}

/// The same of one sigmoid channel.
template <class Real>
inline void pullTakenOfOne(const Real* p, const Real* q, const WideLabel<Real>* y,
                           const Real* taken, Real share, std::int64_t count, Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        g[i] =
            share * taken[i] * detail::either<Real>(detail::maskOf<Real>(y[i] == 1), -q[i], p[i]);
    }
}

/// The loss of the pixels that are taken, 0 elsewhere.
template <class Real>
inline void takenLosses(const Real* taken, const Real* logP, std::int64_t count, Real* loss) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        loss[i] = taken[i] != Real(0) ? -logP[i] : Real(0);
}

/// A tile where Output::isDirect(). `kLabels`: of the scene.
template <int kLabels, class Real>
PlaneMeasure directHardest(const Workspace<Real>& work, const Tile& tile, const Real* taken,
                           Real share, Output<Real>& out, double* sums) {
    BlockMeasure<Real> measure;
    BlockSum<Real> takenSum;
    LabelSums<Real, kLabels> labelSums;
    const auto g = [&](int c) { return out.logitGradient(c); };
    forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
        const std::int64_t begin = tile.begin + from, pixels = count;
        const std::uint8_t* y = work.labels() + begin;
        const int common = commonLabel(count, y);
        const Real *t = taken + from, *logP = work.trueLogP() + begin;
        alignas(64) std::array<Real, kBlockPixels> losses;
        takenLosses(t, logP, pixels, losses.data());
        takenSum.add(count, [loss = losses.data()](std::int64_t i) { return loss[i]; });
        labelSums.add(common, count, y, [=](std::int64_t i) { return logP[i]; });
        if (work.channels() == 1) {
            WideLabels<Real, kBlockPixels> wide;
            pullTakenOfOne(work.p(0) + begin, work.q() + begin, wide.read(y, pixels), t, share,
                           pixels, g(0) + begin);
            return measure.add(count, static_cast<const Real*>(g(0) + begin));
        }
        const auto rows = rowsOf<kLabels>(begin, g);
        FewProbabilities<Real, kLabels> probabilities;
        const auto p = probabilities.read(work, begin, pixels);
        withBlockLabels<Real, kLabels>(
            common, y, pixels, [&](const auto& labels, const auto& order) {
                pullTaken<Real>(order(p), order(rows), labels, t, share, pixels,
                                std::make_index_sequence<kLabels>());
            });
        measure.add(count, rowsToRead(rows));
    });
    *sums++ = takenSum.total();
    for (std::size_t k = 0; k < kLabels; ++k)
        *sums++ = labelSums.total(k);
    return measure.result();
}

/// The same for any number of labels that is few.
template <class Real>
PlaneMeasure directHardestOfFew(const Workspace<Real>& work, const Tile& tile, const Real* taken,
                                Real share, Output<Real>& out, double* sums) {
    PlaneMeasure found;
    withFewChannels(work.labelCount(), [&](auto labels) {
        found = directHardest<labels()>(work, tile, taken, share, out, sums);
    });
    return found;
}

template <class Real>
inline void lossesOf(const Real* taken, const Real* logP, Real share, std::int64_t count,
                     Real* losses, Real* pull) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        losses[i] = taken[i] != Real(0) ? -logP[i] : Real(0);
        pull[i] = taken[i] != Real(0) ? -share : Real(0);
    }
}

template <class Real>
void addHardestTile(const Workspace<Real>& work, const Tile& tile, const Real* taken, Real share,
                    Output<Real>& out, double* sums) {
    alignas(64) std::array<Real, kTilePixels> losses, pull, scratch;
    const std::uint8_t* y = work.labels() + tile.begin;
    const Real* logP = work.trueLogP() + tile.begin;
    const auto labels = static_cast<std::size_t>(work.labelCount());
    vectorised([&] {
        lossesOf(taken, logP, share, tile.count, losses.data(), pull.data());
        sums[0] = tileSum(losses.data(), tile.count);
        sumByLabel(logP, y, tile.count, labels, sums + 1, scratch.data());
    });
    if (!out.wantsGradient()) return;
    const ProbabilityRows<Real> p(work, tile.begin, tile.count);
    addTrueLabelGradient(work, tile, p, pull.data(), out);
}

}  // namespace

template <class Real>
std::vector<double> addHardestPixels(const Workspace<Real>& work, std::int64_t count,
                                     Output<Real>& out) {
    const HardestPixels<Real> hardest(work, count);
    const double share = 1 / static_cast<double>(count);
    // That of the pixels that are taken, then those of all pixels by label.
    const std::size_t stride = 1 + static_cast<std::size_t>(work.labelCount());
    const auto sumsOf = [&](const auto& body) {
        return [&](const Tile& tile, double* sums) {
            alignas(64) std::array<Real, kTilePixels> taken;
            hardest.take(tile, taken.data());
            return body(work, tile, taken.data(), static_cast<Real>(share), out, sums);
        };
    };
    std::vector<double> sums =
        out.isDirect(work)
            ? out.directPass(keyOfNoOther(), stride, sumsOf(directHardestOfFew<Real>))
            : out.pass(keyOfNoOther(), stride, sumsOf(addHardestTile<Real>));
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
