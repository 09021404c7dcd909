// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/probability_metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace lossglass {

namespace {
constexpr std::size_t kBins = 15;
}

template <class Real>
std::optional<double> averagePrecision(const Judged<Real>& judged) {
    std::vector<std::pair<Real, std::uint8_t>> ranked;
    ranked.reserve(judged.p.size());
    double positives = 0;
    for (std::size_t i = 0; i < judged.p.size(); ++i) {
        ranked.emplace_back(judged.p[i], judged.isLabel[i]);
        positives += judged.isLabel[i];
    }
    if (positives == 0) return std::nullopt;
    std::sort(ranked.begin(), ranked.end(),
              [](const auto& a, const auto& b) { return a.first > b.first; });
    double area = 0, hits = 0;
    for (std::size_t i = 0; i < ranked.size();) {
        const Real p = ranked[i].first;
        double gained = 0;
        for (; i < ranked.size() && ranked[i].first == p; ++i)
            gained += ranked[i].second;
        hits += gained;
        area += gained * hits / static_cast<double>(i);
    }
    return area / positives;
}

template <class Real>
std::optional<double> calibrationError(const Judged<Real>& judged) {
    if (judged.p.empty()) return std::nullopt;
    std::array<double, kBins> surplus{};
    for (std::size_t i = 0; i < judged.p.size(); ++i) {
        const double p = judged.p[i];
        const auto bin = std::min(kBins - 1, static_cast<std::size_t>(p * double{kBins}));
        surplus[bin] += judged.isLabel[i] - p;
    }
    double error = 0;
    for (const double each : surplus)
        error += std::abs(each);
    return error / static_cast<double>(judged.p.size());
}

template <class Real>
std::optional<double> brierScore(const Judged<Real>& judged) {
    if (judged.p.empty()) return std::nullopt;
    double sum = 0;
    for (std::size_t i = 0; i < judged.p.size(); ++i) {
        const double error = judged.isLabel[i] - static_cast<double>(judged.p[i]);
        sum += error * error;
    }
    return sum / static_cast<double>(judged.p.size());
}

template std::optional<double> averagePrecision(const Judged<float>&);
template std::optional<double> averagePrecision(const Judged<double>&);
template std::optional<double> calibrationError(const Judged<float>&);
template std::optional<double> calibrationError(const Judged<double>&);
template std::optional<double> brierScore(const Judged<float>&);
template std::optional<double> brierScore(const Judged<double>&);

}  // namespace lossglass
