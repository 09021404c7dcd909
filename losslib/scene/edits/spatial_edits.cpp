// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/edits/spatial_edits.h"

#include "losslib/scene/edits/plane_filters.h"
#include "losslib/scene/log_odds.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// Logits of mixed probabilities stay within +-69, where both precisions have finite gradients.
constexpr double kLeastProbability = 1e-30;

template <class Real, class ValueAt>
Plane planeOf(const BasicScene<Real>& scene, int sample, const ValueAt& valueAt) {
    const Eigen::Index size = Eigen::Index{scene.width()} * scene.height();
    Plane plane{scene.width(), scene.height(), std::vector<double>(static_cast<std::size_t>(size))};
    for (Eigen::Index i = 0; i < size; ++i)
        plane.values[static_cast<std::size_t>(i)] = valueAt(sample * size + i);
    return plane;
}

/// Filters the probability of a label and of its rivals, each by itself so that neither loses its
/// digits, and takes the logarithms again.
template <class Real, class Filter>
Planes<Real> mixProbabilities(const BasicScene<Real>& scene, const Filter& filter) {
    const Planes<Real>& before = scene.logits();
    Planes<Real> after = before;
    const Eigen::Index size = Eigen::Index{scene.width()} * scene.height();
    for (int sample = 0; sample < scene.samples(); ++sample) {
        for (int c = 0; c < scene.channels(); ++c) {
            const int label = scene.channels() == 1 ? 1 : c;
            const auto probability = [&](double sign) {
                return filter(planeOf(scene, sample, [&](Eigen::Index i) {
                    return 1 / (1 + std::exp(-sign * logOdds(before, i, label)));
                }));
            };
            const Plane p = probability(1);
            const Plane q = scene.channels() == 1 ? probability(-1) : Plane{};
            for (Eigen::Index i = 0; i < size; ++i) {
                const auto at = static_cast<std::size_t>(i);
                const double rest =
                    q.values.empty() ? 1 : std::max(q.values[at], kLeastProbability);
                after(c, sample * size + i) = static_cast<Real>(
                    std::log(std::max(p.values[at], kLeastProbability)) - std::log(rest));
            }
        }
    }
    return after;
}

}  // namespace

template <class Real>
Planes<Real> blurLogits(const BasicScene<Real>& scene, double sigma) {
    return mixProbabilities(scene, [=](const Plane& plane) { return blurred(plane, sigma); });
}

template <class Real>
Planes<Real> shiftLogits(const BasicScene<Real>& scene, double dx, double dy) {
    if (dx != std::floor(dx) || dy != std::floor(dy))
        return mixProbabilities(scene, [=](const Plane& plane) { return shifted(plane, dx, dy); });
    Planes<Real> after = scene.logits();
    const Eigen::Index w = scene.width(), h = scene.height();
    for (Eigen::Index i = 0; i < after.cols(); ++i) {
        const Eigen::Index start = i / (w * h) * w * h, y = (i - start) / w, x = (i - start) % w;
        const auto column = std::clamp<Eigen::Index>(x - static_cast<Eigen::Index>(dx), 0, w - 1);
        const auto row = std::clamp<Eigen::Index>(y - static_cast<Eigen::Index>(dy), 0, h - 1);
        after.col(i) = scene.logits().col(start + row * w + column);
    }
    return after;
}

template <class Real>
Planes<Real> dilateLogits(const BasicScene<Real>& scene, int label, double radius) {
    Planes<Real> after = scene.logits();
    const double sign = radius < 0 ? -1 : 1;
    const Eigen::Index size = Eigen::Index{scene.width()} * scene.height();
    for (int sample = 0; sample < scene.samples(); ++sample) {
        const Plane odds = planeOf(scene, sample, [&](Eigen::Index i) {
            return sign * logOdds(scene.logits(), i, label);
        });
        const Plane grown = dilated(odds, std::abs(radius));
        for (Eigen::Index i = 0; i < size; ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (grown.values[at] != odds.values[at])
                setLogOdds(after, sample * size + i, label, sign * grown.values[at]);
        }
    }
    return after;
}

template Planes<float> blurLogits(const BasicScene<float>&, double);
template Planes<double> blurLogits(const BasicScene<double>&, double);
template Planes<float> shiftLogits(const BasicScene<float>&, double, double);
template Planes<double> shiftLogits(const BasicScene<double>&, double, double);
template Planes<float> dilateLogits(const BasicScene<float>&, int, double);
template Planes<double> dilateLogits(const BasicScene<double>&, int, double);

}  // namespace lossglass
