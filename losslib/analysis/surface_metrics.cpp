// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/surface_metrics.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lossglass {

namespace {

constexpr double kBandShare = 0.02;

/// One sample of a labelling as a mask with a rim of one pixel outside, so that the edge of the
/// picture bounds what touches it.
BinaryMask rimmedMask(const Labels& labels, const BatchShape& shape, int sample,
                      std::uint8_t label) {
    BinaryMask mask{shape.width + 2, shape.height + 2, {}};
    mask.inside.assign(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height),
                       0);
    const std::size_t w = static_cast<std::size_t>(shape.width);
    const std::size_t h = static_cast<std::size_t>(shape.height);
    const std::size_t start = static_cast<std::size_t>(sample) * w * h;
    for (std::size_t y = 0; y < h; ++y)
        for (std::size_t x = 0; x < w; ++x)
            mask.inside[(y + 1) * (w + 2) + x + 1] = labels[start + y * w + x] == label ? 1 : 0;
    return mask;
}

BinaryMask surfaceOf(const BinaryMask& mask) {
    BinaryMask surface{mask.width, mask.height, std::vector<std::uint8_t>(mask.inside.size(), 0)};
    const auto w = static_cast<std::size_t>(mask.width);
    for (std::size_t i = w; i + w < mask.inside.size(); ++i) {
        const bool inner =
            mask.inside[i - 1] && mask.inside[i + 1] && mask.inside[i - w] && mask.inside[i + w];
        surface.inside[i] = mask.inside[i] && !inner ? 1 : 0;
    }
    return surface;
}

/// From each pixel to the nearest inside pixel. Requires one inside and one outside.
std::vector<double> distanceTo(const BinaryMask& mask) {
    std::vector<double> distances = distanceToOtherSide(mask);
    for (std::size_t i = 0; i < distances.size(); ++i)
        if (mask.inside[i]) distances[i] = 0;
    return distances;
}

/// What the map says at the pixels of a surface, ascending.
std::vector<double> distancesOf(const BinaryMask& surface, const std::vector<double>& map) {
    std::vector<double> distances;
    for (std::size_t i = 0; i < map.size(); ++i)
        if (surface.inside[i]) distances.push_back(map[i]);
    std::sort(distances.begin(), distances.end());
    return distances;
}

/// Between the ranks by linear interpolation. Requires values.
double percentile(const std::vector<double>& ascending, double share) {
    const double rank = share * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] +
           (rank - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

double sumOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum;
}

bool isEmpty(const BinaryMask& mask) {
    return std::find(mask.inside.begin(), mask.inside.end(), 1) == mask.inside.end();
}

/// The pixels inside that are at most `width` pixels from the surface.
BinaryMask bandOf(BinaryMask mask, double width) {
    BinaryMask outside = mask;
    for (auto& value : outside.inside)
        value = value ? 0 : 1;
    const std::vector<double> depth = distanceTo(outside);
    for (std::size_t i = 0; i < depth.size(); ++i)
        if (depth[i] > width) mask.inside[i] = 0;
    return mask;
}

struct Overlap {
    double both = 0;
    double either = 0;

    void add(const BinaryMask& a, const BinaryMask& b) {
        for (std::size_t i = 0; i < a.inside.size(); ++i) {
            both += a.inside[i] && b.inside[i] ? 1 : 0;
            either += a.inside[i] || b.inside[i] ? 1 : 0;
        }
    }
};

}  // namespace

SurfaceTarget::SurfaceTarget(const Labels& target, const BatchShape& shape, std::uint8_t label)
    : m_shape(shape),
      m_label(label),
      m_bandWidth(std::max(1.0, std::round(kBandShare * std::hypot(shape.width, shape.height)))) {
    for (int sample = 0; sample < shape.samples; ++sample) {
        const BinaryMask truth = rimmedMask(target, shape, sample, label);
        Side side{bandOf(truth, m_bandWidth), {}, {}};
        if (!isEmpty(truth)) {
            side.surface = surfaceOf(truth);
            side.distances = distanceTo(side.surface);
        }
        m_samples.push_back(std::move(side));
    }
}

SurfaceMetrics SurfaceTarget::compare(const Labels& predicted) const {
    double farthest = 0, average = 0;
    int compared = 0;
    Overlap bands;
    for (int sample = 0; sample < m_shape.samples; ++sample) {
        const Side& truth = m_samples[static_cast<std::size_t>(sample)];
        const BinaryMask said = rimmedMask(predicted, m_shape, sample, m_label);
        bands.add(truth.band, bandOf(said, m_bandWidth));
        if (truth.distances.empty() || isEmpty(said)) continue;
        const BinaryMask surface = surfaceOf(said);
        const auto there = distancesOf(truth.surface, distanceTo(surface));
        const auto back = distancesOf(surface, truth.distances);
        farthest += std::max(percentile(there, 0.95), percentile(back, 0.95));
        average += (sumOf(there) + sumOf(back)) / static_cast<double>(there.size() + back.size());
        ++compared;
    }
    SurfaceMetrics metrics;
    if (compared > 0) {
        metrics.hausdorff95 = farthest / compared;
        metrics.averageDistance = average / compared;
    }
    if (bands.either > 0) metrics.boundaryIou = bands.both / bands.either;
    return metrics;
}

SurfaceMetrics surfaceMetrics(const Labels& target, const Labels& predicted,
                              const BatchShape& shape, std::uint8_t label) {
    return SurfaceTarget(target, shape, label).compare(predicted);
}

}  // namespace lossglass
