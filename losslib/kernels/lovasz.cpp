// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/lovasz.h"

#include "losslib/kernels/ranked.h"

#include <algorithm>
#include <vector>

namespace lossglass {

namespace {

/// A valid pixel and whether it has the label, in one number.
std::uint32_t payloadOf(std::int64_t pixel, bool positive) {
    return static_cast<std::uint32_t>(pixel) << 1 | (positive ? 1u : 0u);
}

/// Walks through the sorted errors with the steps of the Lovász extension; returns the sum of
/// their products and writes share * step to the pixel, towards the label.
template <class Real>
double walk(const std::vector<RankedItem<Real>>& items, std::int64_t positives, double share,
            Real* slopes) {
    LovaszSteps steps(positives);
    double value = 0;
    for (const RankedItem<Real>& item : items) {
        const bool positive = item.payload & 1u;
        const double step = steps.next(positive);
        // Infinite errors after the last positive add nothing.
        value += step == 0 ? 0.0 : keyOf<Real>(item.bits) * step;
        const double slope = share * step * (positive ? -1 : 1);
        if (slopes) slopes[item.payload >> 1] = static_cast<Real>(slope);
    }
    return value;
}

}  // namespace

template <class Real>
double lovaszChannel(const Workspace<Real>& work, int channel, double share, Planes<Real>& slopes) {
    const int label = work.channels() == 1 ? 1 : channel;
    const std::uint8_t* y = work.labels();
    const Real* p = work.p(channel);
    const Real* q = work.q(channel);
    std::vector<RankedItem<Real>> items(static_cast<std::size_t>(work.counts().valid));
    std::size_t size = 0;
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        if (y[i] == kIgnored) continue;
        const bool positive = y[i] == label;
        items[size++] = {descendingBits(positive ? q[i] : p[i]), payloadOf(i, positive)};
    }
    sortRanked(items);
    const double positives = work.counts().perLabel[static_cast<std::size_t>(label)];
    return walk(items, static_cast<std::int64_t>(positives), share,
                slopes.size() == 0 ? nullptr : slopes.row(channel).data());
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
    LovaszSteps steps(std::count_if(places.begin(), places.end(),
                                    [](const Place& place) { return place.isTarget; }));
    double value = 0;
    for (const std::uint32_t item : order) {
        const Place& place = places[item];
        const double step = steps.next(place.isTarget);
        value += errors[item] * step;
        if (slopes.size() == 0) continue;
        const auto slope = static_cast<Real>(step);
        slopes(place.channel, place.pixel) = place.isTarget ? -slope : slope;
    }
    return value;
}

template <class Real>
double lovaszHinge(const Workspace<Real>& work, Planes<Real>& logitSlopes) {
    const std::uint8_t* y = work.labels();
    const Real* z = work.scene().logits().data();
    std::vector<RankedItem<Real>> items(static_cast<std::size_t>(work.counts().valid));
    std::size_t size = 0;
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        if (y[i] == kIgnored) continue;
        const bool positive = y[i] == 1;
        const Real error = positive ? Real(1) - z[i] : Real(1) + z[i];
        items[size] = {descendingBits(error), payloadOf(i, positive)};
        // Where the hinge is shut nothing is added, and sorted they would come last.
        size += error > Real(0) ? 1 : 0;
    }
    items.resize(size);
    sortRanked(items);
    return walk(items, static_cast<std::int64_t>(work.counts().perLabel[1]), 1.0,
                logitSlopes.size() == 0 ? nullptr : logitSlopes.data());
}

template double lovaszChannel(const Workspace<float>&, int, double, Planes<float>&);
template double lovaszChannel(const Workspace<double>&, int, double, Planes<double>&);
template double lovaszTogether(const Workspace<float>&, const std::vector<int>&, Planes<float>&);
template double lovaszTogether(const Workspace<double>&, const std::vector<int>&, Planes<double>&);
template double lovaszHinge(const Workspace<float>&, Planes<float>&);
template double lovaszHinge(const Workspace<double>&, Planes<double>&);

}  // namespace lossglass
