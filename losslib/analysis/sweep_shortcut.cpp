// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/sweep_shortcut.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kLeastScale = 1e-6;

template <class Real>
std::shared_ptr<const WeighedPixels<Real>> shared(std::optional<WeighedPixels<Real>> pixels) {
    if (!pixels) return nullptr;
    return std::make_shared<const WeighedPixels<Real>>(std::move(*pixels));
}

/// The value plus what the pixels stand for beyond themselves.
template <class Real>
double weighedValue(const WeighedPixels<Real>& pixels, const Evaluation<Real>& evaluation) {
    if (evaluation.pixelLoss.size() == 0) return evaluation.value;
    double more = 0;
    for (std::size_t i = 0; i < pixels.inLoss.size(); ++i)
        more += (pixels.inLoss[i] - 1) *
                static_cast<double>(evaluation.pixelLoss(0, static_cast<Eigen::Index>(i)));
    return evaluation.value + more / static_cast<double>(pixels.work->counts().valid);
}

template <class Real>
void weighGradient(const WeighedPixels<Real>& pixels, const Planes<Real>& gradient,
                   SweepPoint& point) {
    std::array<double, 5> pull{};
    double squares = 0;
    for (std::size_t i = 0; i < pixels.inPull.size(); ++i) {
        for (Eigen::Index c = 0; c < gradient.rows(); ++c) {
            const auto g = static_cast<double>(gradient(c, static_cast<Eigen::Index>(i)));
            pull[static_cast<std::size_t>(pixels.what[i])] += pixels.inPull[i] * std::abs(g);
            squares += pixels.inSquares[i] * g * g;
        }
    }
    const auto of = [&](PixelOutcome outcome) { return pull[static_cast<std::size_t>(outcome)]; };
    const OutcomeSums sums{of(PixelOutcome::TruePositive), of(PixelOutcome::FalsePositive),
                           of(PixelOutcome::FalseNegative), of(PixelOutcome::TrueNegative)};
    point.totalPull = sums.total();
    point.gradientNorm = std::sqrt(squares);
    point.shares = sums.shares();
}

/// Whether numbers found quickly are near those found fully.
bool areNear(const std::vector<double>& full, const std::vector<double>& quick, double error) {
    double most = 0;
    for (const double x : full)
        most = std::max(most, std::abs(x));
    for (std::size_t i = 0; i < full.size(); ++i) {
        const double scale = std::max(std::abs(full[i]), kLeastScale * most);
        if (!(std::abs(quick[i] - full[i]) <= error * scale)) return false;
    }
    return true;
}

bool sharesAreNear(const SweepPoint& full, const SweepPoint& quick, double error) {
    if (!full.shares || !quick.shares) return full.shares.has_value() == quick.shares.has_value();
    for (const auto part : {&OutcomeSums::tp, &OutcomeSums::fp, &OutcomeSums::fn, &OutcomeSums::tn})
        if (!(std::abs((*full.shares).*part - (*quick.shares).*part) <= error)) return false;
    return true;
}

}  // namespace

template <class Real>
std::shared_ptr<const WeighedPixels<Real>> WeighedScene<Real>::pixels(SweepWay way,
                                                                      SweepDepth depth) {
    if (way == SweepWay::EveryPixel) return nullptr;
    if (way == SweepWay::Histogram) {
        if (!m_histogram) m_histogram = shared(pixelsOfHistogram(m_work, m_outcomes));
        return *m_histogram;
    }
    if (depth == SweepDepth::Values) {
        if (!m_sums) m_sums = shared(std::optional(pixelsOfSums(m_work)));
        return *m_sums;
    }
    if (!m_outcomeSums) m_outcomeSums = shared(pixelsOfOutcomes(m_work, m_outcomes));
    return *m_outcomeSums;
}

template <class Real>
std::optional<SweepPoint> pointOf(const WeighedPixels<Real>& pixels, const Request& request,
                                  SweepDepth depth) {
    // Losses of overlap have their values from the class sums, whatever they add up beside.
    const bool addsLosses = !pixels.inLoss.empty() && request.loss->family != Family::Overlap;
    Request asked = request;
    asked.wanted = {depth == SweepDepth::Pulls, false, addsLosses};
    const Reading<Real> reading = evaluateOne(*pixels.work, asked);
    if (reading.evaluation.undefined) return std::nullopt;
    SweepPoint point;
    point.value = weighedValue(pixels, reading.evaluation);
    if (!std::isfinite(*point.value)) return std::nullopt;
    if (depth == SweepDepth::Pulls) weighGradient(pixels, reading.evaluation.logitGradient, point);
    return point;
}

template <class Real>
bool agree(const std::vector<SweepPoint>& full, const std::vector<std::optional<SweepPoint>>& quick,
           SweepDepth depth) {
    constexpr double kError = kShortcutError<Real>;
    std::vector<double> values[2], pulls[2], norms[2];
    for (std::size_t i = 0; i < full.size(); ++i) {
        if (full[i].value.has_value() != quick[i].has_value()) return false;
        if (!quick[i]) continue;
        const SweepPoint* both[] = {&full[i], &*quick[i]};
        for (std::size_t k = 0; k < 2; ++k) {
            values[k].push_back(*both[k]->value);
            pulls[k].push_back(both[k]->totalPull);
            norms[k].push_back(both[k]->gradientNorm);
        }
        if (depth == SweepDepth::Pulls && !sharesAreNear(full[i], *quick[i], kError)) return false;
    }
    return areNear(values[0], values[1], kError) && areNear(pulls[0], pulls[1], kError) &&
           areNear(norms[0], norms[1], kError);
}

std::vector<SweepWay> waysOf(const Loss& loss) {
    switch (loss.family) {
        case Family::Overlap:
            return {SweepWay::Sums, SweepWay::Histogram};
        case Family::Pointwise:
        case Family::Compound:
            return {SweepWay::Histogram};
        case Family::Ranked:
        case Family::Distance:
            break;
    }
    return {};
}

template class WeighedScene<float>;
template class WeighedScene<double>;
template std::optional<SweepPoint> pointOf(const WeighedPixels<float>&, const Request&, SweepDepth);
template std::optional<SweepPoint> pointOf(const WeighedPixels<double>&, const Request&,
                                           SweepDepth);
template bool agree<float>(const std::vector<SweepPoint>&,
                           const std::vector<std::optional<SweepPoint>>&, SweepDepth);
template bool agree<double>(const std::vector<SweepPoint>&,
                            const std::vector<std::optional<SweepPoint>>&, SweepDepth);

}  // namespace lossglass
