// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/one_vs_rest_pass.h"

#include "losslib/kernels/one_vs_rest_pixel.h"
#include "losslib/kernels/pull_back.h"
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

/// ln(1-p) from p and q = 1-p, as math::logOfComplement(), with 1/q at hand.
template <class Real>
inline Real logOfRest(Real p, Real q, Real inverse) {
    const bool small = p <= Real(0.5);
    const Real u = small ? Real(1) - p : q;
    const Real lost = small ? -p - (u - Real(1)) : Real(0);
    return math::log(u) + lost * inverse;
}

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

/// below = running, running += odds.
template <class Real>
inline void runUp(const Real* odds, std::int64_t count, Real* running, Real* below) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        below[i] = running[i];
        running[i] += odds[i];
    }
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
                      const Tile& tile, const TileSlopes<Real>& t, const TileSlopes<Real>& q,
                      const Real* kept, Output<Real>& out) {
    for (int c = 0; c < work.channels(); ++c) {
        Real* g = out.probabilityGradient(c);
        if (!g) return;
        for (std::int64_t i = 0; i < tile.count; ++i) {
            if (kept[i] == Real(0)) continue;
            const double target = t.channel(c)[i];
            const double a = weights.onTarget * target, b = weights.offTarget * (1 - target);
            const double own = a == 0 ? 0.0 : -a / work.p(c)[tile.begin + i];
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
    for (int c = 0; c < channels; ++c)
        work.fillQ(c, tile.begin, tile.count, q.channel(c));
    work.fillLogs(tile.begin, tile.count, logs.channel(0));
    std::array<Real, kTilePixels> loss{}, total{}, running{};
    double sum = 0;
    vectorised([&] {
        for (int c = 0; c < channels; ++c) {
            addChannel<Real>(w, t.channel(c), work.p(c) + tile.begin, q.channel(c),
                             logs.channel(c), tile.count, kept, loss.data(), odds.channel(c));
            addTargets(t.channel(c), w.onTarget, tile.count, total.data());
            runUp(odds.channel(c), tile.count, running.data(), below.channel(c));
        }
        silence(kept, tile.count, loss.data());
        sum = tileSum(loss.data(), tile.count);
    });
    addByProbability(work, weights, tile, t, q, kept, out);
    if (!out.wanted().logitGradient) return sum;
    running.fill(Real(0));
    vectorised([&] {
        for (int c = channels - 1; c >= 0; --c)
            runDown<Real>(w, t.channel(c), work.p(c) + tile.begin, q.channel(c), total.data(),
                          below.channel(c), odds.channel(c), kept, tile.count, running.data(),
                          out.logitGradient(c) + tile.begin);
    });
    return sum;
}

/// What a tile of few channels is read from and written to.
template <class Real, std::size_t N>
struct FewRest {
    std::array<const Real*, N> p;
    std::array<Real*, N> g;  ///< null: no gradient
    const Real* trueLogP;
    const WideLabel<Real>* y;
    Real *kept, *loss;
    std::int64_t count;
};

/// addTile() for few channels with labels for a target, all numbers of a pixel in registers: 1-p is
/// the sum of the other p, and of the own channel the logarithm is that of the true label.
template <bool kGradient, class Real, std::size_t... C>
inline void addFew(const TermWeights<Real> w, const FewRest<Real, sizeof...(C)> x,
                   std::index_sequence<C...> channels) {
    constexpr Real kSmallest = std::numeric_limits<Real>::min();
#pragma GCC ivdep
    for (std::int64_t i = 0; i < x.count; ++i) {
        const auto label = x.y[i];
        const std::array<bool, sizeof...(C)> own{(label == static_cast<WideLabel<Real>>(C))...};
        const std::array<Real, sizeof...(C)> p{x.p[C][i]...};
        const std::array<Real, sizeof...(C)> q{detail::sumOfOthers<C>(p, channels)...};
        const std::array<Real, sizeof...(C)> inverse{(Real(1) / q[C])...};
        const std::array<Real, sizeof...(C)> odds{
            (own[C] ? Real(0) : w.offTarget * p[C] * inverse[C])...};
        const bool isWhole = ((p[C] >= kSmallest) & ...) & ((q[C] >= kSmallest) & ...);
        const bool isKept = isWhole & (label != kIgnored);
        const Real logs = ((own[C] ? Real(0) : logOfRest(p[C], q[C], inverse[C])) + ...);
        const Real loss = -(w.onTarget * x.trueLogP[i] + w.offTarget * logs);
        x.loss[i] = isKept ? loss : Real(0);
        x.kept[i] = isKept ? Real(1) : Real(0);
        if constexpr (kGradient) {
            const Real both = w.onTarget + w.offTarget;
            ((x.g[C][i] += isKept ? (own[C] ? -q[C] * w.onTarget : p[C] * both) -
                                        p[C] * detail::sumOfOthers<C>(odds, channels)
                                  : Real(0)),
             ...);
        }
    }
}

template <class Real>
double addFewTile(const Workspace<Real>& work, const OneVsRestWeights& weights, const Tile& tile,
                  Real* kept, Output<Real>& out) {
    const TermWeights<Real> w{static_cast<Real>(weights.onTarget),
                              static_cast<Real>(weights.offTarget)};
    TileLabels<Real> labels;
    std::array<Real, kTilePixels> loss;
    double sum = 0;
    withFewChannels(work.channels(), [&](auto channels) {
        constexpr int kChannels = channels;
        constexpr auto kAll = std::make_index_sequence<kChannels>();
        FewRest<Real, kChannels> rows{
            rowsOf<kChannels>(tile.begin, [&](int c) { return work.p(c); }),
            {},
            work.trueLogP() + tile.begin,
            labels.y.data(),
            kept,
            loss.data(),
            tile.count};
        const bool isWanted = out.wanted().logitGradient;
        if (isWanted)
            rows.g = rowsOf<kChannels>(tile.begin, [&](int c) { return out.logitGradient(c); });
        vectorised([&] {
            labels.read(work.labels() + tile.begin, tile.count);
            if (isWanted)
                addFew<true>(w, rows, kAll);
            else
                addFew<false>(w, rows, kAll);
            sum = tileSum(loss.data(), tile.count);
        });
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

}  // namespace

template <class Real>
double oneVsRestPass(const Workspace<Real>& work, const OneVsRestWeights& weights,
                     Output<Real>& out) {
    const int channels = work.channels();
    // Weights of 0 silence infinite logarithms, which addFew() does not ask about.
    const bool isFew = channels <= kFewChannels && !work.scene().hasSoftTarget() &&
                       !out.wanted().probabilityGradient && weights.onTarget != 0 &&
                       weights.offTarget != 0;
    const PassKey key{weights.onTarget, weights.offTarget};
    const auto sums = out.pass(key, 1, [&](const Tile& tile, double* tileSums) {
        TileSlopes<Real> t(channels, tile.count);
        std::array<Real, kTilePixels> kept;
        double& sum = *tileSums;
        sum = isFew ? addFewTile(work, weights, tile, kept.data(), out)
                    : addWholeTile(work, weights, tile, t, kept.data(), out);
        const std::uint8_t* y = work.labels() + tile.begin;
        std::vector<Real> targets(static_cast<std::size_t>(channels));
        for (std::int64_t i = 0; i < tile.count; ++i) {
            if (kept[i] != Real(0) || y[i] == kIgnored) continue;
            for (int c = 0; c < channels; ++c)
                work.fillTarget(c, tile.begin + i, 1, &targets[static_cast<std::size_t>(c)]);
            sum += addPixel(work, weights, targets, tile.begin + i, out);
        }
    });
    return sums.front();
}

template double oneVsRestPass(const Workspace<float>&, const OneVsRestWeights&, Output<float>&);
template double oneVsRestPass(const Workspace<double>&, const OneVsRestWeights&, Output<double>&);

}  // namespace lossglass
