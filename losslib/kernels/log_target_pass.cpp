// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/log_target_pass.h"

#include "losslib/kernels/direct_log_target.h"
#include "losslib/kernels/direct_sigmoid_terms.h"
#include "losslib/kernels/pull_back.h"
#include "losslib/kernels/soft_target_tile.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace lossglass {

namespace {

/// Logarithms and weights of a tile whose targets are labels.
template <class Real>
struct LabelTile {
    TileLabels<Real> labels;
    alignas(64) std::array<Real, kTilePixels> targetWeight, targetLog, everywhere, allLog, loss;
};

template <class Real>
inline void addLogs(const Real* logP, Real weight, std::int64_t count, Real* weighted, Real* all) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        // 0 ln 0 = 0.
        weighted[i] -= weight == Real(0) ? Real(0) : weight * logP[i];
        all[i] -= logP[i];
    }
}

template <class Real>
inline void joinLoss(const Real* trueLogP, const WideLabel<Real>* y, std::int64_t count,
                     LabelTile<Real>& tile) {
    const Real* weight = tile.targetWeight.data();
    const Real* everywhere = tile.everywhere.data();
    Real* allLog = tile.allLog.data();
    Real* loss = tile.loss.data();
    Real* targetLog = tile.targetLog.data();
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const bool ignored = y[i] == kIgnored;
        const Real onTarget = weight[i] == Real(0) ? Real(0) : weight[i] * trueLogP[i];
        loss[i] = ignored ? Real(0) : everywhere[i] - onTarget;
        allLog[i] = ignored ? Real(0) : allLog[i];
        targetLog[i] = -trueLogP[i];
    }
}

/// The weights of one channel: its own, that of the other labels, and that on its own target.
template <class Real>
struct ChannelWeights {
    Real everywhere, elsewhere, onTarget;
};

template <class Real>
ChannelWeights<Real> channelWeightsOf(const LogTargetWeights& weights, std::size_t label) {
    double elsewhere = 0;
    for (std::size_t k = 0; k < weights.everywhere.size(); ++k)
        elsewhere += k == label ? 0.0 : weights.everywhere[k];
    return {static_cast<Real>(weights.everywhere[label]), static_cast<Real>(elsewhere),
            static_cast<Real>(weights.perTarget[label])};
}

template <class Real>
inline void addByLogit(const ChannelWeights<Real> w, const WideLabel<Real>* y,
                       WideLabel<Real> label, const Real* targetWeight, const Real* p,
                       const Real* q, std::int64_t count, Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const bool own = y[i] == label;
        const Real mine = w.everywhere + (own ? w.onTarget : Real(0));
        const Real others = w.elsewhere + (own ? Real(0) : targetWeight[i]);
        g[i] += y[i] == kIgnored ? Real(0) : p[i] * others - q[i] * mine;
    }
}

/// The same for few channels, with 1-p as the sum of the other p: one plane less is read for each.
template <class Real, std::size_t... C>
inline void addFewByLogit(const std::array<ChannelWeights<Real>, sizeof...(C)> w,
                          const WideLabel<Real>* y, const Real* targetWeight,
                          const std::array<const Real*, sizeof...(C)> p,
                          const std::array<Real*, sizeof...(C)> g, std::int64_t count,
                          std::index_sequence<C...> channels) {
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const std::array<Real, sizeof...(C)> pixel{p[C][i]...};
        const auto slope = [&](auto channel) {
            constexpr std::size_t kOwn = channel;
            const bool own = y[i] == static_cast<WideLabel<Real>>(kOwn);
            const Real mine = w[kOwn].everywhere + (own ? w[kOwn].onTarget : Real(0));
            const Real others = w[kOwn].elsewhere + (own ? Real(0) : targetWeight[i]);
            const Real q = detail::sumOfOthers<kOwn>(pixel, channels);
            return y[i] == kIgnored ? Real(0) : pixel[kOwn] * others - q * mine;
        };
        ((g[C][i] += slope(std::integral_constant<std::size_t, C>())), ...);
    }
}

