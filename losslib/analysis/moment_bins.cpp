// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/moment_bins.h"

#include <cmath>

namespace lossglass {

namespace {

constexpr double kBinsPerUnit = 32;
constexpr double kMost = 128;
constexpr auto kBins = static_cast<std::size_t>(2 * kMost * kBinsPerUnit);
/// A spread below this share of a bin is rounding.
constexpr double kNoSpread = 1e-6;

}  // namespace

MomentBins::MomentBins() : m_bins(kBins) {}

bool MomentBins::add(double z, double weight) {
    const double place = (z + kMost) * kBinsPerUnit;
    if (!(place >= 0 && place < static_cast<double>(kBins))) return false;
    const auto bin = static_cast<std::size_t>(place);
    const double x = place - static_cast<double>(bin) - 0.5;
    Moments& moments = m_bins[bin];
    moments.weight += weight;
    moments.first += weight * x;
    moments.second += weight * x * x;
    moments.third += weight * x * x * x;
    return true;
}

std::vector<WeighedPlace> MomentBins::places() const {
    std::vector<WeighedPlace> places;
    for (std::size_t bin = 0; bin < m_bins.size(); ++bin) {
        const Moments& moments = m_bins[bin];
        if (!(moments.weight > 0)) continue;
        const double middle = (static_cast<double>(bin) + 0.5) / kBinsPerUnit - kMost;
        const auto add = [&](double x, double weight) {
            places.push_back({middle + x / kBinsPerUnit, weight});
        };
        const double mean = moments.first / moments.weight;
        const double variance = moments.second / moments.weight - mean * mean;
        if (!(variance > kNoSpread * kNoSpread)) {
            add(mean, moments.weight);
            continue;
        }
        const double skew = moments.third / moments.weight - mean * (3 * variance + mean * mean);
        // The two places a < 0 < b round the mean have a b = -variance, a + b = skew / variance.
        const double half = skew / variance / 2;
        const double root = std::sqrt(half * half + variance);
        const double b = half >= 0 ? half + root : variance / (root - half);
        const double a = -variance / b;
        add(mean + a, moments.weight * b / (b - a));
        add(mean + b, moments.weight * -a / (b - a));
    }
    return places;
}

}  // namespace lossglass
