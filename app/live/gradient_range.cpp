// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/gradient_range.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <vector>

namespace lossglass {

namespace {

constexpr double kShare = 0.995;
constexpr std::uint32_t kMagnitude = 0x7FFFFFFFu;
constexpr std::uint32_t kInfinity = 0x7F800000u;
/// The upper half of a magnitude's bits: sorts as the numbers do, and counts fit the cache.
constexpr int kBucketShift = 16;

/// Calls `visit` with the bits of |g| of every finite entry at a valid pixel.
template <class Visit>
void forEachMagnitude(const Planes<float>& gradient, const Labels& labels, Visit visit) {
    const float* g = gradient.data();
    for (Eigen::Index c = 0; c < gradient.rows(); ++c)
        for (const std::uint8_t label : labels) {
            const std::uint32_t bits = std::bit_cast<std::uint32_t>(*g++) & kMagnitude;
            if (label != kIgnored && bits < kInfinity) visit(bits);
        }
}

}  // namespace

GradientRange gradientRange(const Planes<float>& gradient, const Labels& labels) {
    GradientRange range;
    range.validPixels = static_cast<std::int64_t>(labels.size()) -
                        std::count(labels.begin(), labels.end(), kIgnored);
    if (gradient.size() == 0 || gradient.cols() != static_cast<Eigen::Index>(labels.size()))
        return range;

    std::vector<std::int64_t> counts(std::size_t{kInfinity >> kBucketShift} + 1, 0);
    std::uint32_t largest = 0;
    forEachMagnitude(gradient, labels, [&](std::uint32_t bits) {
        ++counts[bits >> kBucketShift];
        largest = std::max(largest, bits);
    });
    std::int64_t total = 0;
    for (const std::int64_t count : counts)
        total += count;
    if (total == 0) return range;

    // The bucket that holds the wanted rank, and the rank inside it.
    auto rank = static_cast<std::int64_t>(std::ceil(kShare * static_cast<double>(total))) - 1;
    std::size_t bucket = 0;
    while (rank >= counts[bucket])
        rank -= counts[bucket++];
    std::vector<std::uint32_t> members;
    members.reserve(static_cast<std::size_t>(counts[bucket]));
    forEachMagnitude(gradient, labels, [&](std::uint32_t bits) {
        if (bits >> kBucketShift == bucket) members.push_back(bits);
    });
    const auto wanted = members.begin() + rank;
    std::nth_element(members.begin(), wanted, members.end());

    const auto scale = static_cast<double>(range.validPixels);
    range.percentile = scale * std::bit_cast<float>(*wanted);
    range.maximum = scale * std::bit_cast<float>(largest);
    return range;
}

}  // namespace lossglass
