// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/largest_magnitudes.h"

#include "losslib/kernels/tiles.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace lossglass {

namespace {

/// Fewer pixels are not worth a second thread; a picture of 512 x 512 is.
constexpr std::int64_t kRunPixels = 1 << 17;
constexpr std::int64_t kMostRuns = 16;
/// The sample is of whole cache lines: one costs what a single number of it would.
constexpr std::int64_t kLine = 16;
constexpr std::int64_t kMostLines = 1 << 14;
/// Of the entries, one line in so many.
constexpr std::int64_t kLineStep = 16;
/// The share of the sample that lies below the bound: twice as many as the 0.5 % that are looked
/// for stay above it, far more than chance makes of a sample.
constexpr double kBelow = 0.99;

/// The bits of |x| where x is finite and its pixel valid, else all ones.
std::uint32_t magnitudeOf(float x, std::uint8_t label) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(x) & kMagnitudeBits;
    return label != kIgnored && bits < kInfinityBits ? bits : ~0u;
}

/// A bound below which about kBelow of the magnitudes lie; above 0.
std::uint32_t boundOf(const Planes<float>& gradient, const Labels& labels) {
    const Eigen::Index pixels = gradient.cols();
    const std::int64_t lines = gradient.size() / kLine;
    const std::int64_t count = std::clamp<std::int64_t>(lines / kLineStep, 1, kMostLines);
    std::vector<std::uint32_t> sample;
    sample.reserve(static_cast<std::size_t>(count * kLine));
    for (std::int64_t k = 0; k < count; ++k) {
        const std::int64_t from = lines * k / count * kLine;
        for (std::int64_t i = from; i < std::min<std::int64_t>(from + kLine, gradient.size());
             ++i) {
            const auto pixel = static_cast<std::size_t>(i % pixels);
            const std::uint32_t bits = magnitudeOf(gradient.data()[i], labels[pixel]);
            if (bits != ~0u) sample.push_back(bits);
        }
    }
    if (sample.empty()) return 1;
    const auto place = static_cast<std::ptrdiff_t>(kBelow * static_cast<double>(sample.size()));
    std::nth_element(sample.begin(), sample.begin() + place, sample.end());
    return std::max(1u, sample[static_cast<std::size_t>(place)]);
}

using TileNumbers = std::array<std::uint32_t, kTilePixels>;

/// Of one channel of one tile.
struct TileCount {
    std::uint32_t finite = 0, above = 0, largest = 0;
};

/// kept[i]: the bits of an entry from the bound on, else 0. `isValid`: 0 or 1 per pixel.
inline TileCount sift(const float* x, const std::uint32_t* isValid, std::int64_t count,
                      std::uint32_t bound, std::uint32_t* kept) {
    TileCount found;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint32_t bits = std::bit_cast<std::uint32_t>(x[i]) & kMagnitudeBits;
        const std::uint32_t counts = isValid[i] & std::uint32_t{bits < kInfinityBits};
        const std::uint32_t own = counts ? bits : 0u;
        const std::uint32_t isAbove = own >= bound ? 1u : 0u;
        kept[i] = isAbove ? own : 0u;
        found.finite += counts;
        found.above += isAbove;
        found.largest = own > found.largest ? own : found.largest;
    }
    return found;
}

inline std::uint32_t markValidPixels(const std::uint8_t* labels, std::int64_t count,
                                     std::uint32_t* isValid) {
    std::uint32_t valid = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        isValid[i] = labels[i] != kIgnored ? 1u : 0u;
        valid += isValid[i];
    }
    return valid;
}

void siftRun(const Planes<float>& gradient, const Labels& labels, const PixelRun& run,
             std::uint32_t bound, LargestMagnitudes& result) {
    TileNumbers isValid, kept;
    for (std::int64_t begin = run.begin; begin < run.end; begin += kTilePixels) {
        const std::int64_t count = std::min(kTilePixels, run.end - begin);
        vectorised([&] {
            result.validPixels += markValidPixels(labels.data() + begin, count, isValid.data());
        });
        for (Eigen::Index c = 0; c < gradient.rows(); ++c) {
            TileCount found;
            const float* x = gradient.row(c).data() + begin;
            vectorised([&] { found = sift(x, isValid.data(), count, bound, kept.data()); });
            result.total += found.finite;
            result.largest = std::max(result.largest, found.largest);
            if (found.above == 0) continue;
            std::size_t end = result.bits.size();
            // One more: what is not kept is written behind the end.
            result.bits.resize(end + found.above + 1);
            for (std::int64_t i = 0; i < count; ++i) {
                result.bits[end] = kept[static_cast<std::size_t>(i)];
                end += kept[static_cast<std::size_t>(i)] != 0 ? 1 : 0;
            }
            result.bits.resize(end);
        }
    }
}

}  // namespace

std::vector<PixelRun> pixelRuns(std::int64_t pixels) {
    const auto count = std::clamp<std::int64_t>(pixels / kRunPixels, 1, kMostRuns);
    std::vector<PixelRun> runs;
    for (std::int64_t i = 0; i < count; ++i)
        runs.push_back({pixels * i / count, pixels * (i + 1) / count});
    return runs;
}

LargestMagnitudes largestMagnitudes(const Planes<float>& gradient, const Labels& labels) {
    const std::uint32_t bound = boundOf(gradient, labels);
    const std::vector<PixelRun> runs = pixelRuns(gradient.cols());
    std::vector<LargestMagnitudes> parts(runs.size());
    forEachJob(static_cast<std::int64_t>(runs.size()), [&](std::int64_t i) {
        const auto k = static_cast<std::size_t>(i);
        siftRun(gradient, labels, runs[k], bound, parts[k]);
    });
    LargestMagnitudes all;
    all.leavesOutZerosOnly = bound == 1;
    for (const LargestMagnitudes& part : parts) {
        all.validPixels += part.validPixels;
        all.total += part.total;
        all.largest = std::max(all.largest, part.largest);
        all.bits.insert(all.bits.end(), part.bits.begin(), part.bits.end());
    }
    return all;
}

}  // namespace lossglass
