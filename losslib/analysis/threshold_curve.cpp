// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/threshold_curve.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// The number of thresholds below p: those at which the pixel is predicted as the label. Near a
/// threshold the logits decide, as in hardLabels(), lest a rounded p jump over it.
class ThresholdCounter {
public:
    explicit ThresholdCounter(int steps) : m_steps(steps) {
        for (int i = 0; i <= steps; ++i) {
            const double threshold = static_cast<double>(i) / steps;
            m_logits.push_back(std::log(threshold) - std::log1p(-threshold));
        }
    }

    std::size_t below(double logit) const {
        return static_cast<std::size_t>(std::lower_bound(m_logits.begin(), m_logits.end(), logit) -
                                        m_logits.begin());
    }
    std::size_t belowP(double p) const {
        return static_cast<std::size_t>(
            std::clamp(std::ceil(p * m_steps), 0.0, static_cast<double>(m_steps)));
    }

private:
    int m_steps;
    std::vector<double> m_logits;  ///< of the thresholds, ascending, from -inf to +inf
};

}  // namespace

template <class Real>
ThresholdCurve thresholdCurve(const Workspace<Real>& work, int label, int steps) {
    const ThresholdCounter counter(steps);
    const bool single = work.channels() == 1;
    const int counted = single ? 1 : label;
    const auto size = static_cast<std::size_t>(steps) + 2;
    std::vector<double> own(size, 0), others(size, 0);
    double ownTotal = 0, otherTotal = 0;
    std::vector<Real> formed(single || work.holdsP() ? 0 : static_cast<std::size_t>(work.pixels()));
    const Real* p = single ? nullptr : work.readP(label, 0, work.pixels(), formed.data());
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        const std::uint8_t target = work.labels()[i];
        if (target == kIgnored) continue;
        std::size_t below = 0;
        if (single) {
            below = counter.below(static_cast<double>(work.scene().logits()(0, i)));
        } else {
            below = counter.belowP(static_cast<double>(p[i]));
        }
        const bool isOwn = target == counted;
        ++(isOwn ? own : others)[below];
        ++(isOwn ? ownTotal : otherTotal);
    }
    ThresholdCurve curve{steps, {}};
    // Before the first threshold all are predicted; those with `below` <= i are not at threshold i.
    double missed = 0, spared = 0;
    for (std::size_t i = 0; i + 1 < size; ++i) {
        missed += own[i];
        spared += others[i];
        // What is right about one of two labels is right about the other.
        if (counted == label)
            curve.counts.push_back({ownTotal - missed, otherTotal - spared, missed, spared});
        else
            curve.counts.push_back({spared, missed, otherTotal - spared, ownTotal - missed});
    }
    return curve;
}

bool isCountedMetric(MetricKind kind) {
    return kind <= MetricKind::Mcc;
}

std::vector<std::optional<double>> metricCurve(const ThresholdCurve& curve, MetricKind kind) {
    std::vector<std::optional<double>> values;
    for (const OutcomeSums& counts : curve.counts)
        values.push_back(metricOf(countedMetrics(counts), kind).value);
    return values;
}

template ThresholdCurve thresholdCurve(const Workspace<float>&, int, int);
template ThresholdCurve thresholdCurve(const Workspace<double>&, int, int);

}  // namespace lossglass
