// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/scene_distances.h"

#include "losslib/kernels/distance_map.h"
#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// Applies a map to the mask of each sample and joins the results.
template <class Real, class InsideOf>
std::vector<Real> perSample(const Workspace<Real>& work,
                            std::vector<double> (*map)(const BinaryMask&),
                            const InsideOf& insideOf) {
    const auto& scene = work.scene();
    const std::int64_t size = std::int64_t{scene.width()} * scene.height();
    std::vector<Real> all(static_cast<std::size_t>(work.pixels()));
    for (int sample = 0; sample < scene.samples(); ++sample) {
        BinaryMask mask{scene.width(), scene.height(), {}};
        mask.inside.resize(static_cast<std::size_t>(size));
        for (std::int64_t i = 0; i < size; ++i)
            mask.inside[static_cast<std::size_t>(i)] = insideOf(sample * size + i) ? 1 : 0;
        const std::vector<double> part = map(mask);
        std::copy(part.begin(), part.end(), all.begin() + sample * size);
    }
    return all;
}

template <class Real>
auto isLabel(const Workspace<Real>& work, int channel) {
    const int label = work.channels() == 1 ? 1 : channel;
    const std::uint8_t* y = work.labels();
    return [=](std::int64_t i) { return y[i] == label; };
}

template <class Real>
auto isPredicted(const Workspace<Real>& work, int channel) {
    const Real* p = work.p(channel);
    return [=](std::int64_t i) { return p[i] > Real(0.5); };
}

}  // namespace

template <class Real>
std::vector<Real> targetLevelSet(const Workspace<Real>& work, int channel) {
    return perSample(work, signedDistance, isLabel(work, channel));
}

template <class Real>
std::vector<Real> targetDistance(const Workspace<Real>& work, int channel) {
    return perSample(work, distanceToOtherSide, isLabel(work, channel));
}

template <class Real>
std::vector<Real> predictionDistance(const Workspace<Real>& work, int channel) {
    return perSample(work, distanceToOtherSide, isPredicted(work, channel));
}

template <class Real>
std::vector<Real> poweredDistances(const Workspace<Real>& work, int channel, double alpha) {
    auto sum = perSample(work, squaredDistanceToOtherSide, isLabel(work, channel));
    const auto prediction = perSample(work, squaredDistanceToOtherSide, isPredicted(work, channel));
    const bool squares = alpha == 2;
    const auto powered = [=](Real square) {
        if (squares) return square;
        return square > Real(0) ? static_cast<Real>(std::pow(square, alpha / 2)) : Real(0);
    };
    forEachTile(work.pixels(), [&](const Tile& tile) {
        const auto end = static_cast<std::size_t>(tile.begin + tile.count);
        for (auto i = static_cast<std::size_t>(tile.begin); i < end; ++i)
            sum[i] = powered(sum[i]) + powered(prediction[i]);
    });
    return sum;
}

template std::vector<float> targetLevelSet(const Workspace<float>&, int);
template std::vector<double> targetLevelSet(const Workspace<double>&, int);
template std::vector<float> targetDistance(const Workspace<float>&, int);
template std::vector<double> targetDistance(const Workspace<double>&, int);
template std::vector<float> predictionDistance(const Workspace<float>&, int);
template std::vector<double> predictionDistance(const Workspace<double>&, int);
template std::vector<float> poweredDistances(const Workspace<float>&, int, double);
template std::vector<double> poweredDistances(const Workspace<double>&, int, double);

}  // namespace lossglass
