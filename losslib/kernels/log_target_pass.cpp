// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/log_target_pass.h"

#include "losslib/kernels/soft_target_tile.h"
#include "losslib/kernels/tile_sums.h"
#include "losslib/kernels/vectorised.h"

#include <array>
#include <numeric>

namespace lossglass {

namespace {

/// Logarithms and weights of a tile whose targets are labels.
template <class Real>
struct LabelTile {
    std::array<Real, kTilePixels> targetWeight, targetLog, everywhere, allLog, loss, scratch;
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
inline void joinLoss(const Real* trueLogP, const std::uint8_t* y, std::int64_t count,
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
inline void addByLogit(const ChannelWeights<Real> w, const std::uint8_t* y, std::uint8_t label,
                       const Real* targetWeight, const Real* p, const Real* q, std::int64_t count,
                       Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const bool own = y[i] == label;
        const Real mine = w.everywhere + (own ? w.onTarget : Real(0));
        const Real others = w.elsewhere + (own ? Real(0) : targetWeight[i]);
        g[i] += y[i] == kIgnored ? Real(0) : p[i] * others - q[i] * mine;
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
        for (std::int64_t i = tile.begin; i < tile.begin + tile.count; ++i) {
            const std::uint8_t y = work.labels()[i];
            if (y == kIgnored) continue;
            const auto weightOf = [&](std::size_t l) {
                return weights.everywhere[l] + (y == l ? weights.perTarget[l] : 0.0);
            };
            const double own = weightOf(label), other = single ? weightOf(0) : 0.0;
            const double slope = own != 0 ? -own / static_cast<double>(work.p(c)[i]) : 0.0;
            const double away = other != 0 ? other / static_cast<double>(work.q(c)[i]) : 0.0;
            g[i] += static_cast<Real>(slope + away);
        }
    }
}

template <class Real>
void labelTile(const Workspace<Real>& work, const Tile& tile, const LogTargetWeights& weights,
               double* sums, Output<Real>& out) {
    const auto labels = static_cast<std::size_t>(work.labelCount());
    const std::uint8_t* y = work.labels() + tile.begin;
    const double everywhere =
        std::accumulate(weights.everywhere.begin(), weights.everywhere.end(), 0.0);
    LabelTile<Real> buffer;
    vectorised([&] {
        lookUpLabels(y, tile.count, weights.perTarget, buffer.targetWeight.data());
        std::fill_n(buffer.everywhere.data(), tile.count, Real(0));
        std::fill_n(buffer.allLog.data(), tile.count, Real(0));
        for (std::size_t l = 0; l < labels && everywhere > 0; ++l)
            addLogs(labelPlanes(work, static_cast<int>(l)).logP + tile.begin,
                    static_cast<Real>(weights.everywhere[l]), tile.count, buffer.everywhere.data(),
                    buffer.allLog.data());
        joinLoss(work.trueLogP() + tile.begin, y, tile.count, buffer);
        sums[0] = tileSum(buffer.loss.data(), tile.count);
        sumByLabel(buffer.targetLog.data(), y, tile.count, labels, sums + 1, buffer.scratch.data());
        sumByLabel(buffer.allLog.data(), y, tile.count, labels, sums + 1 + labels,
                   buffer.scratch.data());
    });
    if (Real* pixelLoss = out.pixelLoss())
        for (std::int64_t i = 0; i < tile.count; ++i)
            pixelLoss[tile.begin + i] += static_cast<Real>(work.counts().valid) * buffer.loss[i];
    addByProbability(work, tile, weights, out);
    if (!out.wanted().logitGradient) return;
    for (int c = 0; c < work.channels(); ++c) {
        const std::size_t l = work.channels() == 1 ? 1 : static_cast<std::size_t>(c);
        double elsewhere = 0;
        for (std::size_t k = 0; k < labels; ++k)
            elsewhere += k == l ? 0.0 : weights.everywhere[k];
        const ChannelWeights<Real> w{static_cast<Real>(weights.everywhere[l]),
                                     static_cast<Real>(elsewhere),
                                     static_cast<Real>(weights.perTarget[l])};
        vectorised([&] {
            addByLogit(w, y, static_cast<std::uint8_t>(l), buffer.targetWeight.data(),
                       work.p(c) + tile.begin, work.q(c) + tile.begin, tile.count,
                       out.logitGradient(c) + tile.begin);
        });
    }
}

}  // namespace

template <class Real>
LogTargetSums logTargetPass(const Workspace<Real>& work, const LogTargetWeights& weights,
                            Output<Real>& out) {
    const auto labels = static_cast<std::size_t>(work.labelCount());
    const std::size_t stride = 1 + 2 * labels;
    PassKey key = weights.perTarget;
    key.insert(key.end(), weights.everywhere.begin(), weights.everywhere.end());
    const auto sums = out.pass(key, stride, [&](const Tile& tile, double* tileSums) {
        if (work.scene().hasSoftTarget())
            softTargetTile(work, tile, weights, tileSums, out);
        else
            labelTile(work, tile, weights, tileSums, out);
    });
    const auto middle = sums.begin() + 1 + static_cast<std::ptrdiff_t>(labels);
    return {sums[0], {sums.begin() + 1, middle}, {middle, sums.end()}};
}

template LogTargetSums logTargetPass(const Workspace<float>&, const LogTargetWeights&,
                                     Output<float>&);
template LogTargetSums logTargetPass(const Workspace<double>&, const LogTargetWeights&,
                                     Output<double>&);

}  // namespace lossglass
