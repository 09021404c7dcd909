// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/lovasz.h"

#include "losslib/kernels/ranked.h"

#include <vector>

namespace lossglass {

namespace {

/// The valid pixels with their errors, and the same in the order of decreasing error.
template <class Real>
struct Ranking {
    std::vector<Real> errors;
    std::vector<std::uint32_t> pixels;
    std::vector<std::uint32_t> order;
    std::vector<double> gradient;
};

template <class Real, class ErrorOf>
Ranking<Real> rank(const Workspace<Real>& work, int label, const ErrorOf& errorOf) {
    Ranking<Real> ranking;
    const std::uint8_t* y = work.labels();
    const auto valid = static_cast<std::size_t>(work.counts().valid);
    ranking.errors.reserve(valid);
    ranking.pixels.reserve(valid);
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        if (y[i] == kIgnored) continue;
        ranking.errors.push_back(errorOf(i));
        ranking.pixels.push_back(static_cast<std::uint32_t>(i));
    }
    ranking.order = descendingOrder(ranking.errors);
    std::vector<std::uint8_t> sorted;
    sorted.reserve(ranking.order.size());
    for (const std::uint32_t k : ranking.order)
        sorted.push_back(y[ranking.pixels[k]] == label);
    ranking.gradient = lovaszGradient(sorted);
    return ranking;
}

}  // namespace

template <class Real>
double lovaszChannel(const Workspace<Real>& work, int channel, double share, Planes<Real>& slopes) {
    const int label = work.channels() == 1 ? 1 : channel;
    const std::uint8_t* y = work.labels();
    const Real* p = work.p(channel);
    const Real* q = work.q(channel);
    const auto ranking =
        rank(work, label, [&](std::int64_t i) { return y[i] == label ? q[i] : p[i]; });
    double value = 0;
    for (std::size_t k = 0; k < ranking.order.size(); ++k) {
        const std::uint32_t item = ranking.order[k];
        const std::uint32_t pixel = ranking.pixels[item];
        value += ranking.errors[item] * ranking.gradient[k];
        if (slopes.size() == 0) continue;
        const double slope = share * ranking.gradient[k];
        slopes(channel, pixel) = static_cast<Real>(y[pixel] == label ? -slope : slope);
    }
    return value;
}

template <class Real>
double lovaszTogether(const Workspace<Real>& work, const std::vector<int>& channels,
                      Planes<Real>& slopes) {
    struct Place {
        int channel;
        std::int64_t pixel;
        bool isTarget;
    };
    std::vector<Place> places;
    std::vector<Real> errors;
    for (const int c : channels)
        for (std::int64_t i = 0; i < work.pixels(); ++i) {
            if (work.labels()[i] == kIgnored) continue;
            const bool isTarget = work.labels()[i] == (work.channels() == 1 ? 1 : c);
            places.push_back({c, i, isTarget});
            errors.push_back(isTarget ? work.q(c)[i] : work.p(c)[i]);
        }
    const auto order = descendingOrder(errors);
    std::vector<std::uint8_t> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t item : order)
        sorted.push_back(places[item].isTarget);
    const auto gradient = lovaszGradient(sorted);
    double value = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Place& place = places[order[k]];
        value += errors[order[k]] * gradient[k];
        if (slopes.size() == 0) continue;
        const auto slope = static_cast<Real>(gradient[k]);
        slopes(place.channel, place.pixel) = place.isTarget ? -slope : slope;
    }
    return value;
}

template <class Real>
double lovaszHinge(const Workspace<Real>& work, Planes<Real>& logitSlopes) {
    const std::uint8_t* y = work.labels();
    const Real* z = work.scene().logits().data();
    const auto ranking =
        rank(work, 1, [&](std::int64_t i) { return y[i] == 1 ? Real(1) - z[i] : Real(1) + z[i]; });
    double value = 0;
    for (std::size_t k = 0; k < ranking.order.size(); ++k) {
        const std::uint32_t item = ranking.order[k];
        // Sorted: from here on the hinge is shut.
        if (!(ranking.errors[item] > Real(0))) break;
        const std::uint32_t pixel = ranking.pixels[item];
        // Infinite errors after the last foreground pixel add nothing.
        if (ranking.gradient[k] != 0) value += ranking.errors[item] * ranking.gradient[k];
        if (logitSlopes.size() == 0) continue;
        const auto slope = static_cast<Real>(ranking.gradient[k]);
        logitSlopes(0, pixel) = y[pixel] == 1 ? -slope : slope;
    }
    return value;
}

template double lovaszChannel(const Workspace<float>&, int, double, Planes<float>&);
template double lovaszChannel(const Workspace<double>&, int, double, Planes<double>&);
template double lovaszTogether(const Workspace<float>&, const std::vector<int>&, Planes<float>&);
template double lovaszTogether(const Workspace<double>&, const std::vector<int>&, Planes<double>&);
template double lovaszHinge(const Workspace<float>&, Planes<float>&);
template double lovaszHinge(const Workspace<double>&, Planes<double>&);

}  // namespace lossglass
