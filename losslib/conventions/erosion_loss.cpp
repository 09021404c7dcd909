// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/erosion_loss.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

using Map = std::vector<double>;

/// The sum over a cell and its neighbours along each axis, weighed alike; 0 outside. It is its
/// own transpose.
Map overCross(const Map& map, const std::vector<std::int64_t>& space) {
    Map result = map;
    std::size_t step = map.size();
    for (const std::int64_t size : space) {
        const auto length = static_cast<std::size_t>(size);
        step /= length;
        for (std::size_t i = 0; i < map.size(); ++i) {
            const std::size_t place = i / step % length;
            if (place > 0) result[i] += map[i - step];
            if (place + 1 < length) result[i] += map[i + step];
        }
    }
    const double weight = 1 / static_cast<double>(2 * space.size() + 1);
    for (double& value : result)
        value *= weight;
    return result;
}

/// One erosion and what its derivative needs.
struct Erosion {
    Map left;                    ///< after the stretch
    std::vector<bool> survives;  ///< above the threshold
    std::size_t least = 0, greatest = 0;
    double range = 0;  ///< 0: not stretched
};

Erosion eroded(const Map& bound, const std::vector<std::int64_t>& space) {
    Erosion step;
    step.left = overCross(bound, space);
    for (double& value : step.left) {
        step.survives.push_back(value >= 0.5);
        value = std::max(value - 0.5, 0.0);
    }
    const auto [least, greatest] = std::minmax_element(step.left.begin(), step.left.end());
    step.least = static_cast<std::size_t>(least - step.left.begin());
    // The first of equals, as for the least.
    step.greatest = static_cast<std::size_t>(std::max_element(step.left.begin(), step.left.end()) -
                                             step.left.begin());
    const double bottom = *least;
    step.range = *greatest - bottom;
    if (step.range != 0)
        for (double& value : step.left)
            value = (value - bottom) / step.range;
    return step;
}

/// The derivative by what went into an erosion, from that by what it left.
Map pulledBack(const Erosion& step, Map slope, const std::vector<std::int64_t>& space) {
    if (step.range != 0) {
        double byLeast = 0, byGreatest = 0;
        for (std::size_t i = 0; i < slope.size(); ++i) {
            slope[i] /= step.range;
            byGreatest -= slope[i] * step.left[i];
            byLeast += slope[i] * (step.left[i] - 1);
        }
        slope[step.least] += byLeast;
        slope[step.greatest] += byGreatest;
    }
    for (std::size_t i = 0; i < slope.size(); ++i)
        if (!step.survives[i]) slope[i] = 0;
    return overCross(slope, space);
}

}  // namespace

ConventionReading erosionLoss(const ConventionScene& scene, const std::vector<int>& labels,
                              const ErosionConventions& conventions) {
    const auto pixels = static_cast<std::size_t>(scene.pixels());
    const double divisor =
        conventions.reduction == Reduction::Sum ? 1 : static_cast<double>(scene.elements());
    ConventionReading reading;
    reading.inputGradient.assign(scene.prediction.size(), 0.0);
    for (std::int64_t c = 0; c < scene.channels; ++c)
        for (std::int64_t n = 0; n < scene.samples; ++n) {
            const auto begin = static_cast<std::size_t>(n * scene.channels + c) * pixels;
            Map error(pixels), bound(pixels), total(pixels, 0.0);
            for (std::size_t i = 0; i < pixels; ++i) {
                const int label = labels[static_cast<std::size_t>(n) * pixels + i];
                error[i] = scene.prediction[begin + i] - (label == c ? 1 : 0);
                bound[i] = error[i] * error[i];
            }
            std::vector<Erosion> steps;
            std::vector<double> weights;
            for (int k = 1; k <= conventions.erosions; ++k) {
                steps.push_back(eroded(bound, scene.space));
                weights.push_back(std::pow(k, conventions.alpha));
                bound = steps.back().left;
                for (std::size_t i = 0; i < pixels; ++i)
                    total[i] += weights.back() * bound[i];
            }
            Map slope(pixels, 0.0);
            for (std::size_t k = steps.size(); k-- > 0;) {
                for (double& s : slope)
                    s += weights[k] / divisor;
                slope = pulledBack(steps[k], std::move(slope), scene.space);
            }
            for (std::size_t i = 0; i < pixels; ++i) {
                reading.value += total[i] / divisor;
                reading.inputGradient[begin + i] = 2 * error[i] * slope[i];
            }
            reading.parts.insert(reading.parts.end(), total.begin(), total.end());
        }
    if (conventions.reduction == Reduction::None) {
        reading.shape = {scene.channels, scene.samples, 1};
        reading.shape.insert(reading.shape.end(), scene.space.begin(), scene.space.end());
    } else {
        reading.parts = {reading.value};
    }
    return reading;
}

}  // namespace lossglass
