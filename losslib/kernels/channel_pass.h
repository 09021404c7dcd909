// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_labels.h"
#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/direct_sigmoid.h"
#include "losslib/kernels/pull_back.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/true_numbers.h"
#include "losslib/kernels/vectorised.h"
#include "losslib/prediction/few_probabilities.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>
#include <vector>

namespace lossglass {

/// One pixel in one channel: p, target t (0, 1 or soft) and t-p with all its digits.
template <class Real>
struct ChannelPixel {
    Real p, t, error;
    std::int64_t pixel;
};

/// The loss of a pixel in a channel, and its derivative by that channel's p.
template <class Real>
struct ChannelSlope {
    Real loss, slope;
};

/// Whether a pass sums up the losses of a channel, or its totals are known without. SummedOfSoft:
/// it sums them up, and is for soft targets alone, so that no loops over labels are made.
enum class ChannelTotals { Summed, Known, SummedOfSoft };

namespace detail {

/// The rows of one channel over a tile. `trueQ`: 1-p of the label's channel.
template <class Real>
struct ChannelRows {
    const WideLabel<Real>* y;
    const Real *p, *trueQ;
    std::int64_t begin, count;
};

/// `factor` goes on the slopes only. `q`: 1-p.
template <class Real, class Kernel>
inline void runSoftChannel(const ChannelRows<Real> x, const Real* target, const Real* q,
                           Real factor, const Kernel kernel, Real* losses, Real* slopes) {
    // Not "omp simd", which would keep the kernel's structures in memory.
#pragma GCC ivdep
    for (std::int64_t i = 0; i < x.count; ++i) {
        const Real t = target[i];
        const Real error = t == Real(1) ? q[i] : t - x.p[i];
        const ChannelSlope<Real> point = kernel(ChannelPixel<Real>{x.p[i], t, error, x.begin + i});
        losses[i] = x.y[i] == kIgnored ? Real(0) : point.loss;
        slopes[i] = x.y[i] == kIgnored ? Real(0) : point.slope * factor;
    }
}

/// With labels for a target.
template <class Real, class Kernel>
inline void runLabelChannel(const ChannelRows<Real> x, WideLabel<Real> label, Real factor,
                            const Kernel kernel, Real* losses, Real* slopes) {
#pragma GCC ivdep
    for (std::int64_t i = 0; i < x.count; ++i) {
        const bool isOwn = x.y[i] == label;
        const ChannelSlope<Real> point = kernel(ChannelPixel<Real>{
            x.p[i], isOwn ? Real(1) : Real(0), isOwn ? x.trueQ[i] : -x.p[i], x.begin + i});
        losses[i] = x.y[i] == kIgnored ? Real(0) : point.loss;
        slopes[i] = x.y[i] == kIgnored ? Real(0) : point.slope * factor;
    }
}

/// One sigmoid channel in one loop. Plain: l.
template <class Real, class Kernel>
struct SigmoidChannel {
    static constexpr std::size_t kPlain = 1, kByLabel = 0;
    Kernel kernel;
    Real factor;

