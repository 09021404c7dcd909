// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/pixel_loss.h"
#include "losslib/conventions/pixel_reduction.h"
#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

struct ValueSlope {
    double value = 0, slope = 0;
};

/// p and q = 1-p with their logarithms, and the derivatives of all by the input.
struct Chance {
    double p, q, logP, logQ;
    double dP, dQ, dLogP, dLogQ;
};

Chance fromLogit(double z) {
    const double tail = std::log1p(std::exp(-std::abs(z)));
    const double logP = std::min(z, 0.0) - tail, logQ = std::min(-z, 0.0) - tail;
    const double p = std::exp(logP), q = std::exp(logQ);
    return {p, q, logP, logQ, p * q, -p * q, q, -p};
}

Chance fromProbability(double raw, const PixelConventions& rule) {
    const double p = std::clamp(raw, rule.leastProbability, rule.greatestProbability);
    const double inside = p == raw ? 1.0 : 0.0;
    const double q = 1 - p;
    const double logP = std::log(p), logQ = std::log(q);
    const auto floored = [&](double logarithm) { return std::max(logarithm, rule.leastLogarithm); };
    return {p,
            q,
            floored(logP),
            floored(logQ),
            inside,
            -inside,
            logP > rule.leastLogarithm ? inside / p : 0.0,
            logQ > rule.leastLogarithm ? -inside / q : 0.0};
}

/// x^y with its derivative by x; 0^0 = 1 and the derivative at 0 is 0 for y < 1.
ValueSlope power(double x, double y) {
    if (y == 0) return {1, 0};
    return {std::pow(x, y), x > 0 || y >= 1 ? y * std::pow(x, y - 1) : 0.0};
}

/// 0 times an infinite logarithm is 0.
double product(double factor, double logarithm) {
    return factor == 0 ? 0.0 : factor * logarithm;
}

ValueSlope crossEntropy(const Chance& c, double t, double positiveWeight) {
    const double w = positiveWeight * t;
    return {-product(w, c.logP) - product(1 - t, c.logQ), -w * c.dLogP - (1 - t) * c.dLogQ};
}

ValueSlope focusOf(const Chance& c, double x, double t, const PixelConventions& rule) {
    double m = c.p * (1 - t) + c.q * t, dm = c.dP * (1 - t) + c.dQ * t;
    if (rule.focus == FocusForm::SignedLogit) {
        const double s = 2 * t - 1;
        const Chance signedChance = fromLogit(-x * s);
        m = signedChance.p;
        dm = -s * signedChance.dP;
    }
    if (rule.focus == FocusForm::FromEntropy) {
        const ValueSlope entropy = crossEntropy(c, t, 1);
        m = -std::expm1(-entropy.value);
        dm = (1 - m) * entropy.slope;
    }
    if (rule.reducedThreshold) {
        if (1 - m < *rule.reducedThreshold) return {1, 0};
        m /= *rule.reducedThreshold;
        dm /= *rule.reducedThreshold;
    }
    const ValueSlope raised = power(m, rule.gamma);
    return {raised.value, raised.slope * dm};
}

/// Cross-entropy times focus; `alpha` is left to the caller, but for Separate, whose two parts
/// carry it.
ValueSlope focal(const Chance& c, double x, double t, double positiveWeight,
                 const PixelConventions& rule) {
    if (rule.focus == FocusForm::Separate) {
        const ValueSlope missed = power(c.q, rule.gamma), raised = power(c.p, rule.gamma);
        const double w = positiveWeight * t;
        return {-product(w * missed.value, c.logP) - product((1 - t) * raised.value, c.logQ),
                -w * (product(missed.slope * c.dQ, c.logP) + missed.value * c.dLogP) -
                    (1 - t) * (product(raised.slope * c.dP, c.logQ) + raised.value * c.dLogQ)};
    }
    const ValueSlope entropy = crossEntropy(c, t, positiveWeight);
    const ValueSlope focus = focusOf(c, x, t, rule);
    return {entropy.value * focus.value, entropy.slope * focus.value + entropy.value * focus.slope};
}

ValueSlope focalStar(double z, double t, double gamma) {
    const double s = 2 * t - 1;
    const Chance c = fromLogit(gamma * z * s);
    return {-c.logP / gamma, -s * c.q};
}

ValueSlope elementLoss(BinaryForm form, double x, double t, double positiveWeight,
                       const PixelConventions& rule) {
    const auto chance = [&] {
        return rule.input == PixelInput::Logits ? fromLogit(x) : fromProbability(x, rule);
    };
    switch (form) {
        case BinaryForm::CrossEntropy:
            return crossEntropy(chance(), t, positiveWeight);
        case BinaryForm::Focal:
            return focal(chance(), x, t, positiveWeight, rule);
        case BinaryForm::Focus:
            return focusOf(chance(), x, t, rule);
        case BinaryForm::FocalStar:
            return focalStar(x, t, rule.gamma);
        case BinaryForm::AbsoluteError:
            return {std::abs(x - t), x > t ? 1.0 : (x < t ? -1.0 : 0.0)};
        case BinaryForm::SquaredError:
            return {(x - t) * (x - t), 2 * (x - t)};
        case BinaryForm::Hinge: {
            const double margin = 1 - t * x;
            return {std::max(margin, 0.0), margin > 0 ? -t : 0.0};
        }
        case BinaryForm::SquaredHinge: {
            const double margin = std::max(1 - t * x, 0.0);
            return {margin * margin, -2 * t * margin};
        }
    }
    return {};
}

double entry(const std::vector<double>& list, std::int64_t c) {
    if (list.empty()) return 1;
    return list.size() == 1 ? list.front() : list.at(static_cast<std::size_t>(c));
}

/// alpha for t = 1, 1 - alpha for t = 0, in proportion between.
double alphaFactor(const PixelConventions& rule, std::int64_t channel, double t) {
    if (!rule.alpha && rule.classAlpha.empty()) return 1;
    const double alpha = rule.alpha ? *rule.alpha : entry(rule.classAlpha, channel);
    return alpha * t + (1 - alpha) * (1 - t);
}

}  // namespace

ConventionReading binaryLoss(const ConventionMaps& maps, BinaryForm form,
                             const PixelConventions& conventions) {
    std::vector<double> elements(maps.p.size(), 0.0), slopes(maps.p.size(), 0.0);
    // In parallel: each element is by itself; they are summed in their order afterwards.
    const auto evaluate = [&](std::int64_t n, std::int64_t c, std::int64_t i) {
        const auto k = static_cast<std::size_t>(maps.plane(n, c) + i);
        const double t = maps.t[k];
        const double factor = maps.validAt(n, i) * maps.weightAt(n, c, i) *
                              entry(conventions.classWeights, c) * alphaFactor(conventions, c, t);
        if (factor == 0) return;
        const ValueSlope loss =
            elementLoss(form, maps.p[k], t, entry(conventions.positiveWeights, c), conventions);
        elements[k] = factor * loss.value;
        slopes[k] = factor * loss.slope;
    };
    for (std::int64_t n = 0; n < maps.samples; ++n)
        for (std::int64_t c = 0; c < maps.channels; ++c)
            forEachTile(maps.pixels, [&](const Tile& tile) {
                for (std::int64_t i = tile.begin; i < tile.begin + tile.count; ++i)
                    evaluate(n, c, i);
            });
    ConventionReading reading;
    const std::vector<double> outer = reduceElements(maps, elements, conventions, reading);
    for (std::size_t k = 0; k < slopes.size(); ++k)
        slopes[k] *= outer[k];
    reading.inputGradient = std::move(slopes);
    return reading;
}

}  // namespace lossglass
