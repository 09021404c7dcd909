// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/gradient_range.h"

#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

namespace lossglass {

namespace {

constexpr double kShare = 0.995;
constexpr std::uint32_t kMagnitude = 0x7FFFFFFFu;
constexpr std::uint32_t kInfinity = 0x7F800000u;
/// The upper half of a magnitude's bits: sorts as the numbers do, and counts fit the cache.
constexpr int kBucketShift = 16;

/// Fewer pixels are not worth a second thread.
constexpr std::int64_t kPartPixels = 1 << 20;
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

/// What one part of the pixels says of the buckets.
struct Buckets {
    std::vector<std::int64_t> counts =
        std::vector<std::int64_t>(std::size_t{kInfinity >> kBucketShift} + 1, 0);
    std::uint32_t largest = 0;
    std::vector<std::uint32_t> members;  ///< of the bucket that matters
};

}  // namespace

GradientRange gradientRange(const Planes<float>& gradient, const Labels& labels) {
    GradientRange range;
    range.validPixels = static_cast<std::int64_t>(labels.size()) -
                        std::count(labels.begin(), labels.end(), kIgnored);
    if (gradient.size() == 0 || gradient.cols() != static_cast<Eigen::Index>(labels.size()))
        return range;

    const std::vector<Part> parts = partsOf(gradient.cols());
    std::vector<Buckets> found(parts.size());
    const auto forEachPart = [&](const auto& work) {
        forEachJob(static_cast<std::int64_t>(parts.size()), [&](std::int64_t i) {
            const auto k = static_cast<std::size_t>(i);
            work(parts[k], found[k]);
        });
    };
    forEachPart([&](const Part& part, Buckets& own) {
        forEachMagnitude(gradient, labels, part, [&](std::uint32_t bits) {
            ++own.counts[bits >> kBucketShift];
            own.largest = std::max(own.largest, bits);
        });
    });
    std::vector<std::int64_t> counts(found.front().counts.size(), 0);
    std::uint32_t largest = 0;
    for (const Buckets& own : found) {
        std::transform(counts.begin(), counts.end(), own.counts.begin(), counts.begin(),
                       std::plus<>());
        largest = std::max(largest, own.largest);
    }
    const auto total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (total == 0) return range;

    // The bucket that holds the wanted rank, and the rank inside it.
    auto rank = static_cast<std::int64_t>(std::ceil(kShare * static_cast<double>(total))) - 1;
    std::size_t bucket = 0;
    while (rank >= counts[bucket])
        rank -= counts[bucket++];
    forEachPart([&](const Part& part, Buckets& own) {
        forEachMagnitude(gradient, labels, part, [&](std::uint32_t bits) {
            if (bits >> kBucketShift == bucket) own.members.push_back(bits);
        });
    });
    std::vector<std::uint32_t> members;
    members.reserve(static_cast<std::size_t>(counts[bucket]));
    for (const Buckets& own : found)
        members.insert(members.end(), own.members.begin(), own.members.end());
    const auto wanted = members.begin() + rank;
    std::nth_element(members.begin(), wanted, members.end());

    const auto scale = static_cast<double>(range.validPixels);
    range.percentile = scale * std::bit_cast<float>(*wanted);
    range.maximum = scale * std::bit_cast<float>(largest);
    return range;
}

}  // namespace lossglass
