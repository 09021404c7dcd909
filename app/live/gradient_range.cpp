// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/gradient_range.h"

#include "app/live/largest_magnitudes.h"
#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <vector>

namespace lossglass {

namespace {

constexpr double kShare = 0.995;

/// Where the wanted magnitude stands among `total` of them in order.
std::int64_t rankOf(std::int64_t total) {
    return static_cast<std::int64_t>(std::ceil(kShare * static_cast<double>(total))) - 1;
}

/// Calls `visit` with the bits of |g| of every finite entry at a valid pixel of the part.
template <class Visit>
void forEachMagnitude(const Planes<float>& gradient, const Labels& labels, const PixelRun& part,
                      Visit visit) {
    for (Eigen::Index c = 0; c < gradient.rows(); ++c) {
        const float* g = gradient.row(c).data();
        for (std::int64_t i = part.begin; i < part.end; ++i) {
            const std::uint32_t bits = std::bit_cast<std::uint32_t>(g[i]) & kMagnitudeBits;
            if (labels[static_cast<std::size_t>(i)] != kIgnored && bits < kInfinityBits)
                visit(bits);
        }
    }
}

/// Some of the 31 bits of a magnitude, which sort as the numbers do.
struct Digit {
    int shift, bits;
};
/// From the highest: counts of each fit the first cache.
constexpr Digit kDigits[] = {{19, 12}, {7, 12}, {0, 7}};
constexpr std::size_t kMostDigits = std::size_t{1} << 12;

/// How often each digit occurs among the magnitudes that begin with `prefix`.
struct Counts {
    /// Equal digits come in runs: neighbours count apart, so that one need not wait for the other.
    std::array<std::array<std::uint32_t, kMostDigits>, 4> lanes{};

    void add(const Planes<float>& gradient, const Labels& labels, const PixelRun& part,
             const Digit& digit, std::uint32_t prefix) {
        const std::uint32_t mask = (1u << digit.bits) - 1;
        std::size_t lane = 0;
        forEachMagnitude(gradient, labels, part, [&](std::uint32_t bits) {
            if (bits >> digit.shift >> digit.bits != prefix) return;
            ++lanes[lane++ & 3][bits >> digit.shift & mask];
        });
    }
};

/// The magnitude of the wanted rank among all: slow, and sure.
std::uint32_t findByDigits(const Planes<float>& gradient, const Labels& labels, std::int64_t rank) {
    const std::vector<PixelRun> parts = pixelRuns(gradient.cols());
    std::uint32_t prefix = 0;
    // The wanted magnitude digit by digit: each round leaves those that begin as it does.
    for (const Digit& digit : kDigits) {
        std::vector<Counts> found(parts.size());
        forEachJob(static_cast<std::int64_t>(parts.size()), [&](std::int64_t i) {
            const auto k = static_cast<std::size_t>(i);
            found[k].add(gradient, labels, parts[k], digit, prefix);
        });
        std::vector<std::int64_t> counts(std::size_t{1} << digit.bits);
        for (const Counts& own : found)
            for (const auto& lane : own.lanes)
                for (std::size_t k = 0; k < counts.size(); ++k)
                    counts[k] += lane[k];
        std::size_t place = 0;
        while (rank >= counts[place])
            rank -= counts[place++];
        prefix = prefix << digit.bits | static_cast<std::uint32_t>(place);
    }
    return prefix;
}

}  // namespace

GradientRange gradientRange(const Planes<float>& gradient, const Labels& labels) {
    GradientRange range;
    const bool isThere =
        gradient.size() > 0 && gradient.cols() == static_cast<Eigen::Index>(labels.size());
    if (!isThere) {
        range.validPixels = static_cast<std::int64_t>(labels.size()) -
                            std::count(labels.begin(), labels.end(), kIgnored);
        return range;
    }
    LargestMagnitudes found = largestMagnitudes(gradient, labels);
    range.validPixels = found.validPixels;
    if (found.total == 0) return range;
    const std::int64_t rank = rankOf(found.total);
    const auto kept = static_cast<std::int64_t>(found.bits.size());
    const std::int64_t place = kept - (found.total - rank);
    std::uint32_t wanted = 0;
    if (place >= 0) {
        const auto at = found.bits.begin() + place;
        std::nth_element(found.bits.begin(), at, found.bits.end());
        wanted = *at;
    } else if (!found.leavesOutZerosOnly) {
        wanted = findByDigits(gradient, labels, rank);
    }
    const auto scale = static_cast<double>(range.validPixels);
    range.percentile = scale * std::bit_cast<float>(wanted);
    range.maximum = scale * std::bit_cast<float>(found.largest);
    return range;
}

}  // namespace lossglass
