// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/weighed_pixels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kBinsPerUnit = 32;
constexpr double kMostLogit = 128;
constexpr auto kBins = static_cast<std::size_t>(2 * kMostLogit * kBinsPerUnit);
constexpr std::int64_t kLeastGain = 4;  ///< pixels for one that stands for them
/// A spread below this share of a bin is rounding.
constexpr double kNoSpread = 1e-6;

constexpr PixelOutcome kOutcomes[] = {PixelOutcome::TruePositive, PixelOutcome::FalsePositive,
                                      PixelOutcome::FalseNegative, PixelOutcome::TrueNegative};

std::size_t indexOf(PixelOutcome outcome) {
    return static_cast<std::size_t>(outcome) - 1;
}

std::uint8_t labelOf(PixelOutcome outcome) {
    return outcome == PixelOutcome::TruePositive || outcome == PixelOutcome::FalseNegative ? 1 : 0;
}

/// What is known of the pixels that are to be.
struct Stand {
    double z = 0, count = 1;
    PixelOutcome what = PixelOutcome::Unknown;
};

/// A workspace of one row of these pixels that judges as `whole` does.
template <class Real>
std::shared_ptr<const Workspace<Real>> workOf(const Workspace<Real>& whole,
                                              std::vector<std::uint8_t> labels,
                                              Planes<Real> logits) {
    SceneParts<Real> parts;
    parts.width = static_cast<int>(labels.size());
    parts.height = 1;
    parts.activation = whole.scene().activation();
    parts.labels = std::make_shared<const Labels>(labels.begin(), labels.end());
    parts.logits = std::make_shared<const Planes<Real>>(std::move(logits));
    return std::make_shared<const Workspace<Real>>(BasicScene<Real>::make(std::move(parts)).value(),
                                                   whole.counts(), whole.sums());
}

template <class Real>
WeighedPixels<Real> pixelsOf(const Workspace<Real>& whole, const std::vector<Stand>& stands) {
    WeighedPixels<Real> pixels;
    std::vector<std::uint8_t> labels;
    Planes<Real> logits(1, static_cast<Eigen::Index>(stands.size()));
    for (std::size_t i = 0; i < stands.size(); ++i) {
        labels.push_back(labelOf(stands[i].what));
        logits(0, static_cast<Eigen::Index>(i)) = static_cast<Real>(stands[i].z);
        pixels.inLoss.push_back(stands[i].count);
        pixels.what.push_back(stands[i].what);
    }
    pixels.inPull = pixels.inSquares = pixels.inLoss;
    pixels.work = workOf(whole, std::move(labels), std::move(logits));
    return pixels;
}

/// The first four moments of the logits of a bin, measured from its middle in widths of it.
struct Moments {
    double count = 0, first = 0, second = 0, third = 0;

    void add(double x) {
        ++count;
        first += x;
        second += x * x;
        third += x * x * x;
    }
};

/// Adds the one or two pixels that have these moments.
void addStands(const Moments& moments, double middle, PixelOutcome what,
               std::vector<Stand>& stands) {
    const double mean = moments.first / moments.count;
    const double variance = moments.second / moments.count - mean * mean;
    const auto place = [&](double x) { return middle + x / kBinsPerUnit; };
    if (!(variance > kNoSpread * kNoSpread)) {
        stands.push_back({place(mean), moments.count, what});
        return;
    }
    const double skew = moments.third / moments.count - mean * (3 * variance + mean * mean);
    // The two places a < 0 < b round the mean have a b = -variance and a + b = skew / variance.
    const double half = skew / variance / 2;
    const double root = std::sqrt(half * half + variance);
    const double b = half >= 0 ? half + root : variance / (root - half);
    const double a = -variance / b;
    stands.push_back({place(mean + a), moments.count * b / (b - a), what});
    stands.push_back({place(mean + b), moments.count * -a / (b - a), what});
}

template <class Real>
bool isOneChannelOfLabels(const Workspace<Real>& work) {
    return work.channels() == 1 && !work.scene().hasSoftTarget();
}

}  // namespace

