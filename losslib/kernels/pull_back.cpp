// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/pull_back.h"

#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/vectorised.h"
#include "losslib/prediction/few_probabilities.h"

#include <algorithm>
#include <array>

namespace lossglass {

namespace {

template <class Real>
inline void add(const Real* slope, std::int64_t count, Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        g[i] += slope[i];
}

template <class Real>
inline void addThroughSigmoid(const Real* slope, const Real* p, const Real* q, std::int64_t count,
                              Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        g[i] += slope[i] * p[i] * q[i];
}

/// below = running, running += p G.
template <class Real>
inline void runUp(const Real* slope, const Real* p, std::int64_t count, Real* running,
                  Real* below) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        below[i] = running[i];
        running[i] += p[i] * slope[i];
    }
}

template <class Real>
inline void runDown(const Real* slope, const Real* p, const Real* q, const Real* below,
                    std::int64_t count, Real* running, Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        g[i] += p[i] * (q[i] * slope[i] - (below[i] + running[i]));
        running[i] += p[i] * slope[i];
    }
}

/// Slopes that stand in rows, for pullFewChannels().
template <class Real, std::size_t N>
struct FewRows {
    std::array<const Real*, N> rows;

    template <std::size_t C>
    Real at(std::int64_t i, Real) const {
        return rows[C][i];
    }
};

template <class Real>
void pullThroughFew(const Workspace<Real>& work, const Tile& tile,
                    const ProbabilityRows<Real>& formed, const TileSlopes<Real>& slopes,
                    Output<Real>& out) {
    withFewChannels(work.channels(), [&](auto channels) {
        constexpr int kChannels = channels;
        const auto p = rowsOf<kChannels>(0, [&](int c) { return formed.channel(c); });
        const auto g = rowsOf<kChannels>(tile.begin, [&](int c) { return out.logitGradient(c); });
        const FewRows<Real, kChannels> rows{
            rowsOf<kChannels>(0, [&](int c) { return slopes.channel(c); })};
        vectorised([&] {
            detail::pullFewChannels<Real>(p, g, tile.count, rows,
                                          std::make_index_sequence<kChannels>());
        });
    });
}

template <class Real>
void pullThroughSoftmax(const Workspace<Real>& work, const Tile& tile,
                        const ProbabilityRows<Real>& p, const TileSlopes<Real>& slopes,
                        Output<Real>& out) {
    const int channels = work.channels();
    if (channels <= kFewChannels) return pullThroughFew(work, tile, p, slopes, out);
    TileSlopes<Real> others(channels, tile.count), q(channels, tile.count);
    p.fillAllQ(q.channel(0));
    alignas(64) std::array<Real, kTilePixels> running;
    std::fill_n(running.data(), tile.count, Real(0));
    vectorised([&] {
        for (int c = 0; c < channels; ++c)
            runUp(slopes.channel(c), p.channel(c), tile.count, running.data(), others.channel(c));
    });
    std::fill_n(running.data(), tile.count, Real(0));
    vectorised([&] {
        for (int c = channels - 1; c >= 0; --c)
            runDown(slopes.channel(c), p.channel(c), q.channel(c), others.channel(c), tile.count,
                    running.data(), out.logitGradient(c) + tile.begin);
    });
}

}  // namespace

template <class Real>
void pullBackTile(const Workspace<Real>& work, const Tile& tile, const TileSlopes<Real>& slopes,
                  Output<Real>& out) {
    // By probability they are not asked for.
    const bool needs = out.wanted().logitGradient;
    pullBackTile(work, tile, ProbabilityRows<Real>(work, tile.begin, needs ? tile.count : 0),
                 slopes, out);
}

template <class Real>
void pullBackTile(const Workspace<Real>& work, const Tile& tile, const ProbabilityRows<Real>& p,
                  const TileSlopes<Real>& slopes, Output<Real>& out) {
    for (int c = 0; c < work.channels(); ++c)
        if (Real* g = out.probabilityGradient(c))
            vectorised([&] { add(slopes.channel(c), tile.count, g + tile.begin); });
    if (!out.wanted().logitGradient) return;
    if (work.channels() > 1) return pullThroughSoftmax(work, tile, p, slopes, out);
    vectorised([&] {
        addThroughSigmoid(slopes.channel(0), work.p(0) + tile.begin, work.q() + tile.begin,
                          tile.count, out.logitGradient(0) + tile.begin);
    });
}

template <class Real>
void pullBackRun(const Workspace<Real>& work, std::int64_t begin, std::int64_t count,
                 const std::array<const Real*, kFewChannels>& slopes, Output<Real>& out,
                 BlockMeasure<Real>& measure) {
    withFewChannels(work.channels(), [&](auto channels) {
        constexpr int kChannels = channels;
        forEachBlock<Real>(count, [&](std::int64_t from, const auto block) {
            const std::int64_t pixels = block;
            FewProbabilities<Real, kChannels> probabilities;
            const auto p = probabilities.read(work, begin + from, pixels);
            const auto g =
                rowsOf<kChannels>(begin + from, [&](int c) { return out.logitGradient(c); });
            const FewRows<Real, kChannels> rows{rowsOf<kChannels>(
                from, [&](int c) { return slopes[static_cast<std::size_t>(c)]; })};
            detail::pullFewChannels<Real, Pull::Write>(p, g, pixels, rows,
                                                       std::make_index_sequence<kChannels>());
            measure.add(block, rowsToRead(g));
        });
    });
}

template <class Real>
void pullBackPlanes(const Workspace<Real>& work, const Planes<Real>& slopes, Output<Real>& out) {
    if (!out.wantsGradient()) return;
    out.pass([&](const Tile& tile) {
        TileSlopes<Real> tileSlopes(work.channels(), tile.count);
        for (int c = 0; c < work.channels(); ++c) {
            const Real* from = slopes.row(c).data() + tile.begin;
            std::copy(from, from + tile.count, tileSlopes.channel(c));
        }
        pullBackTile(work, tile, tileSlopes, out);
    });
}

template void pullBackTile(const Workspace<float>&, const Tile&, const TileSlopes<float>&,
                           Output<float>&);
template void pullBackTile(const Workspace<double>&, const Tile&, const TileSlopes<double>&,
                           Output<double>&);
template void pullBackTile(const Workspace<float>&, const Tile&, const ProbabilityRows<float>&,
                           const TileSlopes<float>&, Output<float>&);
template void pullBackTile(const Workspace<double>&, const Tile&, const ProbabilityRows<double>&,
                           const TileSlopes<double>&, Output<double>&);
template void pullBackRun(const Workspace<float>&, std::int64_t, std::int64_t,
                          const std::array<const float*, kFewChannels>&, Output<float>&,
                          BlockMeasure<float>&);
template void pullBackRun(const Workspace<double>&, std::int64_t, std::int64_t,
                          const std::array<const double*, kFewChannels>&, Output<double>&,
                          BlockMeasure<double>&);
template void pullBackPlanes(const Workspace<float>&, const Planes<float>&, Output<float>&);
template void pullBackPlanes(const Workspace<double>&, const Planes<double>&, Output<double>&);

}  // namespace lossglass
