// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/scene_distances.h"

#include "losslib/kernels/distance_map.h"

namespace lossglass {

namespace {

/// Applies a map to the mask of each sample and joins the results.
template <class Real, class InsideOf>
std::vector<double> perSample(const Workspace<Real>& work,
                              std::vector<double> (*map)(const BinaryMask&),
                              const InsideOf& insideOf) {
    const auto& scene = work.scene();
    const std::int64_t size = std::int64_t{scene.width()} * scene.height();
    std::vector<double> all;
    all.reserve(static_cast<std::size_t>(work.pixels()));
    for (int sample = 0; sample < scene.samples(); ++sample) {
        BinaryMask mask{scene.width(), scene.height(), {}};
        mask.inside.resize(static_cast<std::size_t>(size));
        for (std::int64_t i = 0; i < size; ++i)
            mask.inside[static_cast<std::size_t>(i)] = insideOf(sample * size + i) ? 1 : 0;
        const std::vector<double> part = map(mask);
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

template <class Real>
auto isLabel(const Workspace<Real>& work, int channel) {
    const int label = work.channels() == 1 ? 1 : channel;
    const std::uint8_t* y = work.labels();
    return [=](std::int64_t i) { return y[i] == label; };
}

}  // namespace

template <class Real>
std::vector<double> targetLevelSet(const Workspace<Real>& work, int channel) {
    return perSample(work, signedDistance, isLabel(work, channel));
}

template <class Real>
std::vector<double> targetDistance(const Workspace<Real>& work, int channel) {
    return perSample(work, distanceToOtherSide, isLabel(work, channel));
}

template <class Real>
std::vector<double> predictionDistance(const Workspace<Real>& work, int channel) {
    const Real* p = work.p(channel);
    return perSample(work, distanceToOtherSide, [=](std::int64_t i) { return p[i] > Real(0.5); });
}

template std::vector<double> targetLevelSet(const Workspace<float>&, int);
template std::vector<double> targetLevelSet(const Workspace<double>&, int);
template std::vector<double> targetDistance(const Workspace<float>&, int);
template std::vector<double> targetDistance(const Workspace<double>&, int);
template std::vector<double> predictionDistance(const Workspace<float>&, int);
template std::vector<double> predictionDistance(const Workspace<double>&, int);

}  // namespace lossglass