template <class Real>
WeighedPixels<Real> pixelsOfSums(const Workspace<Real>& work) {
    std::vector<std::uint8_t> labels;
    for (int label = 0; label < work.labelCount(); ++label)
        labels.push_back(static_cast<std::uint8_t>(label));
    Planes<Real> logits = Planes<Real>::Zero(work.channels(), work.labelCount());
    WeighedPixels<Real> pixels;
    pixels.work = workOf(work, std::move(labels), std::move(logits));
    return pixels;
}

template <class Real>
std::optional<WeighedPixels<Real>> pixelsOfOutcomes(const Workspace<Real>& work,
                                                    const std::vector<PixelOutcome>& outcomes) {
    if (!isOneChannelOfLabels(work)) return std::nullopt;
    struct Sums {
        double spread = 0, squares = 0, onP = 0, onQ = 0;  // of pq, (pq)^2, p pq, q pq
    };
    std::array<Sums, 4> sums;
    const Real *ps = work.p(0), *qs = work.q(0);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i] == PixelOutcome::Unknown) continue;
        Sums& sum = sums[indexOf(outcomes[i])];
        const auto p = static_cast<double>(ps[i]), q = static_cast<double>(qs[i]);
        sum.spread += p * q;
        sum.squares += p * q * p * q;
        sum.onP += p * p * q;
        sum.onQ += p * q * q;
    }
    std::vector<Stand> stands;
    for (const PixelOutcome what : kOutcomes) {
        const Sums& sum = sums[indexOf(what)];
        if (sum.onP > 0 && sum.onQ > 0) stands.push_back({std::log(sum.onP / sum.onQ), 1, what});
    }
    if (stands.empty()) return std::nullopt;
    WeighedPixels<Real> pixels = pixelsOf(work, stands);
    pixels.inLoss.clear();
    for (std::size_t i = 0; i < stands.size(); ++i) {
        const Sums& sum = sums[indexOf(stands[i].what)];
        const double spread =
            static_cast<double>(pixels.work->p(0)[i]) * static_cast<double>(pixels.work->q(0)[i]);
        pixels.inPull[i] = sum.spread / spread;
        pixels.inSquares[i] = sum.squares / (spread * spread);
    }
    return pixels;
}

template <class Real>
std::optional<WeighedPixels<Real>> pixelsOfHistogram(const Workspace<Real>& work,
                                                     const std::vector<PixelOutcome>& outcomes) {
    if (!isOneChannelOfLabels(work)) return std::nullopt;
    std::vector<Moments> bins(kBins * std::size(kOutcomes));
    const Real* z = work.scene().logits().data();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i] == PixelOutcome::Unknown) continue;
        const double place = (static_cast<double>(z[i]) + kMostLogit) * kBinsPerUnit;
        if (!(place >= 0 && place < static_cast<double>(kBins))) return std::nullopt;
        const double bin = std::floor(place);
        bins[indexOf(outcomes[i]) * kBins + static_cast<std::size_t>(bin)].add(place - bin - 0.5);
    }
    std::vector<Stand> stands;
    for (const PixelOutcome what : kOutcomes)
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            const Moments& moments = bins[indexOf(what) * kBins + bin];
            const double middle = (static_cast<double>(bin) + 0.5) / kBinsPerUnit - kMostLogit;
            if (moments.count > 0) addStands(moments, middle, what, stands);
        }
    if (stands.empty() || static_cast<std::int64_t>(stands.size()) * kLeastGain > work.pixels())
        return std::nullopt;
    return pixelsOf(work, stands);
}

template WeighedPixels<float> pixelsOfSums(const Workspace<float>&);
template WeighedPixels<double> pixelsOfSums(const Workspace<double>&);
template std::optional<WeighedPixels<float>> pixelsOfOutcomes(const Workspace<float>&,
                                                              const std::vector<PixelOutcome>&);
template std::optional<WeighedPixels<double>> pixelsOfOutcomes(const Workspace<double>&,
                                                               const std::vector<PixelOutcome>&);
template std::optional<WeighedPixels<float>> pixelsOfHistogram(const Workspace<float>&,
                                                               const std::vector<PixelOutcome>&);
template std::optional<WeighedPixels<double>> pixelsOfHistogram(const Workspace<double>&,
                                                                const std::vector<PixelOutcome>&);

}  // namespace lossglass
