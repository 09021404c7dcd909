// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/one_vs_rest_pass.h"

#include "losslib/kernels/direct_one_vs_rest.h"
#include "losslib/kernels/one_vs_rest_pixel.h"
#include "losslib/kernels/pull_back.h"
#include "losslib/kernels/running_sums.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/vectorised.h"

#include <array>

namespace lossglass {

namespace {

template <class Real>
struct TermWeights {
    Real onTarget, offTarget;
};

/// Adds the terms of one channel to `loss`, and writes b p / (1-p). `kept` is 1 at pixels that
/// count and falls to 0 where p or 1-p has vanished: those go through OneVsRestPixel.
template <class Real>
inline void addChannel(const TermWeights<Real> w, const Real* t, const Real* p, const Real* q,
                       const Real* logP, std::int64_t count, Real* kept, Real* loss, Real* odds) {
    constexpr Real kSmallest = std::numeric_limits<Real>::min();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real a = w.onTarget * t[i], b = w.offTarget * (Real(1) - t[i]);
        const Real logQ = math::logOfComplement(p[i], q[i]);
        loss[i] -= (a == Real(0) ? Real(0) : a * logP[i]) + (b == Real(0) ? Real(0) : b * logQ);
        odds[i] = b * p[i] / q[i];
        kept[i] = p[i] < kSmallest || q[i] < kSmallest ? Real(0) : kept[i];
    }
}

template <class Real>
inline void addTargets(const Real* t, Real weight, std::int64_t count, Real* total) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        total[i] += weight * t[i];
}

template <class Real>
inline void runDown(const TermWeights<Real> w, const Real* t, const Real* p, const Real* q,
                    const Real* total, const Real* below, const Real* odds, const Real* kept,
                    std::int64_t count, Real* running, Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real a = w.onTarget * t[i], b = w.offTarget * (Real(1) - t[i]);
        const Real others = p[i] * (below[i] + running[i]);
        const Real slope = p[i] * (total[i] - a) - q[i] * a + b * p[i] - others;
        g[i] += kept[i] == Real(0) ? Real(0) : slope;
        running[i] += odds[i];
    }
}

template <class Real>
inline void silence(const Real* kept, std::int64_t count, Real* loss) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        loss[i] = kept[i] == Real(0) ? Real(0) : loss[i];
}

/// One pixel in double, whatever its logits.
template <class Real>
double addPixel(const Workspace<Real>& work, const OneVsRestWeights& weights,
                const std::vector<Real>& t, std::int64_t pixel, Output<Real>& out) {
    const auto channels = static_cast<std::size_t>(work.channels());
    OneVsRestPixel x(channels);
    std::vector<double> a(channels), b(channels), others(channels);
    x.read(work, pixel);
    double total = 0, sum = 0;
    for (std::size_t c = 0; c < channels; ++c) {
        const double target = t[c];
        a[c] = weights.onTarget * target;
        b[c] = weights.offTarget * (1 - target);
        total += a[c];
        if (a[c] != 0) sum -= a[c] * x.logP[c];
        if (b[c] != 0) sum -= b[c] * x.logQ[c];
        if (Real* g = out.probabilityGradient(static_cast<int>(c))) {
            const double own = a[c] == 0 ? 0.0 : -a[c] / x.p[c];
            g[pixel] += static_cast<Real>(own + (b[c] == 0 ? 0.0 : b[c] / x.q[c]));
        }
    }
    if (!out.wanted().logitGradient) return sum;
    x.fromOthers(b, others);
    for (std::size_t k = 0; k < channels; ++k) {
        const double p = x.p[k], fromTargets = p * (total - a[k]) - x.q[k] * a[k];
        out.logitGradient(static_cast<int>(k))[pixel] +=
            static_cast<Real>(fromTargets + b[k] * p - others[k]);
    }
    return sum;
}

template <class Real>
void addByProbability(const Workspace<Real>& work, const OneVsRestWeights& weights,
                      const Tile& tile, const TileSlopes<Real>& t, const ProbabilityRows<Real>& p,
                      const TileSlopes<Real>& q, const Real* kept, Output<Real>& out) {
    for (int c = 0; c < work.channels(); ++c) {
        Real* g = out.probabilityGradient(c);
        if (!g) return;
        for (std::int64_t i = 0; i < tile.count; ++i) {
            if (kept[i] == Real(0)) continue;
            const double target = t.channel(c)[i];
            const double a = weights.onTarget * target, b = weights.offTarget * (1 - target);
            const double own = a == 0 ? 0.0 : -a / p.channel(c)[i];
            const double away = b == 0 ? 0.0 : b / q.channel(c)[i];
            g[tile.begin + i] += static_cast<Real>(own + away);
        }
    }
}