    SigmoidStep<Real, 1> operator()(const SigmoidPixel<Real>& x) const {
        const ChannelSlope<Real> point =
            kernel(ChannelPixel<Real>{x.p, x.own ? Real(1) : Real(0), x.own ? x.q : -x.p, x.pixel});
        const Real gradient = point.slope * factor * x.p * x.q;
        return {gradient, {detail::kept<Real>(detail::maskOf<Real>(!x.ignored), point.loss)}};
    }
};

/// What a block of few channels is read from and written to. `losses`: row after row.
template <class Real, std::size_t N>
struct ChannelsBlock {
    std::array<const Real*, N> p;
    std::array<Real*, N> g;
    std::int64_t begin;
    std::array<Real*, N> losses;
};

/// What a loop over few channels leaves out. `kLeft`: the place of a channel that has no part, or
/// the number of channels.
template <std::size_t kLeft, ChannelTotals kTotals>
struct ChannelsLeft {
    static constexpr bool has(std::size_t place) { return place != kLeft; }
    static constexpr bool hasLoss(std::size_t place) {
        return kTotals == ChannelTotals::Summed && has(place);
    }
};

template <std::size_t C, class Left, class Real, class Kernel>
inline ChannelSlope<Real> pointOf(const Kernel& kernel, const ChannelPixel<Real>& pixel) {
    if constexpr (Left::has(C))
        return kernel(pixel);
    else
        return {Real(0), Real(0)};
}

/// All channels in one loop: the slopes of a pixel stay in registers on their way to the logits.
template <class Left, class Real, class Labels, class Kernel, std::size_t... C>
inline void runChannels(const ChannelsBlock<Real, sizeof...(C)> x, const Labels labels,
                        std::int64_t count, const std::array<Real, sizeof...(C)> factors,
                        const std::array<Kernel, sizeof...(C)> kernels,
                        std::index_sequence<C...> channels) {
    // Not "omp simd", which would keep the kernel's structures in memory.
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const WideLabel<Real> label = labels.at(i);
        const WideLabel<Real> isValid = maskOf<Real>(label != kIgnored);
        const std::array<Real, sizeof...(C)> p{x.p[C][i]...};
        const std::array<WideLabel<Real>, sizeof...(C)> is{
            maskOf<Real>(label == WideLabel<Real>{C})...};
        const Real trueQ = ofOthers<Labels>(is, p, channels);
        const std::array<ChannelSlope<Real>, sizeof...(C)> points{pointOf<C, Left>(
            kernels[C], ChannelPixel<Real>{p[C], kept<Real>(is[C], Real(1)),
                                           either<Real>(is[C], trueQ, -p[C]), x.begin + i})...};
        const std::array<Real, sizeof...(C)> slopes{
            kept<Real>(isValid, points[C].slope * factors[C])...};
        const auto keepLoss = [&](auto place) {
            if constexpr (Left::hasLoss(place))
                x.losses[place][i] = kept<Real>(isValid, points[place].loss);
        };
        (keepLoss(std::integral_constant<std::size_t, C>()), ...);
        ((x.g[C][i] = flowsTo<C>(p, slopes, channels)), ...);
    }
}

/// The kernels of all channels; a channel whose factor is 0 has no kernel of its own and takes that
/// of another.
template <class KernelOf, std::size_t... C>
auto kernelArray(const KernelOf& kernelOf, const std::vector<double>& factors,
                 std::index_sequence<C...>) {
    const auto counts = [](double factor) { return factor != 0; };
    const auto any =
        static_cast<int>(std::find_if(factors.begin(), factors.end(), counts) - factors.begin());
    return std::array{kernelOf(factors[C] != 0 ? static_cast<int>(C) : any)...};
}

/// Calls body(left) with the ChannelsLeft of a block. `isLeft`: whether the background has no part.
/// It is the first channel, or the second where another label comes first.
template <ChannelTotals kTotals, std::size_t N, class Labels, class Body>
inline void withLeft(bool isLeft, const Labels& labels, const Body& body) {
    if (!isLeft) return body(ChannelsLeft<N, kTotals>());
    if constexpr (Labels::kIsFirst)
        if (!labels.background) return body(ChannelsLeft<1, kTotals>());
    body(ChannelsLeft<0, kTotals>());
}

/// A tile of few channels where Output::isDirect(). At least one factor is not 0.
template <int kChannels, ChannelTotals kTotals, class Real, class KernelOf>
PlaneMeasure directChannels(const Workspace<Real>& work, const Tile& tile,
                            const std::vector<double>& factors, const KernelOf& kernelOf,
                            Output<Real>& out, double* sums) {
    const auto indices = std::make_index_sequence<kChannels>();
    const auto kernels = kernelArray(kernelOf, factors, indices);
    std::array<Real, kChannels> factor;
    std::copy(factors.begin(), factors.end(), factor.begin());
    BlockMeasure<Real> measure;
    std::array<BlockSum<Real>, kChannels> channelSums;
    forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
        const std::int64_t begin = tile.begin + from, pixels = count;
        FewProbabilities<Real, kChannels> probabilities;
        alignas(64) std::array<std::array<Real, kBlockPixels>, kChannels> losses;
        const auto p = probabilities.read(work, begin, pixels);
        const auto g = rowsOf<kChannels>(begin, [&](int c) { return out.logitGradient(c); });
        const auto lossRows =
            rowsOf<kChannels>(0, [&](int c) { return losses[static_cast<std::size_t>(c)].data(); });
        const std::uint8_t* y = work.labels() + begin;
        withBlockLabels<Real, kChannels>(
            commonLabel(count, y), y, pixels, [&](const auto& labels, const auto& order) {
                withLeft<kTotals, kChannels>(factors.front() == 0, labels, [&](auto left) {
                    runChannels<decltype(left), Real>({order(p), order(g), begin, order(lossRows)},
                                                      labels, pixels, order(factor), order(kernels),
                                                      indices);
                });
            });
        for (std::size_t c = 0; kTotals == ChannelTotals::Summed && c < kChannels; ++c)
            if (factors[c] != 0)
                channelSums[c].add(count,
                                   [loss = losses[c].data()](std::int64_t i) { return loss[i]; });
        measure.add(count, rowsToRead(g));
    });
    for (std::size_t c = 0; c < kChannels; ++c)
        sums[c] = channelSums[c].total();
    return measure.result();
}

