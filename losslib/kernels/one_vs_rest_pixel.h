// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/math.h"
#include "losslib/prediction/workspace.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace lossglass {

/// p, 1-p and both logarithms of all channels of one pixel, in double, from its logits: for pixels
/// whose p or 1-p has vanished in the numbers of the planes, so that only an infinite logit gives
/// an infinite result.
class OneVsRestPixel {
public:
    explicit OneVsRestPixel(std::size_t channels)
        : p(channels), q(channels), logP(channels), logQ(channels), m_odds(channels) {}

    template <class Real>
    void read(const Workspace<Real>& work, std::int64_t pixel) {
        readLogarithms(work, pixel);
        m_vanished = false;
        for (std::size_t c = 0; c < p.size(); ++c)
            m_vanished = m_vanished || p[c] < kSmallest || q[c] < kSmallest;
        for (std::size_t c = 0; c < p.size(); ++c)
            logQ[c] = p[c] <= 0.5         ? math::log1p(-p[c])
                      : q[c] >= kSmallest ? math::log(q[c])
                                          : logOfOthers(c);
    }

    /// For every channel k: p_k sum_{c != k} b_c p_c / (1-p_c). The sum is formed from both sides,
    /// as in pull_back.h.
    void fromOthers(const std::vector<double>& b, std::vector<double>& result) {
        if (m_vanished) {
            fromOthersByLogarithms(b, result);
            return;
        }
        double below = 0, above = 0;
        for (std::size_t c = 0; c < p.size(); ++c) {
            m_odds[c] = b[c] * p[c] / q[c];
            result[c] = below;
            below += m_odds[c];
        }
        for (std::size_t k = p.size(); k-- > 0;) {
            result[k] = p[k] * (result[k] + above);
            above += m_odds[k];
        }
    }

    std::vector<double> p, q, logP, logQ;

private:
    static constexpr double kSmallest = std::numeric_limits<double>::min();

    template <class Real>
    void readLogarithms(const Workspace<Real>& work, std::int64_t pixel) {
        const auto& logits = work.scene().logits();
        std::size_t top = 0;
        for (std::size_t c = 0; c < p.size(); ++c) {
            logP[c] = logits(static_cast<Eigen::Index>(c), pixel);
            if (logP[c] > logP[top]) top = c;
        }
        double others = 0;
        const double largest = logP[top];
        for (std::size_t c = 0; c < p.size(); ++c) {
            logP[c] -= largest;
            others += c == top ? 0.0 : math::exp(logP[c]);
        }
        for (std::size_t c = 0; c < p.size(); ++c) {
            logP[c] -= math::log1p(others);
            p[c] = math::exp(logP[c]);
        }
        for (std::size_t c = 0; c < p.size(); ++c) {
            q[c] = 0;
            for (std::size_t j = 0; j < p.size(); ++j)
                q[c] += j == c ? 0.0 : p[j];
        }
    }

    double logOfOthers(std::size_t c) const {
        double top = -std::numeric_limits<double>::infinity(), sum = 0;
        for (std::size_t j = 0; j < p.size(); ++j)
            if (j != c) top = std::max(top, logP[j]);
        if (std::isinf(top)) return top;
        for (std::size_t j = 0; j < p.size(); ++j)
            sum += j == c ? 0.0 : math::exp(logP[j] - top);
        return top + math::log(sum);
    }

    /// With p_k / (1-p_c) from the difference of the logarithms: it is at most 1.
    void fromOthersByLogarithms(const std::vector<double>& b, std::vector<double>& result) const {
        for (std::size_t k = 0; k < p.size(); ++k) {
            result[k] = 0;
            if (std::isinf(logP[k])) continue;
            for (std::size_t c = 0; c < p.size(); ++c)
                if (c != k) result[k] += b[c] * p[c] * math::exp(logP[k] - logQ[c]);
        }
    }

    bool m_vanished = false;
    std::vector<double> m_odds;
};

}  // namespace lossglass
