// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/sweep_axis.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

double SweepAxis::valueAt(int step) const {
    if (step == steps - 1) return to;
    const double share = static_cast<double>(step) / (steps - 1);
    return scale == Scale::Linear ? from + share * (to - from) : from * std::pow(to / from, share);
}

std::optional<std::string> whyNoRange(const SweepAxis& axis) {
    if (!std::isfinite(axis.from) || !std::isfinite(axis.to))
        return "the range of " + axis.id + " needs two finite numbers";
    if (axis.steps < kLeastSteps || axis.steps > kMostSteps)
        return "the range of " + axis.id + " takes from " + std::to_string(kLeastSteps) + " to " +
               std::to_string(kMostSteps) + " steps, not " + std::to_string(axis.steps);
    if (axis.from == axis.to) return "the range of " + axis.id + " has two equal ends";
    if (axis.scale == Scale::Logarithmic && !(axis.from > 0 && axis.to > 0))
        return "a logarithmic range needs ends above 0, and that of " + axis.id + " has not";
    return std::nullopt;
}

std::vector<RefinedPlace> coarseToFine(int count) {
    // A place is as coarse as the largest power of two that divides it; both ends come first.
    int top = 0;
    while ((1 << (top + 1)) < count)
        ++top;
    std::vector<RefinedPlace> places;
    for (int i = 0; i < count; ++i) {
        const bool isEnd = i == 0 || i == count - 1;
        int level = isEnd ? 0 : 1;
        if (!isEnd)
            while (level <= top && i % (1 << (top - level)) != 0)
                ++level;
        places.push_back({i, level});
    }
    std::stable_sort(
        places.begin(), places.end(),
        [](const RefinedPlace& a, const RefinedPlace& b) { return a.level < b.level; });
    return places;
}

}  // namespace lossglass