/// The kernels of a tile: `kernelOf(channel)` itself, or what a function of the tile gives, which
/// may hold numbers of its pixels.
template <class KernelOf>
decltype(auto) kernelsOf(const KernelOf& kernelOf, const Tile& tile) {
    if constexpr (std::is_invocable_v<const KernelOf&, int>)
        return (kernelOf);
    else
        return kernelOf(tile);
}

template <ChannelTotals kTotals, class Real, class KernelOf>
PlaneMeasure directChannelTile(const Workspace<Real>& work, const Tile& tile,
                               const std::vector<double>& factors, const KernelOf& kernelOf,
                               Output<Real>& out, double* sums) {
    if (work.channels() > 1) {
        PlaneMeasure found;
        withFewChannels(work.channels(), [&](auto few) {
            found = directChannels<few(), kTotals>(work, tile, factors, kernelOf, out, sums);
        });
        return found;
    }
    const auto kernel = kernelOf(0);
    using Kernel = std::remove_const_t<decltype(kernel)>;
    return directSigmoid(work, tile,
                         SigmoidChannel<Real, Kernel>{kernel, static_cast<Real>(factors.front())},
                         out.logitGradient(0) + tile.begin, sums);
}

}  // namespace detail

/// Adds sum_ic f_c l(p_ic, t_ic) over the channels whose factor f_c is not 0; returns the sums of l
/// per channel before any factor (C entries; 0 for channels left out). `kernelOf(channel)` gives a
/// function ChannelPixel -> ChannelSlope, free of branches that stop vectorisation; what it says
/// of ignored pixels does not count. It may be a function of the tile that gives such a function.
/// Pixel losses are N f l. `kernelKey`: what the kernels hang on beside the parameters of the loss.
/// Where totals are known, what is returned means nothing.
template <ChannelTotals kTotals = ChannelTotals::Summed, class Real, class KernelOf>
std::vector<double> channelPass(const Workspace<Real>& work, const std::vector<double>& factors,
                                const PassKey& kernelKey, const KernelOf& kernelOf,
                                Output<Real>& out) {
    const int channels = work.channels();
    const auto stride = static_cast<std::size_t>(channels);
    const auto valid = static_cast<Real>(work.counts().valid);
    PassKey key = kernelKey;
    key.insert(key.end(), factors.begin(), factors.end());
    [[maybe_unused]] const auto isZero = [](double factor) { return factor == 0; };
    if constexpr (kTotals != ChannelTotals::SummedOfSoft)
        if (out.isDirect(work) && !std::all_of(factors.begin(), factors.end(), isZero))
            return out.directPass(key, stride, [&](const Tile& tile, double* sums) {
                const auto& kernels = detail::kernelsOf(kernelOf, tile);
                return detail::directChannelTile<kTotals>(work, tile, factors, kernels, out, sums);
            });
    return out.pass(key, stride, [&](const Tile& tile, double* sums) {
        TileLabels<Real> labels;
        TrueNumbers<Real, kTilePixels> truth;
        alignas(64) std::array<Real, kTilePixels> t, losses;
        TileSlopes<Real> slopes(channels, tile.count);
        const bool isSoft = work.scene().hasSoftTarget();
        TileSlopes<Real> q(isSoft ? channels : 0, tile.count);
        const ProbabilityRows<Real> p(work, tile.begin, tile.count);
        if (isSoft) p.fillAllQ(q.channel(0));
        const auto& kernels = detail::kernelsOf(kernelOf, tile);
        vectorised([&] {
            const WideLabel<Real>* y = labels.read(work.labels() + tile.begin, tile.count);
            truth.read(work, p, y, tile.begin, tile.count);
        });
        for (int c = 0; c < channels; ++c) {
            const auto factor = static_cast<Real>(factors[static_cast<std::size_t>(c)]);
            if (factor == Real(0)) {
                std::fill_n(slopes.channel(c), tile.count, Real(0));
                continue;
            }
            const auto kernel = kernels(c);
            if (isSoft) work.fillTarget(c, tile.begin, tile.count, t.data());
            vectorised([&] {
                const detail::ChannelRows<Real> rows{labels.y.data(), p.channel(c), truth.q.data(),
                                                     tile.begin, tile.count};
                if (isSoft)
                    detail::runSoftChannel(rows, t.data(), q.channel(c), factor, kernel,
                                           losses.data(), slopes.channel(c));
                else
                    detail::runLabelChannel(rows, channels == 1 ? 1 : c, factor, kernel,
                                            losses.data(), slopes.channel(c));
                sums[c] = tileSum(losses.data(), tile.count);
            });
            if (Real* pixelLoss = out.pixelLoss())
                for (std::int64_t i = 0; i < tile.count; ++i)
                    pixelLoss[tile.begin + i] += valid * factor * losses[i];
        }
        if (out.wantsGradient()) pullBackTile(work, tile, p, slopes, out);
    });
}

