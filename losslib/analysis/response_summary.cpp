// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/response_summary.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lossglass {

namespace {

// Fine bins make the weighted median a single pass; each coarse bin is a whole number of them.
constexpr std::size_t kPerBin = 128;
constexpr std::size_t kFineBins = kResponseBins * kPerBin;

struct FineBins {
    std::vector<std::int64_t> pixels = std::vector<std::int64_t>(kFineBins);
    std::vector<double> pull = std::vector<double>(kFineBins);
};

FineBins count(const ResponsePlanes& planes, std::uint8_t label) {
    FineBins fine;
    const bool pulls = !planes.gradient.empty();
    for (std::size_t i = 0; i < planes.labels.size(); ++i) {
        const float p = planes.p[i];
        if (planes.labels[i] != label || !(p >= 0.0f && p <= 1.0f)) continue;
        const auto bin = std::min(static_cast<std::size_t>(p * float{kFineBins}), kFineBins - 1);
        ++fine.pixels[bin];
        if (pulls && std::isfinite(planes.gradient[i]))
            fine.pull[bin] += std::abs(double{planes.gradient[i]});
    }
    return fine;
}

std::optional<double> median(const std::vector<double>& weights, double total) {
    if (!(total > 0)) return std::nullopt;
    double below = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] > 0 && below + weights[i] >= 0.5 * total) {
            const double inside = (0.5 * total - below) / weights[i];
            return (static_cast<double>(i) + inside) / static_cast<double>(weights.size());
        }
        below += weights[i];
    }
    return 1.0;
}

}  // namespace

ResponseSummary summarise(const ResponsePlanes& planes, std::uint8_t label) {
    const FineBins fine = count(planes, label);
    ResponseSummary summary;
    for (std::size_t i = 0; i < kFineBins; ++i) {
        const std::size_t bin = i / kPerBin;
        const bool below = bin < kResponseBins / 2;
        summary.pixels[bin] += fine.pixels[i];
        summary.pull[bin] += fine.pull[i];
        (below ? summary.pixelsBelow : summary.pixelsAbove) += fine.pixels[i];
        (below ? summary.pullBelow : summary.pullAbove) += fine.pull[i];
    }
    summary.halfPullAt = median(fine.pull, summary.pullBelow + summary.pullAbove);
    return summary;
}

std::optional<double> pullRatio(const ResponsePoint& loss, const ResponsePoint& other) {
    const double base = std::abs(other.byLogit);
    if (!(base > 0) || !std::isfinite(base) || !std::isfinite(loss.byLogit)) return std::nullopt;
    return std::abs(loss.byLogit) / base;
}

}  // namespace lossglass
