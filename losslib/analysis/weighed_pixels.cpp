// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/weighed_pixels.h"

#include "losslib/analysis/moment_bins.h"
#include "losslib/kernels/math.h"
#include "losslib/prediction/probability_rows.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lossglass {

namespace {

constexpr std::int64_t kLeastGain = 4;  ///< pixels for one that stands for them
constexpr double kNowhere = -1000;      ///< the logit of a label without probability

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

template <class Real>
bool isOneChannelOfLabels(const Workspace<Real>& work) {
    return work.channels() == 1 && !work.scene().hasSoftTarget();
}

/// Bins of the log-odds of the true label, for each label and whether it was found.
class SoftmaxBins {
public:
    explicit SoftmaxBins(int labels) : m_plain(2 * labels), m_squares(2 * labels) {}

    /// `spread`: the sum of p^2 over the other labels, over the square of their sum.
    bool add(std::uint8_t label, PixelOutcome what, double z, double spread) {
        const std::size_t group = groupOf(label, what);
        // In a pixel of two labels the squares of the gradient come to 2, else to 1 + spread.
        return m_plain[group].add(z, 1) && m_squares[group].add(z, (1 + spread) / 2);
    }

    template <class Add>
    void forEach(std::uint8_t label, PixelOutcome what, const Add& add) const {
        for (const WeighedPlace& place : m_plain[groupOf(label, what)].places())
            add(place.z, place.weight, 0.0);
        for (const WeighedPlace& place : m_squares[groupOf(label, what)].places())
            add(place.z, 0.0, place.weight);
    }

private:
    static std::size_t groupOf(std::uint8_t label, PixelOutcome what) {
        const bool isFound =
            what == PixelOutcome::TruePositive || what == PixelOutcome::TrueNegative;
        return 2 * static_cast<std::size_t>(label) + (isFound ? 1 : 0);
    }

    std::vector<MomentBins> m_plain, m_squares;
};

/// The true label against one other; the rest has nothing.
template <class Real>
std::optional<WeighedPixels<Real>> pixelsOfSoftmax(const Workspace<Real>& work,
                                                   const std::vector<PixelOutcome>& outcomes) {
    SoftmaxBins bins(work.labelCount());
    for (std::int64_t begin = 0; begin < work.pixels(); begin += kTilePixels) {
        const std::int64_t count = std::min(kTilePixels, work.pixels() - begin);
        const ProbabilityRows<Real> p(work, begin, count);
        for (std::int64_t i = 0; i < count; ++i) {
            const PixelOutcome what = outcomes[static_cast<std::size_t>(begin + i)];
            if (what == PixelOutcome::Unknown) continue;
            const std::uint8_t label = work.labels()[begin + i];
            Real q = 0;
            double squares = 0;
            for (int c = 0; c < work.channels(); ++c) {
                const Real other = c == label ? Real(0) : p.channel(c)[i];
                q += other;
                squares += static_cast<double>(other) * other;
            }
            const auto others = static_cast<double>(q);
            const double spread = others > 0 ? squares / (others * others) : 1;
            const double z = static_cast<double>(work.trueLogP()[begin + i]) -
                             math::logOfComplement(p.channel(label)[i], q);
            if (!bins.add(label, what, z, spread)) return std::nullopt;
        }
    }
    WeighedPixels<Real> pixels;
    std::vector<std::uint8_t> labels;
    std::vector<double> odds;
    for (int label = 0; label < work.labelCount(); ++label)
        for (const PixelOutcome what : kOutcomes) {
            const bool isForeground = labelOf(what) != 0;
            if (isForeground != (label != 0)) continue;
            const auto own = static_cast<std::uint8_t>(label);
            bins.forEach(own, what, [&](double z, double count, double squares) {
                labels.push_back(own);
                odds.push_back(z);
                pixels.inLoss.push_back(count);
                pixels.inSquares.push_back(squares);
                pixels.what.push_back(what);
            });
        }
    if (labels.empty() || static_cast<std::int64_t>(labels.size()) * kLeastGain > work.pixels())
        return std::nullopt;
    Planes<Real> logits = Planes<Real>::Constant(
        work.channels(), static_cast<Eigen::Index>(labels.size()), static_cast<Real>(kNowhere));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto column = static_cast<Eigen::Index>(i);
        logits(labels[i] == 0 ? 1 : 0, column) = 0;
        logits(labels[i], column) = static_cast<Real>(odds[i]);
    }
    pixels.inPull = pixels.inLoss;
    pixels.work = workOf(work, std::move(labels), std::move(logits));
    return pixels;
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
    const Real *ps = work.p(0), *qs = work.q();
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
            static_cast<double>(pixels.work->p(0)[i]) * static_cast<double>(pixels.work->q()[i]);
        pixels.inPull[i] = sum.spread / spread;
        pixels.inSquares[i] = sum.squares / (spread * spread);
    }
    return pixels;
}

template <class Real>
std::optional<WeighedPixels<Real>> pixelsOfHistogram(const Workspace<Real>& work,
                                                     const std::vector<PixelOutcome>& outcomes) {
    if (work.channels() > 1 && !work.scene().hasSoftTarget())
        return pixelsOfSoftmax(work, outcomes);
    if (!isOneChannelOfLabels(work)) return std::nullopt;
    std::vector<MomentBins> bins(std::size(kOutcomes));
    const Real* z = work.scene().logits().data();
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (outcomes[i] != PixelOutcome::Unknown &&
            !bins[indexOf(outcomes[i])].add(static_cast<double>(z[i]), 1))
            return std::nullopt;
    std::vector<Stand> stands;
    for (const PixelOutcome what : kOutcomes)
        for (const WeighedPlace& place : bins[indexOf(what)].places())
            stands.push_back({place.z, place.weight, what});
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