/// The pixels of a tile whose numbers have not vanished; returns their sum. `kept` is 1 where a
/// pixel counts, and 0 afterwards where it is left to addPixel().
template <class Real>
double addTile(const Workspace<Real>& work, const OneVsRestWeights& weights, const Tile& tile,
               const TileSlopes<Real>& t, Real* kept, Output<Real>& out) {
    const int channels = work.channels();
    const TermWeights<Real> w{static_cast<Real>(weights.onTarget),
                              static_cast<Real>(weights.offTarget)};
    TileSlopes<Real> odds(channels, tile.count), below(channels, tile.count);
    TileSlopes<Real> q(channels, tile.count), logs(channels, tile.count);
    const ProbabilityRows<Real> p(work, tile.begin, tile.count);
    p.fillAllQ(q.channel(0));
    work.fillLogs(tile.begin, tile.count, logs.channel(0));
    alignas(64) std::array<Real, kTilePixels> loss{}, total{}, running{};
    double sum = 0;
    vectorised([&] {
        for (int c = 0; c < channels; ++c) {
            addChannel<Real>(w, t.channel(c), p.channel(c), q.channel(c), logs.channel(c),
                             tile.count, kept, loss.data(), odds.channel(c));
            addTargets(t.channel(c), w.onTarget, tile.count, total.data());
            runUp(odds.channel(c), tile.count, running.data(), below.channel(c));
        }
        silence(kept, tile.count, loss.data());
        sum = tileSum(loss.data(), tile.count);
    });
    addByProbability(work, weights, tile, t, p, q, kept, out);
    if (!out.wanted().logitGradient) return sum;
    running.fill(Real(0));
    vectorised([&] {
        for (int c = channels - 1; c >= 0; --c)
            runDown<Real>(w, t.channel(c), p.channel(c), q.channel(c), total.data(),
                          below.channel(c), odds.channel(c), kept, tile.count, running.data(),
                          out.logitGradient(c) + tile.begin);
    });
    return sum;
}

/// All but the pixels that addPixel() is for; `t` is filled.
template <class Real>
double addWholeTile(const Workspace<Real>& work, const OneVsRestWeights& weights, const Tile& tile,
                    TileSlopes<Real>& t, Real* kept, Output<Real>& out) {
    const std::uint8_t* y = work.labels() + tile.begin;
    for (std::int64_t i = 0; i < tile.count; ++i)
        kept[i] = y[i] == kIgnored ? Real(0) : Real(1);
    for (int c = 0; c < work.channels(); ++c)
        work.fillTarget(c, tile.begin, tile.count, t.channel(c));
    return addTile(work, weights, tile, t, kept, out);
}

/// The pixels of a tile that are not kept, ignored ones excepted; returns their sum.
template <class Real>
double addVanished(const Workspace<Real>& work, const OneVsRestWeights& weights, const Tile& tile,
                   const Real* kept, Output<Real>& out) {
    const int channels = work.channels();
    const std::uint8_t* y = work.labels() + tile.begin;
    std::vector<Real> targets(static_cast<std::size_t>(channels));
    double sum = 0;
    for (std::int64_t i = 0; i < tile.count; ++i) {
        if (kept[i] != Real(0) || y[i] == kIgnored) continue;
        for (int c = 0; c < channels; ++c)
            work.fillTarget(c, tile.begin + i, 1, &targets[static_cast<std::size_t>(c)]);
        sum += addPixel(work, weights, targets, tile.begin + i, out);
    }
    return sum;
}

/// Where Output::isDirect().
template <class Real>
double directRest(const Workspace<Real>& work, const OneVsRestWeights& weights, Output<Real>& out,
                  const std::vector<OverlapSlope>& slopes) {
    PassKey key{weights.onTarget, weights.offTarget};
    addToKey(slopes, key);
    const auto sums = out.directPass(key, 1, [&](const Tile& tile, double* sum) {
        alignas(64) std::array<Real, kTilePixels> kept;
        const PlaneMeasure found =
            FewRestTile<Real>{work, tile, weights, out, kept.data(), sum}.write(slopes);
        double whole = 0;
        vectorised([&] { whole = tileSum(kept.data(), tile.count); });
        if (whole == static_cast<double>(tile.count)) return found;
        *sum += addVanished(work, weights, tile, kept.data(), out);
        return measureTile(out.result().logitGradient, tile);
    });
    return sums.front();
}

}  // namespace

template <class Real>
double oneVsRestPass(const Workspace<Real>& work, const OneVsRestWeights& weights,
                     Output<Real>& out, const std::vector<OverlapSlope>& slopes) {
    const int channels = work.channels();
    const bool isFew = channels <= kFewChannels && !work.scene().hasSoftTarget() &&
                       !out.wanted().probabilityGradient && weights.onTarget != 0 &&
                       weights.offTarget != 0;
    if (isFew && out.isDirect(work)) return directRest(work, weights, out, slopes);
    const PassKey key{weights.onTarget, weights.offTarget};
    const auto sums = out.pass(key, 1, [&](const Tile& tile, double* sum) {
        TileSlopes<Real> t(channels, tile.count);
        alignas(64) std::array<Real, kTilePixels> kept;
        if (isFew)
            FewRestTile<Real>{work, tile, weights, out, kept.data(), sum}.add();
        else
            *sum = addWholeTile(work, weights, tile, t, kept.data(), out);
        *sum += addVanished(work, weights, tile, kept.data(), out);
    });
    if (!slopes.empty()) addOverlapGradient(work, slopes, out);
    return sums.front();
}

template double oneVsRestPass(const Workspace<float>&, const OneVsRestWeights&, Output<float>&,
                              const std::vector<OverlapSlope>&);
template double oneVsRestPass(const Workspace<double>&, const OneVsRestWeights&, Output<double>&,
                              const std::vector<OverlapSlope>&);

}  // namespace lossglass
