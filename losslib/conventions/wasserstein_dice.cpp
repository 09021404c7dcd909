// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/wasserstein_dice.h"

#include "losslib/conventions/terms_reduction.h"

#include <algorithm>

namespace lossglass {

namespace {

class WassersteinPass {
public:
    WassersteinPass(const ConventionMaps& maps, const WassersteinConventions& rule)
        : m_maps(maps), m_rule(rule), m_slopes(maps.p.size(), 0.0) {
        for (const auto& row : rule.distances)
            for (const double distance : row)
                m_largest = std::max(m_largest, distance);
        if (m_largest == 0) m_largest = 1;
    }

    ConventionReading run() {
        LossTerms terms;
        terms.samples = m_maps.samples;
        terms.classes = 1;
        for (std::int64_t n = 0; n < m_maps.samples; ++n)
            terms.values.push_back(sample(n));
        terms.weights.assign(terms.values.size(), 1.0);
        terms.counted.assign(terms.values.size(), 1.0);
        ConventionReading reading;
        const auto outer = reduceTerms(terms, m_rule.reduction, WeightNorm::None, reading);
        for (std::int64_t n = 0; n < m_maps.samples; ++n)
            for (std::int64_t k = 0; k < m_maps.channels * m_maps.pixels; ++k)
                m_slopes[at(m_maps.plane(n, 0) + k)] *= outer[at(n)];
        reading.activatedGradient = m_slopes;
        reading.inputGradient = std::move(m_slopes);
        return reading;
    }

private:
    static std::size_t at(std::int64_t i) { return static_cast<std::size_t>(i); }

    std::size_t labelOf(std::int64_t n, std::int64_t i) const {
        std::int64_t label = 0;
        for (std::int64_t c = 1; c < m_maps.channels; ++c)
            if (m_maps.t[at(m_maps.plane(n, c) + i)] > m_maps.t[at(m_maps.plane(n, label) + i)])
                label = c;
        return at(label);
    }

    /// How much a pixel of each class counts as true.
    std::vector<double> classFactors(std::int64_t n) const {
        std::vector<double> factors(at(m_maps.channels), 1.0);
        if (m_rule.weighting == WassersteinWeighting::Default) {
            factors.front() = 0;
            return factors;
        }
        std::vector<double> volumes(factors.size(), 0.0);
        for (std::int64_t i = 0; i < m_maps.pixels; ++i)
            volumes[labelOf(n, i)] += 1;
        for (std::size_t c = 0; c < factors.size(); ++c)
            factors[c] = 1 / (volumes[c] + 1);
        return factors;
    }

    /// Loss of an image; writes its derivatives.
    double sample(std::int64_t n) {
        const auto factors = classFactors(n);
        const bool isDefault = m_rule.weighting == WassersteinWeighting::Default;
        double truth = 0, error = 0;
        for (std::int64_t i = 0; i < m_maps.pixels; ++i) {
            const std::size_t label = labelOf(n, i);
            double distance = 0;
            for (std::int64_t c = 0; c < m_maps.channels; ++c)
                distance += m_rule.distances[label][at(c)] / m_largest *
                            m_maps.p[at(m_maps.plane(n, c) + i)];
            truth += factors[label] * (1 - distance);
            error += (isDefault ? 1.0 : factors[label]) * distance;
        }
        // Both weightings are 2 T over 2 T + E: with factors a, a (2 - W) = 2 a (1 - W) + a W.
        const double numerator = 2 * truth + m_rule.smoothNumerator;
        const double denominator = 2 * truth + error + m_rule.smoothDenominator;
        const double byTruth = -2 * (denominator - numerator) / (denominator * denominator);
        const double byError = numerator / (denominator * denominator);
        for (std::int64_t i = 0; i < m_maps.pixels; ++i) {
            const std::size_t label = labelOf(n, i);
            const double byDistance =
                -byTruth * factors[label] + byError * (isDefault ? 1.0 : factors[label]);
            for (std::int64_t c = 0; c < m_maps.channels; ++c)
                m_slopes[at(m_maps.plane(n, c) + i)] =
                    byDistance * m_rule.distances[label][at(c)] / m_largest;
        }
        return 1 - numerator / denominator;
    }

    const ConventionMaps& m_maps;
    const WassersteinConventions& m_rule;
    double m_largest = 0;
    std::vector<double> m_slopes;
};

}  // namespace

ConventionReading wassersteinDice(const ConventionMaps& maps,
                                  const WassersteinConventions& conventions) {
    return WassersteinPass(maps, conventions).run();
}

}  // namespace lossglass
