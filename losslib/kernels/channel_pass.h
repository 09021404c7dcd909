// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/pull_back.h"
#include "losslib/kernels/tile_sums.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lossglass {

/// One pixel in one channel: p, 1-p, target t (0, 1 or soft) and t-p with all its digits.
template <class Real>
struct ChannelPixel {
    Real p, q, t, error;
    std::int64_t pixel;
};

/// The loss of a pixel in a channel, and its derivative by that channel's p.
template <class Real>
struct ChannelSlope {
    Real loss, slope;
};

namespace detail {

template <class Real, class Kernel>
inline void runChannel(const Workspace<Real>& work, const Tile& tile, int channel,
                       const Real* target, const Kernel kernel, Real* losses, Real* slopes) {
    const std::int64_t count = tile.count, begin = tile.begin;
    const std::uint8_t* y = work.labels() + begin;
    const Real* p = work.p(channel) + begin;
    const Real* q = work.q(channel) + begin;
    // Not "omp simd", which would keep the kernel's structures in memory.
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const Real t = target[i];
        const Real error = t == Real(1) ? q[i] : t - p[i];
        const ChannelSlope<Real> point =
            kernel(ChannelPixel<Real>{p[i], q[i], t, error, begin + i});
        losses[i] = y[i] == kIgnored ? Real(0) : point.loss;
        slopes[i] = y[i] == kIgnored ? Real(0) : point.slope;
    }
}

template <class Real>
inline void scale(Real factor, std::int64_t count, Real* x) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        x[i] *= factor;
}

}  // namespace detail

/// Adds sum_ic f_c l(p_ic, t_ic) over the channels whose factor f_c is not 0; returns the sums of l
/// per channel before any factor (C entries; 0 for channels left out). `kernelOf(channel)` gives a
/// function ChannelPixel -> ChannelSlope, free of branches that stop vectorisation; what it says
/// of ignored pixels does not count. Pixel losses are N f l. `kernelKey`: what the kernels hang on
/// beside the parameters of the loss.
template <class Real, class KernelOf>
std::vector<double> channelPass(const Workspace<Real>& work, const std::vector<double>& factors,
                                const PassKey& kernelKey, const KernelOf& kernelOf,
                                Output<Real>& out) {
    const int channels = work.channels();
    const auto stride = static_cast<std::size_t>(channels);
    const auto valid = static_cast<Real>(work.counts().valid);
    PassKey key = kernelKey;
    key.insert(key.end(), factors.begin(), factors.end());
    return out.pass(key, stride, [&](const Tile& tile, double* sums) {
        std::array<Real, kTilePixels> t, losses;
        TileSlopes<Real> slopes(channels, tile.count);
        for (int c = 0; c < channels; ++c) {
            const auto factor = static_cast<Real>(factors[static_cast<std::size_t>(c)]);
            if (factor == Real(0)) {
                std::fill_n(slopes.channel(c), tile.count, Real(0));
                continue;
            }
            const auto kernel = kernelOf(c);
            work.fillTarget(c, tile.begin, tile.count, t.data());
            vectorised([&] {
                detail::runChannel(work, tile, c, t.data(), kernel, losses.data(),
                                   slopes.channel(c));
                detail::scale(factor, tile.count, slopes.channel(c));
                sums[c] = tileSum(losses.data(), tile.count);
            });
            if (Real* pixelLoss = out.pixelLoss())
                for (std::int64_t i = 0; i < tile.count; ++i)
                    pixelLoss[tile.begin + i] += valid * factor * losses[i];
        }
        if (out.wantsGradient()) pullBackTile(work, tile, slopes, out);
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

/// The mean over the valid pixels and over the channels of a region of l(p_ic, t_ic): value, per
/// class (the mean of each channel), gradients and pixel losses. Kernels as in channelPass().
template <class Real, class KernelOf>
void addChannelMean(const Workspace<Real>& work, const std::vector<int>& region,
                    const PassKey& kernelKey, const KernelOf& kernelOf, Output<Real>& out) {
    const auto valid = static_cast<double>(work.counts().valid);
    const double share = 1 / (static_cast<double>(region.size()) * valid);
    const auto sums =
        channelPass(work, regionFactors(work.channels(), region, share), kernelKey, kernelOf, out);
    auto& result = out.result();
    result.perClass = PerClassValues(static_cast<std::size_t>(work.channels()));
    for (const int c : region) {
        const auto k = static_cast<std::size_t>(c);
        (*result.perClass)[k] = sums[k] / valid;
        result.value += share * sums[k];
    }
}

}  // namespace lossglass