template <class Real>
void addToLogits(const Workspace<Real>& work, const Tile& tile, const LogTargetWeights& weights,
                 const LabelTile<Real>& buffer, Output<Real>& out) {
    const WideLabel<Real>* y = buffer.labels.y.data();
    const Real* targetWeight = buffer.targetWeight.data();
    const bool single = work.channels() == 1;
    const ProbabilityRows<Real> rows(work, tile.begin, tile.count);
    if (!single && work.channels() <= kFewChannels) {
        withFewChannels(work.channels(), [&](auto channels) {
            constexpr int kChannels = channels;
            std::array<ChannelWeights<Real>, kChannels> w;
            for (std::size_t c = 0; c < w.size(); ++c)
                w[c] = channelWeightsOf<Real>(weights, c);
            const auto p = rowsOf<kChannels>(0, [&](int c) { return rows.channel(c); });
            const auto g =
                rowsOf<kChannels>(tile.begin, [&](int c) { return out.logitGradient(c); });
            vectorised([&] {
                addFewByLogit<Real>(w, y, targetWeight, p, g, tile.count,
                                    std::make_index_sequence<kChannels>());
            });
        });
        return;
    }
    TileSlopes<Real> q(work.channels(), tile.count);
    rows.fillAllQ(q.channel(0));
    for (int c = 0; c < work.channels(); ++c) {
        const int label = single ? 1 : c;
        const auto w = channelWeightsOf<Real>(weights, static_cast<std::size_t>(label));
        vectorised([&] {
            addByLogit<Real>(w, y, label, targetWeight, rows.channel(c), q.channel(c), tile.count,
                             out.logitGradient(c) + tile.begin);
        });
    }
}

/// By probability, pixel by pixel: dL/dp of a vanished p is beyond the number range.
template <class Real>
void addByProbability(const Workspace<Real>& work, const Tile& tile,
                      const LogTargetWeights& weights, Output<Real>& out) {
    const bool single = work.channels() == 1;
    for (int c = 0; c < work.channels(); ++c) {
        Real* g = out.probabilityGradient(c);
        if (!g) return;
        const std::size_t label = single ? 1 : static_cast<std::size_t>(c);
        alignas(64) std::array<Real, kTilePixels> buffer;
        const Real* p = work.readP(c, tile.begin, tile.count, buffer.data());
        for (std::int64_t i = tile.begin; i < tile.begin + tile.count; ++i) {
            const std::uint8_t y = work.labels()[i];
            if (y == kIgnored) continue;
            const auto weightOf = [&](std::size_t l) {
                return weights.everywhere[l] + (y == l ? weights.perTarget[l] : 0.0);
            };
            const double own = weightOf(label), other = single ? weightOf(0) : 0.0;
            const double slope = own != 0 ? -own / static_cast<double>(p[i - tile.begin]) : 0.0;
            const double away = other != 0 ? other / static_cast<double>(work.q()[i]) : 0.0;
            g[i] += static_cast<Real>(slope + away);
        }
    }
}

template <class Real>
void labelTile(const Workspace<Real>& work, const Tile& tile, const LogTargetWeights& weights,
               double* sums, Output<Real>& out) {
    const auto labels = static_cast<std::size_t>(work.labelCount());
    const double everywhere =
        std::accumulate(weights.everywhere.begin(), weights.everywhere.end(), 0.0);
    LabelTile<Real> buffer;
    TileSlopes<Real> logs(everywhere > 0 ? work.labelCount() : 0, tile.count);
    if (everywhere > 0) work.fillLogs(tile.begin, tile.count, logs.channel(0));
    vectorised([&] {
        const WideLabel<Real>* y = buffer.labels.read(work.labels() + tile.begin, tile.count);
        weighLabels(y, tile.count, weights.perTarget, buffer.targetWeight.data());
        std::fill_n(buffer.everywhere.data(), tile.count, Real(0));
        std::fill_n(buffer.allLog.data(), tile.count, Real(0));
        for (std::size_t l = 0; l < labels && everywhere > 0; ++l)
            addLogs<Real>(logs.channel(static_cast<int>(l)),
                          static_cast<Real>(weights.everywhere[l]), tile.count,
                          buffer.everywhere.data(), buffer.allLog.data());
        joinLoss(work.trueLogP() + tile.begin, y, tile.count, buffer);
        sums[0] = tileSum(buffer.loss.data(), tile.count);
        sumLabels(buffer.targetLog.data(), y, tile.count, labels, sums + 1);
        if (everywhere > 0)
            sumLabels(buffer.allLog.data(), y, tile.count, labels, sums + 1 + labels);
    });
    if (Real* pixelLoss = out.pixelLoss())
        for (std::int64_t i = 0; i < tile.count; ++i)
            pixelLoss[tile.begin + i] += static_cast<Real>(work.counts().valid) * buffer.loss[i];
    addByProbability(work, tile, weights, out);
    if (out.wanted().logitGradient) addToLogits(work, tile, weights, buffer, out);
}

