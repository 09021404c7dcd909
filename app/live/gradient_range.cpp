// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/gradient_range.h"

#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace lossglass {

namespace {

constexpr double kShare = 0.995;
constexpr std::uint32_t kMagnitude = 0x7FFFFFFFu;
constexpr std::uint32_t kInfinity = 0x7F800000u;
/// Fewer pixels are not worth a second thread; a picture of 512 x 512 is.
constexpr std::int64_t kPartPixels = 1 << 17;
constexpr std::int64_t kMostParts = 8;

/// Pixels [begin, end).
struct Part {
    std::int64_t begin = 0, end = 0;
};

std::vector<Part> partsOf(std::int64_t pixels) {
    const auto count = std::clamp<std::int64_t>(pixels / kPartPixels, 1, kMostParts);
    std::vector<Part> parts;
    for (std::int64_t i = 0; i < count; ++i)
        parts.push_back({pixels * i / count, pixels * (i + 1) / count});
    return parts;
}

/// Calls `visit` with the bits of |g| of every finite entry at a valid pixel of the part.
template <class Visit>
void forEachMagnitude(const Planes<float>& gradient, const Labels& labels, const Part& part,
                      Visit visit) {
    for (Eigen::Index c = 0; c < gradient.rows(); ++c) {
        const float* g = gradient.row(c).data();
        for (std::int64_t i = part.begin; i < part.end; ++i) {
            const std::uint32_t bits = std::bit_cast<std::uint32_t>(g[i]) & kMagnitude;
            if (labels[static_cast<std::size_t>(i)] != kIgnored && bits < kInfinity) visit(bits);
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
    std::uint32_t largest = 0;

    void add(const Planes<float>& gradient, const Labels& labels, const Part& part,
             const Digit& digit, std::uint32_t prefix) {
        const std::uint32_t mask = (1u << digit.bits) - 1;
        std::size_t lane = 0;
        forEachMagnitude(gradient, labels, part, [&](std::uint32_t bits) {
            if (bits >> digit.shift >> digit.bits != prefix) return;
            ++lanes[lane++ & 3][bits >> digit.shift & mask];
            largest = std::max(largest, bits);
        });
    }
};

}  // namespace

GradientRange gradientRange(const Planes<float>& gradient, const Labels& labels) {
    GradientRange range;
    range.validPixels = static_cast<std::int64_t>(labels.size()) -
                        std::count(labels.begin(), labels.end(), kIgnored);
    if (gradient.size() == 0 || gradient.cols() != static_cast<Eigen::Index>(labels.size()))
        return range;

    const std::vector<Part> parts = partsOf(gradient.cols());
    std::uint32_t prefix = 0, largest = 0;
    std::int64_t rank = -1;
    // The wanted magnitude digit by digit: each round leaves those that begin as it does.
    for (const Digit& digit : kDigits) {
        std::vector<Counts> found(parts.size());
        forEachJob(static_cast<std::int64_t>(parts.size()), [&](std::int64_t i) {
            const auto k = static_cast<std::size_t>(i);
            found[k].add(gradient, labels, parts[k], digit, prefix);
        });
        std::vector<std::int64_t> counts(std::size_t{1} << digit.bits);
        for (const Counts& own : found) {
            largest = std::max(largest, own.largest);
            for (const auto& lane : own.lanes)
                for (std::size_t k = 0; k < counts.size(); ++k)
                    counts[k] += lane[k];
        }
        if (rank < 0) {
            const auto total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
            if (total == 0) return range;
            rank = static_cast<std::int64_t>(std::ceil(kShare * static_cast<double>(total))) - 1;
        }
        std::size_t place = 0;
        while (rank >= counts[place])
            rank -= counts[place++];
        prefix = prefix << digit.bits | static_cast<std::uint32_t>(place);
    }

    const auto scale = static_cast<double>(range.validPixels);
    range.percentile = scale * std::bit_cast<float>(prefix);
    range.maximum = scale * std::bit_cast<float>(largest);
    return range;
}

}  // namespace lossglass
