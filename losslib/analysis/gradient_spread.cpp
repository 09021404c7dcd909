// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/gradient_spread.h"

#include "losslib/kernels/scene_distances.h"
#include "losslib/scene/components.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

namespace lossglass {

namespace {

template <class Real>
double pullAt(const Planes<Real>& gradient, Eigen::Index pixel) {
    double pull = 0;
    for (Eigen::Index c = 0; c < gradient.rows(); ++c)
        pull += std::abs(static_cast<double>(gradient(c, pixel)));
    return pull;
}

}  // namespace

template <class Real>
std::vector<DistanceBudget> budgetByDistance(const Workspace<Real>& work, int label,
                                             const Planes<Real>& gradient, int farthest) {
    // With one channel that is the mask of label 1; for label 0 its inside is the outside.
    const std::vector<Real> distance = targetDistance(work, label);
    std::map<int, DistanceBudget> bins;
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        const std::uint8_t target = work.labels()[i];
        if (target == kIgnored) continue;
        const double way{distance[static_cast<std::size_t>(i)]};
        const int size = static_cast<int>(std::min<double>(std::floor(way), farthest));
        const int side = target == label ? -size : size;
        DistanceBudget& bin = bins[side];
        bin.distance = side;
        ++bin.pixels;
        bin.amount += pullAt(gradient, i);
    }
    std::vector<DistanceBudget> sorted;
    for (const auto& [from, bin] : bins)
        sorted.push_back(bin);
    return sorted;
}

template <class Real>
std::vector<SizeBudget> budgetBySize(const Workspace<Real>& work, int label,
                                     const Planes<Real>& gradient) {
    const auto& scene = work.scene();
    const Components components =
        componentsOf(scene.labels(), {scene.width(), scene.height(), scene.samples()},
                     static_cast<std::uint8_t>(label));
    std::map<std::int64_t, SizeBudget> bins;
    const auto binOf = [&](std::int64_t size) -> SizeBudget& {
        const auto from =
            static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(size)));
        SizeBudget& bin = bins[from];
        bin.from = from;
        return bin;
    };
    for (const std::int64_t size : components.sizes)
        ++binOf(size).objects;
    for (std::size_t i = 0; i < components.ofPixel.size(); ++i) {
        if (components.ofPixel[i] == 0) continue;
        SizeBudget& bin =
            binOf(components.sizes[static_cast<std::size_t>(components.ofPixel[i] - 1)]);
        ++bin.pixels;
        bin.amount += pullAt(gradient, static_cast<Eigen::Index>(i));
    }
    std::vector<SizeBudget> sorted;
    for (const auto& [from, bin] : bins)
        sorted.push_back(bin);
    return sorted;
}

template std::vector<DistanceBudget> budgetByDistance(const Workspace<float>&, int,
                                                      const Planes<float>&, int);
template std::vector<DistanceBudget> budgetByDistance(const Workspace<double>&, int,
                                                      const Planes<double>&, int);
template std::vector<SizeBudget> budgetBySize(const Workspace<float>&, int, const Planes<float>&);
template std::vector<SizeBudget> budgetBySize(const Workspace<double>&, int, const Planes<double>&);

}  // namespace lossglass