/// One sigmoid channel in one loop: weights on the true label and on the other one. Sums as in
/// LogTargetSums, one after the other.
template <class Real, class Overlap>
struct SigmoidLogTarget {
    static constexpr std::size_t kPlain = 1, kByLabel = 2;
    Real zero, one;              ///< on the true label, where it is that
    Real besideZero, besideOne;  ///< on the other one
    Overlap overlap;

    SigmoidLogTarget(const LogTargetWeights& weights, const Overlap& beside)
        : zero(static_cast<Real>(weights.perTarget[0] + weights.everywhere[0])),
          one(static_cast<Real>(weights.perTarget[1] + weights.everywhere[1])),
          besideZero(static_cast<Real>(weights.everywhere[1])),
          besideOne(static_cast<Real>(weights.everywhere[0])),
          overlap(beside) {}

    SigmoidStep<Real, 3> operator()(const SigmoidPixel<Real>& x) const {
        const Real mine = x.own ? one : zero;
        const Real other = x.own ? besideOne : besideZero;
        // 0 ln 0 = 0.
        const Real loss = (mine == Real(0) ? Real(0) : mine * x.truth.logP) +
                          (other == Real(0) ? Real(0) : other * x.truth.logQ);
        const Real up = x.truth.p * other - x.truth.q * mine;
        const Real allLog = -(x.truth.logP + x.truth.logQ);
        return {(x.own ? up : -up) + overlap.slope(x), {-loss, -x.truth.logP, allLog}};
    }
};

template <class Real>
PlaneMeasure directSigmoidTile(const Workspace<Real>& work, const Tile& tile,
                               const LogTargetWeights& weights,
                               const std::vector<OverlapSlope>& slopes, Output<Real>& out,
                               double* sums) {
    Real* g = out.logitGradient(0) + tile.begin;
    if (slopes.empty())
        return directSigmoid(work, tile, SigmoidLogTarget<Real, NoOverlap>(weights, {}), g, sums);
    const SigmoidOverlap<Real> overlap(slopes.front());
    return directSigmoid(work, tile, SigmoidLogTarget<Real, SigmoidOverlap<Real>>(weights, overlap),
                         g, sums);
}

template <class Real>
std::vector<double> allTiles(const Workspace<Real>& work, const LogTargetWeights& weights,
                             Output<Real>& out, const std::vector<OverlapSlope>& slopes) {
    const std::size_t stride = 1 + 2 * static_cast<std::size_t>(work.labelCount());
    PassKey key = weights.perTarget;
    key.insert(key.end(), weights.everywhere.begin(), weights.everywhere.end());
    if (work.channels() == 1 && out.isDirect(work)) {
        addToKey(slopes, key);
        return out.directPass(key, stride, [&](const Tile& tile, double* sums) {
            return directSigmoidTile(work, tile, weights, slopes, out, sums);
        });
    }
    if (hasDirectLogTarget(work, weights, out)) {
        addToKey(slopes, key);
        return out.directPass(key, stride, [&](const Tile& tile, double* sums) {
            return directLogTarget(work, tile, weights, slopes, out, sums);
        });
    }
    auto sums = out.pass(key, stride, [&](const Tile& tile, double* tileSums) {
        if (work.scene().hasSoftTarget())
            softTargetTile(work, tile, weights, tileSums, out);
        else
            labelTile(work, tile, weights, tileSums, out);
    });
    if (!slopes.empty()) addOverlapGradient(work, slopes, out);
    return sums;
}

}  // namespace

template <class Real>
LogTargetSums logTargetPass(const Workspace<Real>& work, const LogTargetWeights& weights,
                            Output<Real>& out, const std::vector<OverlapSlope>& slopes) {
    const auto labels = static_cast<std::size_t>(work.labelCount());
    std::vector<double> sums = allTiles(work, weights, out, slopes);
    const auto isZero = [](double weight) { return weight == 0; };
    if (std::all_of(weights.everywhere.begin(), weights.everywhere.end(), isZero))
        std::fill(sums.begin() + 1 + static_cast<std::ptrdiff_t>(labels), sums.end(), 0.0);
    const auto middle = sums.begin() + 1 + static_cast<std::ptrdiff_t>(labels);
    return {sums[0], {sums.begin() + 1, middle}, {middle, sums.end()}};
}

template LogTargetSums logTargetPass(const Workspace<float>&, const LogTargetWeights&,
                                     Output<float>&, const std::vector<OverlapSlope>&);
template LogTargetSums logTargetPass(const Workspace<double>&, const LogTargetWeights&,
                                     Output<double>&, const std::vector<OverlapSlope>&);

}  // namespace lossglass
