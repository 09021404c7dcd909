// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/lovasz.h"

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/label_sums.h"
#include "losslib/kernels/lane_sums.h"
#include "losslib/kernels/pull_back.h"
#include "losslib/kernels/ranked_buckets.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <vector>

namespace lossglass {

namespace {

/// Items of a run that are walked through at a time.
constexpr std::int64_t kPiece = 512;

/// What the steps of a run are formed of.
template <class Real>
struct LovaszShare {
    std::int32_t positives;
    Real share;  ///< factor of the slopes
};

/// The sum of errors times steps; slopes are share * step, towards the label.
template <class Real>
inline double walkItems(const OrderBits<Real>* items, const RankedPlace* places, std::int64_t count,
                        const LovaszShare<Real>& of, Real* slopes, Real* products) {
    const std::int32_t positives = of.positives;
    const Real share = of.share;
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const auto hit = static_cast<Real>(static_cast<std::int32_t>(items[i] & 1u));
        const auto hits = static_cast<std::int32_t>(places[i].marked);
        const auto misses = static_cast<std::int32_t>(places[i].ahead - places[i].marked);
        const Real step = lovaszStep(hit, static_cast<Real>(positives - hits),
                                     static_cast<Real>(positives + misses));
        // Infinite errors after the last positive add nothing.
        products[i] = detail::kept<Real>(detail::maskOf<Real>(step != Real(0)),
                                         keyOf<Real>(items[i] >> 1) * step);
        slopes[i] = share * step * (Real(1) - Real(2) * hit);
    }
    return laneSum<Real>(count, [=](std::int64_t i) { return products[i]; });
}

template <class Real>
double walkRun(const RankedRun<Real>& run, const LovaszShare<Real>& of) {
    alignas(64) std::array<Real, kPiece> products;
    double value = 0;
    for (std::int64_t begin = 0; begin < run.count; begin += kPiece) {
        const std::int64_t count = std::min(kPiece, run.count - begin);
        vectorised([&] {
            value += walkItems(run.items + begin, run.places + begin, count, of,
                               run.results + begin, products.data());
        });
    }
    return value;
}

/// Walks through all runs; their sums are added in order.
template <class Real>
double walk(RankedBuckets<Real>& buckets, std::int64_t positives, double share) {
    const LovaszShare<Real> of{static_cast<std::int32_t>(positives), static_cast<Real>(share)};
    std::vector<double> sums(static_cast<std::size_t>(buckets.runs()));
    buckets.forEachRun([&](const RankedRun<Real>& run) {
        sums[static_cast<std::size_t>(run.index)] = walkRun(run, of);
    });
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

/// |y - p| of a channel, from whichever of p and q = 1 - p has all its digits; ignored pixels are
/// dropped.
template <class Real>
inline void channelErrors(const WideLabel<Real>* y, WideLabel<Real> label, const Real* p,
                          const Real* q, std::int64_t count, OrderBits<Real>* bits,
                          OrderBits<Real>* marks) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const auto isOwn = detail::maskOf<Real>(y[i] == label);
        const auto isIgnored = detail::maskOf<Real>(y[i] == kIgnored);
        bits[i] = descendingBits(detail::either<Real>(isOwn, q[i], p[i])) |
                  static_cast<OrderBits<Real>>(isIgnored);
        marks[i] = y[i] == label ? 1 : 0;
    }
}

/// The same where all pixels have the channel's label, or all another one.
template <class Real>
inline void uniformErrors(const Real* errors, bool isOwn, std::int64_t count, OrderBits<Real>* bits,
                          OrderBits<Real>* marks) {
    const OrderBits<Real> mark = isOwn ? 1 : 0;
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        bits[i] = descendingBits(errors[i]);
        marks[i] = mark;
    }
}

