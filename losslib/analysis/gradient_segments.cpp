// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/gradient_segments.h"

#include "losslib/kernels/scene_distances.h"
#include "losslib/kernels/tiles.h"
#include "losslib/scene/components.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace lossglass {

namespace {

/// Counts the pixels of parts that were given to each pixel.
template <class PartOf>
PixelSegments sorted(std::int64_t pixels, std::size_t parts, const PartOf& partOf) {
    PixelSegments segments;
    segments.ofPixel.resize(static_cast<std::size_t>(pixels));
    segments.pixels.assign(parts, 0);
    for (std::size_t i = 0; i < segments.ofPixel.size(); ++i) {
        const std::uint8_t part = partOf(i);
        segments.ofPixel[i] = part;
        if (part != PixelSegments::kNone) ++segments.pixels[part];
    }
    return segments;
}

}  // namespace

std::uint8_t segmentOf(PixelOutcome outcome) {
    switch (outcome) {
        case PixelOutcome::FalseNegative:
            return 0;
        case PixelOutcome::FalsePositive:
            return 1;
        case PixelOutcome::TruePositive:
            return 2;
        case PixelOutcome::TrueNegative:
            return 3;
        case PixelOutcome::Unknown:
            break;
    }
    return PixelSegments::kNone;
}

template <class Real>
PixelSegments segmentsByOutcome(const Workspace<Real>& work, double threshold) {
    const auto outcomes = pixelOutcomes(work, {threshold, {}});
    return sorted(work.pixels(), 4, [&](std::size_t i) { return segmentOf(outcomes[i]); });
}

template <class Real>
PixelSegments segmentsByLabel(const Workspace<Real>& work) {
    return sorted(work.pixels(), static_cast<std::size_t>(work.labelCount()),
                  [&](std::size_t i) { return work.labels()[i]; });
}

template <class Real>
PixelSegments segmentsByDistance(const Workspace<Real>& work, int label, int farthest) {
    const std::vector<Real> distance = targetDistance(work, label);
    return sorted(work.pixels(), static_cast<std::size_t>(2 * farthest + 1), [&](std::size_t i) {
        const std::uint8_t target = work.labels()[i];
        if (target == kIgnored) return PixelSegments::kNone;
        const int size = static_cast<int>(
            std::min<double>(std::floor(static_cast<double>(distance[i])), farthest));
        return static_cast<std::uint8_t>(farthest + (target == label ? -size : size));
    });
}

template <class Real>
PixelSegments segmentsBySize(const Workspace<Real>& work, int label) {
    const auto& scene = work.scene();
    const Components components =
        componentsOf(scene.labels(), {scene.width(), scene.height(), scene.samples()},
                     static_cast<std::uint8_t>(label));
    const auto binOf = [](std::int64_t size) {
        return std::bit_width(static_cast<std::uint64_t>(size)) - 1;
    };
    std::size_t bins = 0;
    for (const std::int64_t size : components.sizes)
        bins = std::max(bins, static_cast<std::size_t>(binOf(size)) + 1);
    return sorted(work.pixels(), bins + 1, [&](std::size_t i) {
        if (work.labels()[i] == kIgnored) return PixelSegments::kNone;
        const std::int32_t own = components.ofPixel[i];
        if (own == 0) return static_cast<std::uint8_t>(bins);
        return static_cast<std::uint8_t>(
            binOf(components.sizes[static_cast<std::size_t>(own - 1)]));
    });
}

template <class Real>
std::vector<double> pullOnSegments(const Planes<Real>& gradient, const PixelSegments& segments) {
    const std::size_t parts = segments.count();
    const auto pixels = static_cast<std::int64_t>(segments.ofPixel.size());
    const auto tiles = static_cast<std::size_t>(tileCount(pixels));
    std::vector<double> sums(tiles * parts, 0);
    forEachTile(pixels, [&](const Tile& tile) {
        double* own = sums.data() + static_cast<std::size_t>(tile.index) * parts;
        for (Eigen::Index c = 0; c < gradient.rows(); ++c)
            for (std::int64_t i = tile.begin; i < tile.begin + tile.count; ++i) {
                const std::uint8_t part = segments.ofPixel[static_cast<std::size_t>(i)];
                if (part != PixelSegments::kNone)
                    own[part] += std::abs(static_cast<double>(gradient(c, i)));
            }
    });
    std::vector<double> total(parts, 0);
    for (std::size_t t = 0; t < tiles; ++t)
        for (std::size_t part = 0; part < parts; ++part)
            total[part] += sums[t * parts + part];
    return total;
}

template <class Real>
Planes<Real> gradientOnSegment(const Planes<Real>& gradient, const PixelSegments& segments,
                               int segment) {
    Planes<Real> part(gradient.rows(), gradient.cols());
    for (Eigen::Index c = 0; c < gradient.rows(); ++c)
        for (Eigen::Index i = 0; i < gradient.cols(); ++i)
            part(c, i) =
                segments.ofPixel[static_cast<std::size_t>(i)] == segment ? gradient(c, i) : Real(0);
    return part;
}

template PixelSegments segmentsByOutcome(const Workspace<float>&, double);
template PixelSegments segmentsByLabel(const Workspace<float>&);
template PixelSegments segmentsByDistance(const Workspace<float>&, int, int);
template PixelSegments segmentsBySize(const Workspace<float>&, int);
template std::vector<double> pullOnSegments(const Planes<float>&, const PixelSegments&);
template Planes<float> gradientOnSegment(const Planes<float>&, const PixelSegments&, int);
template PixelSegments segmentsByOutcome(const Workspace<double>&, double);
template PixelSegments segmentsByLabel(const Workspace<double>&);
template PixelSegments segmentsByDistance(const Workspace<double>&, int, int);
template PixelSegments segmentsBySize(const Workspace<double>&, int);
template std::vector<double> pullOnSegments(const Planes<double>&, const PixelSegments&);
template Planes<double> gradientOnSegment(const Planes<double>&, const PixelSegments&, int);

}  // namespace lossglass
