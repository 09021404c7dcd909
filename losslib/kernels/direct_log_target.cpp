// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/direct_log_target.h"

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/label_sums.h"
#include "losslib/kernels/overlap_slopes.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/prediction/few_probabilities.h"

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

    /// The labels in another order.
    template <class Order>
    FewWeights inOrder(const Order& order) const {
        FewWeights ordered = *this;
        ordered.onTarget = order(onTarget);
        ordered.everywhere = order(everywhere);
        ordered.elsewhere = order(elsewhere);
        return ordered;
    }

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
    Real *loss, *allLog;
};

template <class Real, class Labels, class Slopes, std::size_t... C>
inline void runLogTarget(const LogTargetBlock<Real, sizeof...(C)> x, const Labels labels,
                         std::int64_t count, const FewWeights<Real, sizeof...(C)> w,
                         const Slopes slopes, std::index_sequence<C...> channels) {
    constexpr Real kInfinite = std::numeric_limits<Real>::infinity();
    constexpr Real kChannels = sizeof...(C);
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const WideLabel<Real> label = labels.at(i);
        const WideLabel<Real> isValid = detail::maskOf<Real>(label != kIgnored);
        const std::array<Real, sizeof...(C)> p{x.p[C][i]...}, z{x.z[C][i]...};
        const std::array<WideLabel<Real>, sizeof...(C)> is{
            detail::maskOf<Real>(label == WideLabel<Real>{C})...};
        const Real trueZ = detail::ofLabel<Labels>(is, z, channels);
        const Real target = detail::ofLabel<Labels>(is, w.onTarget, channels);
        // Differences to the true label; that of the label itself is none, also of infinities.
        const std::array<Real, sizeof...(C)> apart{detail::kept<Real>(~is[C], z[C] - trueZ)...};
        const Real log = x.trueLogP[i];
        const WideLabel<Real> isFinite =
            detail::maskOf<Real>(log >= -std::numeric_limits<Real>::max());
        const Real all = -((apart[C] + ...) + kChannels * log);
        const Real spread = -(((w.everywhere[C] * apart[C]) + ...) + w.total * log);
        const Real loss = detail::either<Real>(isFinite, spread - target * log, kInfinite);
        x.loss[i] = detail::kept<Real>(isValid, loss);
        x.allLog[i] = detail::either<Real>(isFinite, all, kInfinite);
        const std::array<Real, sizeof...(C)> slope{slopes.template at<C>(i, p[C])...};
        const auto put = [&](Real& to, Real found, Real ofSlopes) {
            const Real counted = detail::kept<Real>(isValid, found);
            to = Slopes::kIsNone ? counted : counted + ofSlopes;
        };
        (put(x.g[C][i],
             p[C] * (w.elsewhere[C] + detail::kept<Real>(~is[C], target)) -
                 detail::sumOfOthers<C>(p, channels) *
                     (w.everywhere[C] + detail::kept<Real>(is[C], w.onTarget[C])),
             detail::flowsTo<C>(p, slope, channels)),
         ...);
    }
}

template <std::size_t N, class Real, class Slopes>
PlaneMeasure writeTile(const Workspace<Real>& work, const Tile& tile,
                       const LogTargetWeights& weights, const Slopes& slopes, Output<Real>& out,
                       double* sums) {
    constexpr int kChannels = static_cast<int>(N);
    BlockMeasure<Real> measure;
    BlockSum<Real> value;
    LabelSums<Real, N> targetLogs, allLogs;
    const FewWeights<Real, N> weightsOfAll(weights);
    forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
        const FewWeights<Real, kChannels> w = weightsOfAll;
        const std::int64_t begin = tile.begin + from, pixels = count;
        FewProbabilities<Real, kChannels> probabilities;
        alignas(64) std::array<Real, kBlockPixels> losses, logs;
        const std::uint8_t* y = work.labels() + begin;
        const int common = commonLabel(count, y);
        const auto p = probabilities.read(work, begin, pixels);
        const auto z =
            rowsOf<kChannels>(begin, [&](int c) { return work.scene().logits().row(c).data(); });
        const auto g = rowsOf<kChannels>(begin, [&](int c) { return out.logitGradient(c); });
        const Real* trueLogP = work.trueLogP() + begin;
        withBlockLabels<Real, N>(common, y, pixels, [&](const auto& labels, const auto& order) {
            runLogTarget<Real>({order(p), order(z), order(g), trueLogP, losses.data(), logs.data()},
                               labels, pixels, w.inOrder(order), slopes.of(labels, order),
                               std::make_index_sequence<N>());
        });
        const Real *loss = losses.data(), *allLog = logs.data();
        value.add(count, [=](std::int64_t i) { return loss[i]; });
        targetLogs.add(common, count, y, [=](std::int64_t i) { return -trueLogP[i]; });
        allLogs.add(common, count, y, [=](std::int64_t i) { return allLog[i]; });
        measure.add(count, rowsToRead(g));
    });
    *sums++ = value.total();
    for (const auto* logs : {&targetLogs, &allLogs})
        for (std::size_t c = 0; c < N; ++c)
            *sums++ = logs->total(c);
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
    PlaneMeasure found;
    withFewChannels(work.channels(), [&](auto channels) {
        constexpr std::size_t kChannels = channels;
        withAnySlopes<Real, kChannels>(slopes, [&](const auto& few) {
            found = writeTile<kChannels>(work, tile, weights, few, out, sums);
        });
    });
    return found;
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
