// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/lovasz_conventions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lossglass {

namespace {

/// One sorted set: errors, what the Jaccard weights count, and where the entries belong.
struct ErrorSet {
    std::vector<double> errors, targets;
    std::vector<double> slopes;  ///< derivative of each error by its input
    std::vector<std::size_t> places;

    void add(double error, double target, double slope, std::size_t place) {
        errors.push_back(error);
        targets.push_back(target);
        slopes.push_back(slope);
        places.push_back(place);
    }
};

/// The Lovasz extension of the Jaccard loss; adds factor * derivative to the gradient. Errors
/// below 0 weigh nothing.
double extension(const ErrorSet& set, double factor, std::vector<double>& gradient) {
    std::vector<std::size_t> order(set.errors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return set.errors[a] > set.errors[b]; });
    const double total = std::accumulate(set.targets.begin(), set.targets.end(), 0.0);
    double seen = 0, others = 0, before = 0, value = 0;
    for (const std::size_t k : order) {
        seen += set.targets[k];
        others += 1 - set.targets[k];
        const double jaccard = 1 - (total - seen) / (total + others);
        const double weight = jaccard - before;
        before = jaccard;
        if (set.errors[k] <= 0) continue;
        value += set.errors[k] * weight;
        gradient[set.places[k]] += factor * weight * set.slopes[k];
    }
    return value;
}

class LovaszPass {
public:
    LovaszPass(const ConventionMaps& maps, const LovaszConventions& rule)
        : m_maps(maps), m_rule(rule), m_gradient(maps.p.size(), 0.0) {}

    template <class SetLoss>
    ConventionReading run(const SetLoss& setLoss) {
        const bool pooled = m_rule.samples == SamplePooling::PerBatch;
        const std::int64_t sets = pooled ? 1 : m_maps.samples;
        ConventionReading reading;
        for (std::int64_t s = 0; s < sets; ++s) {
            const std::int64_t end = pooled ? m_maps.samples : s + 1;
            const double factor =
                1.0 / static_cast<double>(m_rule.reduction == Reduction::Sum ? 1 : sets);
            reading.parts.push_back(setLoss(s, end, factor));
            reading.value += factor * reading.parts.back();
        }
        if (m_rule.reduction == Reduction::None)
            reading.shape = {sets};
        else
            reading.parts = {reading.value};
        reading.activatedGradient = m_gradient;
        reading.inputGradient = std::move(m_gradient);
        return reading;
    }

    /// Samples begin .. end-1 as one set, over the classes that count.
    double softmax(std::int64_t begin, std::int64_t end, double factor) {
        std::vector<std::int64_t> classes;
        std::vector<ErrorSet> sets;
        for (std::int64_t c = 0; c < m_maps.channels; ++c) {
            const auto& chosen = m_rule.chosenClasses;
            if (!chosen.empty() &&
                std::find(chosen.begin(), chosen.end(), static_cast<int>(c)) == chosen.end())
                continue;
            bool present = false;
            ErrorSet set = errorsOf(begin, end, c, present);
            if (set.errors.empty()) continue;
            if (chosen.empty() && m_rule.classes == LovaszClasses::Present && !present) continue;
            classes.push_back(c);
            sets.push_back(std::move(set));
        }
        double value = 0;
        for (std::size_t k = 0; k < sets.size(); ++k) {
            const double weight =
                m_rule.classWeights.empty()
                    ? 1.0
                    : m_rule.classWeights.at(static_cast<std::size_t>(classes[k]));
            const double share = weight / static_cast<double>(sets.size());
            value += share * extension(sets[k], factor * share, m_gradient);
        }
        return value;
    }

    double hinge(std::int64_t begin, std::int64_t end, double factor) {
        ErrorSet set;
        forEach(begin, end, [&](std::int64_t n, std::int64_t i) {
            for (std::int64_t c = 0; c < m_maps.channels; ++c) {
                const auto k = static_cast<std::size_t>(m_maps.plane(n, c) + i);
                const double sign = 2 * m_maps.t[k] - 1;
                set.add(1 - m_maps.p[k] * sign, m_maps.t[k], -sign, k);
            }
        });
        return extension(set, factor, m_gradient);
    }

private:
    template <class Visit>
    void forEach(std::int64_t begin, std::int64_t end, const Visit& visit) const {
        for (std::int64_t n = begin; n < end; ++n)
            for (std::int64_t i = 0; i < m_maps.pixels; ++i)
                if (m_maps.validAt(n, i) != 0) visit(n, i);
    }

    double labelOf(std::int64_t n, std::int64_t i) const {
        double label = 0;
        for (std::int64_t c = 0; c < m_maps.channels; ++c)
            label +=
                static_cast<double>(c) * m_maps.t[static_cast<std::size_t>(m_maps.plane(n, c) + i)];
        return label;
    }

    ErrorSet errorsOf(std::int64_t begin, std::int64_t end, std::int64_t c, bool& present) const {
        ErrorSet set;
        forEach(begin, end, [&](std::int64_t n, std::int64_t i) {
            const auto k = static_cast<std::size_t>(m_maps.plane(n, c) + i);
            const double t = m_maps.t[k], p = m_maps.p[k];
            present = present || t > 0;
            const double counted = m_rule.target == LovaszTarget::RawLabels ? labelOf(n, i) : t;
            set.add(std::abs(t - p), counted, p > t ? 1 : -1, k);
        });
        return set;
    }

    const ConventionMaps& m_maps;
    const LovaszConventions& m_rule;
    std::vector<double> m_gradient;
};

}  // namespace

ConventionReading lovaszSoftmaxLoss(const ConventionMaps& maps,
                                    const LovaszConventions& conventions) {
    LovaszPass pass(maps, conventions);
    return pass.run([&](std::int64_t begin, std::int64_t end, double factor) {
        return pass.softmax(begin, end, factor);
    });
}

ConventionReading lovaszHingeLoss(const ConventionMaps& maps,
                                  const LovaszConventions& conventions) {
    LovaszPass pass(maps, conventions);
    return pass.run([&](std::int64_t begin, std::int64_t end, double factor) {
        return pass.hinge(begin, end, factor);
    });
}

}  // namespace lossglass
