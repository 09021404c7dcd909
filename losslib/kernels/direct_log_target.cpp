// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/direct_log_target.h"

#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/direct_overlap.h"
#include "losslib/kernels/direct_softmax.h"
#include "losslib/kernels/softmax_pull.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace lossglass {

namespace {

/// The weights of the labels in the numbers of the planes.
template <class Real, std::size_t N>
struct FewWeights {
    std::array<Real, N> onTarget, everywhere, elsewhere;
    Real total = 0;  ///< of everywhere

    explicit FewWeights(const LogTargetWeights& weights) {
        for (std::size_t c = 0; c < N; ++c) {
            double others = 0;
            for (std::size_t k = 0; k < N; ++k)
                others += k == c ? 0.0 : weights.everywhere[k];
            onTarget[c] = static_cast<Real>(weights.perTarget[c]);
            everywhere[c] = static_cast<Real>(weights.everywhere[c]);
            elsewhere[c] = static_cast<Real>(others);
        }
        total = static_cast<Real>(
            std::accumulate(weights.everywhere.begin(), weights.everywhere.end(), 0.0));
    }
};

/// What a block is read from and written to.
template <class Real, std::size_t N>
struct LogTargetBlock {
    std::array<const Real*, N> p, z;
    std::array<Real*, N> g;
    const Real* trueLogP;
    const WideLabel<Real>* y;
    Real *loss, *allLog;
};

template <Pull kPull, class Real, std::size_t... C>
inline void runLogTarget(const LogTargetBlock<Real, sizeof...(C)> x, std::int64_t count,
                         const FewWeights<Real, sizeof...(C)> w,
                         std::index_sequence<C...> channels) {
    constexpr Real kInfinite = std::numeric_limits<Real>::infinity();
    constexpr Real kChannels = sizeof...(C);
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const auto label = x.y[i];
        const bool ignored = label == kIgnored;
        const std::array<Real, sizeof...(C)> p{x.p[C][i]...}, z{x.z[C][i]...};
        const std::array<bool, sizeof...(C)> own{(label == static_cast<WideLabel<Real>>(C))...};
        const Real trueZ = ((own[C] ? z[C] : Real(0)) + ...);
        const Real target = ((own[C] ? w.onTarget[C] : Real(0)) + ...);
        // Differences to the true label; that of the label itself is none, also of infinities.
        const std::array<Real, sizeof...(C)> apart{(own[C] ? Real(0) : z[C] - trueZ)...};
        const Real log = x.trueLogP[i];
        const bool isFinite = log >= -std::numeric_limits<Real>::max();
        const Real all = -((apart[C] + ...) + kChannels * log);
        const Real spread = -(((w.everywhere[C] * apart[C]) + ...) + w.total * log);
        const Real loss = isFinite ? spread - target * log : kInfinite;
        x.loss[i] = ignored ? Real(0) : loss;
        x.allLog[i] = isFinite ? all : kInfinite;
        const auto put = [&](Real& to, Real found) {
            const Real counted = ignored ? Real(0) : found;
            to = kPull == Pull::Write ? counted : to + counted;
        };
        (put(x.g[C][i], p[C] * (w.elsewhere[C] + (own[C] ? Real(0) : target)) -
                            detail::sumOfOthers<C>(p, channels) *
                                (w.everywhere[C] + (own[C] ? w.onTarget[C] : Real(0)))),
         ...);
    }
}

template <Pull kPull, class Real>
PlaneMeasure writeTile(const Workspace<Real>& work, const Tile& tile,
                       const LogTargetWeights& weights, Output<Real>& out, double* sums) {
    BlockMeasure<Real> measure;
    BlockSum<Real> value;
    std::array<BlockSum<Real>, kFewChannels> targetLogs, allLogs;
    withFewChannels(work.channels(), [&](auto channels) {
        constexpr int kChannels = channels;
        const FewWeights<Real, kChannels> weightsOfAll(weights);
        forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
            const FewWeights<Real, kChannels> w = weightsOfAll;
            const std::int64_t begin = tile.begin + from, pixels = count;
            WideLabels<Real, kBlockPixels> labels;
            alignas(64) std::array<Real, kBlockPixels> losses, logs;
            const WideLabel<Real>* y = labels.read(work.labels() + begin, pixels);
            const auto g = rowsOf<kChannels>(begin, [&](int c) { return out.logitGradient(c); });
            const LogTargetBlock<Real, kChannels> block{
                rowsOf<kChannels>(begin, [&](int c) { return work.p(c); }),
                rowsOf<kChannels>(begin,
                                  [&](int c) { return work.scene().logits().row(c).data(); }),
                g,
                work.trueLogP() + begin,
                y,
                losses.data(),
                logs.data()};
            runLogTarget<kPull, Real>(block, pixels, w, std::make_index_sequence<kChannels>());
            const Real *loss = losses.data(), *allLog = logs.data(), *log = block.trueLogP;
            value.add(count, [=](std::int64_t i) { return loss[i]; });
            for (int c = 0; c < kChannels; ++c) {
                const auto k = static_cast<std::size_t>(c);
                targetLogs[k].add(count,
                                  [=](std::int64_t i) { return y[i] == c ? -log[i] : Real(0); });
                allLogs[k].add(count,
                               [=](std::int64_t i) { return y[i] == c ? allLog[i] : Real(0); });
            }
            measure.add(count, rowsToRead(g));
        });
    });
    *sums++ = value.total();
    for (const auto* logs : {&targetLogs, &allLogs})
        for (int c = 0; c < work.channels(); ++c)
            *sums++ = (*logs)[static_cast<std::size_t>(c)].total();
    return measure.result();
}

}  // namespace

template <class Real>
bool hasDirectLogTarget(const Workspace<Real>& work, const LogTargetWeights& weights,
                        const Output<Real>& out) {
    const auto weighs = [](double weight) { return weight > 0; };
    return work.channels() > 1 && out.isDirect(work) &&
           std::all_of(weights.perTarget.begin(), weights.perTarget.end(), weighs) &&
           std::all_of(weights.everywhere.begin(), weights.everywhere.end(), weighs);
}

template <class Real>
PlaneMeasure directLogTarget(const Workspace<Real>& work, const Tile& tile,
                             const LogTargetWeights& weights,
                             const std::vector<OverlapSlope>& slopes, Output<Real>& out,
                             double* sums) {
    if (slopes.empty()) return writeTile<Pull::Write>(work, tile, weights, out, sums);
    directOverlap(work, tile, slopes, out);
    return writeTile<Pull::Add>(work, tile, weights, out, sums);
}

template bool hasDirectLogTarget(const Workspace<float>&, const LogTargetWeights&,
                                 const Output<float>&);
template bool hasDirectLogTarget(const Workspace<double>&, const LogTargetWeights&,
                                 const Output<double>&);
template PlaneMeasure directLogTarget(const Workspace<float>&, const Tile&, const LogTargetWeights&,
                                      const std::vector<OverlapSlope>&, Output<float>&, double*);
template PlaneMeasure directLogTarget(const Workspace<double>&, const Tile&,
                                      const LogTargetWeights&, const std::vector<OverlapSlope>&,
                                      Output<double>&, double*);

}  // namespace lossglass
