// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/pull_back.h"

#include <array>
#include <vector>

namespace lossglass {

/// One valid pixel in one channel: p, 1-p, target t (0, 1 or soft) and t-p with all its digits.
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

/// Sums of a channel pass before any factor.
struct ChannelPassSums {
    std::vector<double> perChannel;  ///< C entries; 0 for channels left out
    std::vector<double> perLabel;    ///< K entries: by the label of the pixel, over channels
};

/// Adds sum_ic f_c l(p_ic, t_ic) over the channels whose factor f_c is not 0.
/// `kernel(channel, ChannelPixel) -> ChannelSlope`; pixel losses are N f l.
template <class Real, class Kernel>
ChannelPassSums channelPass(const Workspace<Real>& work, const std::vector<double>& factors,
                            const Kernel& kernel, Output<Real>& out) {
    const int channels = work.channels();
    const auto labels = static_cast<std::size_t>(work.labelCount());
    const std::size_t stride = static_cast<std::size_t>(channels) + labels;
    const auto valid = static_cast<Real>(work.counts().valid);
    std::vector<double> tileSums(static_cast<std::size_t>(tileCount(work.pixels())) * stride);
    forEachTile(work.pixels(), [&](const Tile& tile) {
        std::array<Real, kTilePixels> t;
        TileSlopes<Real> slopes(channels, tile.count);
        double* perChannel = &tileSums[static_cast<std::size_t>(tile.index) * stride];
        double* perLabel = perChannel + channels;
        const std::uint8_t* y = work.labels() + tile.begin;
        Real* pixelLoss = out.pixelLoss();
        for (int c = 0; c < channels; ++c) {
            const auto factor = static_cast<Real>(factors[static_cast<std::size_t>(c)]);
            if (factor == Real(0)) continue;
            work.fillTarget(c, tile.begin, tile.count, t.data());
            const Real* p = work.p(c) + tile.begin;
            const Real* q = work.q(c) + tile.begin;
            Real* slope = slopes.channel(c);
            for (std::int64_t i = 0; i < tile.count; ++i) {
                if (y[i] == kIgnored) continue;
                const Real error = t[i] == Real(1) ? q[i] : t[i] - p[i];
                const auto point =
                    kernel(c, ChannelPixel<Real>{p[i], q[i], t[i], error, tile.begin + i});
                slope[i] = factor * point.slope;
                perChannel[c] += point.loss;
                perLabel[y[i]] += point.loss;
                if (pixelLoss) pixelLoss[tile.begin + i] += valid * factor * point.loss;
            }
        }
        if (out.wantsGradient()) pullBackTile(work, tile, slopes, out);
    });
    std::vector<double> sums(stride);
    for (std::size_t i = 0; i < tileSums.size(); ++i)
        sums[i % stride] += tileSums[i];
    return {{sums.begin(), sums.begin() + channels}, {sums.begin() + channels, sums.end()}};
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
/// class (the mean of each channel), gradients and pixel losses. Kernel as in channelPass().
template <class Real, class Kernel>
void addChannelMean(const Workspace<Real>& work, const std::vector<int>& region,
                    const Kernel& kernel, Output<Real>& out) {
    const auto valid = static_cast<double>(work.counts().valid);
    const double share = 1 / (static_cast<double>(region.size()) * valid);
    const auto sums = channelPass(work, regionFactors(work.channels(), region, share), kernel, out);
    auto& result = out.result();
    result.perClass = PerClassValues(static_cast<std::size_t>(work.channels()));
    for (const int c : region) {
        const auto k = static_cast<std::size_t>(c);
        (*result.perClass)[k] = sums.perChannel[k] / valid;
        result.value += share * sums.perChannel[k];
    }
}

}  // namespace lossglass