/// The channels that a region loss averages over: the only one, all, or all but the background.
inline std::vector<int> regionChannels(int channels, bool includeBackground) {
    std::vector<int> region;
    for (int c = channels > 1 && !includeBackground ? 1 : 0; c < channels; ++c)
        region.push_back(c);
    return region;
}

/// factor for the channels of a region, 0 elsewhere.
inline std::vector<double> regionFactors(int channels, const std::vector<int>& region,
                                         double factor) {
    std::vector<double> factors(static_cast<std::size_t>(channels));
    for (const int c : region)
        factors[static_cast<std::size_t>(c)] = factor;
    return factors;
}

namespace detail {

/// `sums`: by channel, of l.
template <class Real>
void takeChannelMean(const std::vector<int>& region, const std::vector<double>& sums, double share,
                     double valid, Output<Real>& out) {
    auto& result = out.result();
    result.perClass = PerClassValues(sums.size());
    for (const int c : region) {
        const auto k = static_cast<std::size_t>(c);
        (*result.perClass)[k] = sums[k] / valid;
        result.value += share * sums[k];
    }
}

}  // namespace detail

/// The mean over the valid pixels and over the channels of a region of l(p_ic, t_ic): value, per
/// class (the mean of each channel), gradients and pixel losses. Kernels as in channelPass().
template <ChannelTotals kTotals = ChannelTotals::Summed, class Real, class KernelOf>
void addChannelMean(const Workspace<Real>& work, const std::vector<int>& region,
                    const PassKey& kernelKey, const KernelOf& kernelOf, Output<Real>& out) {
    const auto valid = static_cast<double>(work.counts().valid);
    const double share = 1 / (static_cast<double>(region.size()) * valid);
    const auto factors = regionFactors(work.channels(), region, share);
    const auto sums = channelPass<kTotals>(work, factors, kernelKey, kernelOf, out);
    detail::takeChannelMean(region, sums, share, valid, out);
}

/// The same where the sum of l over each channel is known: `sums`, C entries.
template <class Real, class KernelOf>
void addChannelMean(const Workspace<Real>& work, const std::vector<int>& region,
                    const std::vector<double>& sums, const PassKey& kernelKey,
                    const KernelOf& kernelOf, Output<Real>& out) {
    const auto valid = static_cast<double>(work.counts().valid);
    const double share = 1 / (static_cast<double>(region.size()) * valid);
    const auto factors = regionFactors(work.channels(), region, share);
    if (out.wantsGradient() || out.pixelLoss())
        channelPass<ChannelTotals::Known>(work, factors, kernelKey, kernelOf, out);
    detail::takeChannelMean(region, sums, share, valid, out);
}

}  // namespace lossglass