template <class Real>
inline void hingeErrors(const WideLabel<Real>* y, const Real* z, std::int64_t count,
                        OrderBits<Real>* bits, OrderBits<Real>* marks) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const auto isOwn = detail::maskOf<Real>(y[i] == 1);
        const Real error = Real(1) + detail::negated<Real>(isOwn, z[i]);
        // Where the hinge is shut nothing is added, and sorted they would come last.
        const auto isCounted =
            detail::maskOf<Real>(y[i] != kIgnored) & detail::maskOf<Real>(error > Real(0));
        bits[i] = descendingBits(error) | ~static_cast<OrderBits<Real>>(isCounted);
        marks[i] = y[i] == 1 ? 1 : 0;
    }
}

/// 1-p of a channel of several: few pixels ask for it, and most of these stand together.
template <class Real>
inline const Real* restOf(const Workspace<Real>& work, int channel, std::int64_t begin,
                          std::int64_t count, Real* rest) {
    std::fill_n(rest, count, Real(0));
    for (int c = 0; c < work.channels(); ++c) {
        if (c == channel) continue;
        alignas(64) std::array<Real, kBlockPixels> buffer;
        const Real* p = work.readP(c, begin, count, buffer.data());
#pragma omp simd
        for (std::int64_t i = 0; i < count; ++i)
            rest[i] += p[i];
    }
    return rest;
}

template <class Real>
void fillChannel(const Workspace<Real>& work, int channel, std::int64_t begin, std::int64_t count,
                 OrderBits<Real>* bits, OrderBits<Real>* marks) {
    const bool single = work.channels() == 1;
    const int label = single ? 1 : channel;
    const std::uint8_t* labels = work.labels() + begin;
    alignas(64) std::array<Real, kTilePixels> formed;
    const Real* p = work.readP(channel, begin, count, formed.data());
    forEachBlock<Real>(count, [&](std::int64_t from, const auto block) {
        const std::int64_t pixels = block;
        alignas(64) std::array<Real, kBlockPixels> rest;
        const auto* y = labels + from;
        const Real* q = p + from;
        const int common = commonLabel(block, y);
        if (single)
            q = work.q() + begin + from;
        else if (common == label ||
                 (common < 0 && std::memchr(y, label, static_cast<std::size_t>(pixels))))
            q = restOf(work, channel, begin + from, pixels, rest.data());
        if (common >= 0 && common != kIgnored)
            return uniformErrors<Real>(common == label ? q : p + from, common == label, pixels,
                                       bits + from, marks + from);
        WideLabels<Real, kBlockPixels> wide;
        channelErrors<Real>(wide.read(y, pixels), label, p + from, q, pixels, bits + from,
                            marks + from);
    });
}

}  // namespace

template <class Real>
double lovaszChannel(const Workspace<Real>& work, int channel, double share, Real* slopes) {
    RankedBuckets<Real> buckets(
        work.pixels(), RankedScale::Logarithmic,
        [&](const Tile& tile, OrderBits<Real>* bits, OrderBits<Real>* marks) {
            fillChannel(work, channel, tile.begin, tile.count, bits, marks);
        },
        slopes ? slopes + channel * work.pixels() : nullptr);
    const int label = work.channels() == 1 ? 1 : channel;
    const double positives = work.counts().perLabel[static_cast<std::size_t>(label)];
    return walk(buckets, static_cast<std::int64_t>(positives), share);
}

template <class Real>
double lovaszTogether(const Workspace<Real>& work, const std::vector<int>& channels, Real* slopes) {
    const std::int64_t pixels = work.pixels();
    std::vector<bool> isTaken(static_cast<std::size_t>(work.channels()));
    for (const int c : channels)
        isTaken[static_cast<std::size_t>(c)] = true;
    // Places as in Planes: channel after channel. A tile may hold the end of one and the beginning
    // of another.
    RankedBuckets<Real> buckets(
        pixels * work.channels(), RankedScale::Logarithmic,
        [&](const Tile& tile, OrderBits<Real>* bits, OrderBits<Real>* marks) {
            for (std::int64_t done = 0; done < tile.count;) {
                const std::int64_t place = tile.begin + done, begin = place % pixels;
                const std::int64_t count = std::min(tile.count - done, pixels - begin);
                const auto channel = static_cast<int>(place / pixels);
                fillChannel(work, channel, begin, count, bits + done, marks + done);
                if (!isTaken[static_cast<std::size_t>(channel)])
                    std::fill_n(bits + done, count, kDropped<Real>);
                done += count;
            }
        },
        slopes);
    return walk(buckets, buckets.marked(), 1.0);
}

