// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/pixel_loss.h"
#include "losslib/conventions/pixel_reduction.h"
#include "losslib/conventions/score_activation.h"
#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

struct ValueSlope {
    double value = 0, slope = 0;
};

/// phi and its derivative by ln p.
ValueSlope phi(CategoricalForm form, double logP, double p, const PixelConventions& rule) {
    switch (form) {
        case CategoricalForm::CrossEntropy:
            return {-logP, -1};
        case CategoricalForm::Poly:
            return {-logP + rule.epsilon * (1 - p), -1 - rule.epsilon * p};
        case CategoricalForm::GeneralizedCrossEntropy: {
            const double raised = std::pow(p, rule.q);
            return {(1 - raised) / rule.q, -raised};
        }
        case CategoricalForm::Focal: {
            if (rule.gamma == 0) return {-logP, -1};
            const double q = 1 - p;
            const double raised = std::pow(q, rule.gamma);
            const double below = q > 0 ? std::pow(q, rule.gamma - 1) : 0.0;
            return {-raised * logP, rule.gamma * below * p * logP - raised};
        }
        case CategoricalForm::Hinge:
            break;
    }
    return {};
}

class CategoricalPass {
public:
    CategoricalPass(const ConventionMaps& maps, CategoricalForm form, const PixelConventions& rule)
        : m_maps(maps),
          m_form(form),
          m_rule(rule),
          m_elements(maps.p.size(), 0.0),
          m_slopes(maps.p.size(), 0.0) {}

    ConventionReading run() {
        const bool isLogits = m_rule.input == PixelInput::Logits;
        if (isLogits) m_logarithms = activate(ScoreActivation::LogSoftmax, m_maps);
        forEachPixel([&](std::int64_t n, std::int64_t i) {
            if (m_form == CategoricalForm::Hinge)
                hinge(n, i);
            else if (isLogits)
                fromLogits(n, i);
            else
                fromProbabilities(n, i);
        });
        ConventionReading reading;
        const auto outer = reduceElements(m_maps, m_elements, m_rule, reading);
        // The factor is the same for the channels of a pixel, so it commutes with the chain rule.
        for (std::size_t k = 0; k < outer.size(); ++k)
            m_slopes[k] *= outer[k];
        reading.inputGradient = std::move(m_slopes);
        return reading;
    }

private:
    /// In parallel: a pixel writes to its own elements only.
    template <class Visit>
    void forEachPixel(const Visit& visit) {
        for (std::int64_t n = 0; n < m_maps.samples; ++n)
            forEachTile(m_maps.pixels, [&](const Tile& tile) {
                for (std::int64_t i = tile.begin; i < tile.begin + tile.count; ++i)
                    visit(n, i);
            });
    }

    std::size_t at(std::int64_t n, std::int64_t c, std::int64_t i) const {
        return static_cast<std::size_t>(m_maps.plane(n, c) + i);
    }

    /// What multiplies phi of a channel: target, class weight, alpha, sample weight, validity.
    double factorOf(std::int64_t n, std::int64_t c, std::int64_t i) const {
        const auto channel = static_cast<std::size_t>(c);
        double factor = m_maps.t[at(n, c, i)] * m_maps.validAt(n, i) * m_maps.weightAt(n, c, i);
        if (!m_rule.classWeights.empty()) factor *= m_rule.classWeights.at(channel);
        if (!m_rule.classAlpha.empty()) factor *= m_rule.classAlpha.at(channel);
        return m_rule.alpha ? factor * *m_rule.alpha : factor;
    }

    void fromLogits(std::int64_t n, std::int64_t i) {
        double total = 0;
        for (std::int64_t c = 0; c < m_maps.channels; ++c) {
            const std::size_t k = at(n, c, i);
            const double factor = factorOf(n, c, i);
            if (factor == 0) continue;
            const auto loss = phi(m_form, m_logarithms[k], std::exp(m_logarithms[k]), m_rule);
            m_elements[k] = factor * loss.value;
            m_slopes[k] = factor * loss.slope;
            total += m_slopes[k];
        }
        for (std::int64_t c = 0; c < m_maps.channels; ++c)
            m_slopes[at(n, c, i)] -= std::exp(m_logarithms[at(n, c, i)]) * total;
    }

    void fromProbabilities(std::int64_t n, std::int64_t i) {
        double sum = 1;
        if (m_rule.probabilities == ProbabilitySum::Normalised) {
            sum = 0;
            for (std::int64_t c = 0; c < m_maps.channels; ++c)
                sum += m_maps.p[at(n, c, i)];
        }
        double total = 0;
        for (std::int64_t c = 0; c < m_maps.channels; ++c) {
            const std::size_t k = at(n, c, i);
            const double factor = factorOf(n, c, i);
            if (factor == 0) continue;
            const double raw = m_maps.p[k] / sum;
            const double p = std::clamp(raw, m_rule.leastProbability, m_rule.greatestProbability);
            const double logP = std::max(std::log(p), m_rule.leastLogarithm);
            const auto loss = phi(m_form, logP, p, m_rule);
            m_elements[k] = factor * loss.value;
            m_slopes[k] = p == raw && p > 0 ? factor * loss.slope / p : 0.0;
            total += m_slopes[k] * raw;
        }
        if (m_rule.probabilities == ProbabilitySum::AsGiven) return;
        for (std::int64_t c = 0; c < m_maps.channels; ++c)
            m_slopes[at(n, c, i)] = (m_slopes[at(n, c, i)] - total) / sum;
    }

    void hinge(std::int64_t n, std::int64_t i) {
        std::int64_t worst = 0;
        double highest = 0, own = 0;
        for (std::int64_t c = 0; c < m_maps.channels; ++c) {
            const double x = m_maps.p[at(n, c, i)], t = m_maps.t[at(n, c, i)];
            own += t * x;
            if (c > 0 && x + 1 - t <= highest) continue;
            highest = x + 1 - t;
            worst = c;
        }
        const double factor = m_maps.validAt(n, i) * m_maps.weightAt(n, 0, i);
        m_elements[at(n, 0, i)] = factor * (highest - own);
        for (std::int64_t c = 0; c < m_maps.channels; ++c)
            m_slopes[at(n, c, i)] = factor * ((c == worst ? 1 : 0) - m_maps.t[at(n, c, i)]);
    }

    const ConventionMaps& m_maps;
    CategoricalForm m_form;
    const PixelConventions& m_rule;
    std::vector<double> m_elements, m_slopes, m_logarithms;
};

}  // namespace

ConventionReading categoricalLoss(const ConventionMaps& maps, CategoricalForm form,
                                  const PixelConventions& conventions) {
    return CategoricalPass(maps, form, conventions).run();
}

}  // namespace lossglass