template <class Real>
double lovaszHinge(const Workspace<Real>& work, Real* logitSlopes) {
    const Real* z = work.scene().logits().data();
    RankedBuckets<Real> buckets(
        work.pixels(), RankedScale::Logarithmic,
        [&](const Tile& tile, OrderBits<Real>* bits, OrderBits<Real>* marks) {
            TileLabels<Real> labels;
            const Real* from = z + tile.begin;
            vectorised([&] {
                const auto* y = labels.read(work.labels() + tile.begin, tile.count);
                hingeErrors(y, from, tile.count, bits, marks);
            });
        },
        logitSlopes);
    return walk(buckets, static_cast<std::int64_t>(work.counts().perLabel[1]), 1.0);
}

template <class Real>
Real* slopesInPlace(Output<Real>& out) {
    out.settle();
    return out.wanted().logitGradient ? out.logitGradient(0) : out.probabilityGradient(0);
}

template <class Real>
PlaneMeasure pullTileInPlace(const Workspace<Real>& work, const Tile& tile, Output<Real>& out) {
    BlockMeasure<Real> measure;
    if (work.channels() == 1) {
        forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
            const std::int64_t begin = tile.begin + from, pixels = count;
            const Real *p = work.p(0) + begin, *q = work.q() + begin;
            Real* g = out.logitGradient(0) + begin;
#pragma omp simd
            for (std::int64_t i = 0; i < pixels; ++i)
                g[i] *= p[i] * q[i];
            measure.add(count, static_cast<const Real*>(g));
        });
    } else {
        // In place: a pixel's slopes are read before its gradient is written.
        std::array<const Real*, kFewChannels> slopes{};
        for (int c = 0; c < work.channels(); ++c)
            slopes[static_cast<std::size_t>(c)] = out.logitGradient(c) + tile.begin;
        pullBackRun(work, tile.begin, tile.count, slopes, out, measure);
    }
    return measure.result();
}

template <class Real>
void pullBackInPlace(const Workspace<Real>& work, Output<Real>& out) {
    // By probability they are the gradient.
    if (!out.wanted().logitGradient) return;
    const bool isAlone = !out.wanted().probabilityGradient && !out.wanted().pixelLoss;
    if (isAlone && work.channels() <= kFewChannels)
        return out.finishDirect([&](const Tile& t) { return pullTileInPlace(work, t, out); });
    out.pass([&](const Tile& tile) {
        TileSlopes<Real> slopes(work.channels(), tile.count);
        for (int c = 0; c < work.channels(); ++c) {
            Real* from = out.logitGradient(c) + tile.begin;
            std::copy_n(from, tile.count, slopes.channel(c));
            std::fill_n(from, tile.count, Real(0));
        }
        pullBackTile(work, tile, slopes, out);
    });
}

template double lovaszChannel(const Workspace<float>&, int, double, float*);
template double lovaszChannel(const Workspace<double>&, int, double, double*);
template double lovaszTogether(const Workspace<float>&, const std::vector<int>&, float*);
template double lovaszTogether(const Workspace<double>&, const std::vector<int>&, double*);
template double lovaszHinge(const Workspace<float>&, float*);
template double lovaszHinge(const Workspace<double>&, double*);
template float* slopesInPlace(Output<float>&);
template double* slopesInPlace(Output<double>&);
template void pullBackInPlace(const Workspace<float>&, Output<float>&);
template void pullBackInPlace(const Workspace<double>&, Output<double>&);

}  // namespace lossglass
