// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/math.h"
#include "losslib/prediction/workspace.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace lossglass {

/// p, 1-p and ln(1-p) of all channels of one pixel, in double. Where p or 1-p has vanished they are
/// formed again from the logarithms, so that only an infinite logit gives an infinite result.
class OneVsRestPixel {
public:
    explicit OneVsRestPixel(std::size_t channels)
        : p(channels), q(channels), logQ(channels), m_logP(channels), m_odds(channels) {}

    template <class Real>
    void read(const Workspace<Real>& work, std::int64_t pixel) {
        m_vanished = false;
        for (std::size_t c = 0; c < p.size(); ++c) {
            p[c] = work.p(static_cast<int>(c))[pixel];
            q[c] = work.q(static_cast<int>(c))[pixel];
            m_vanished = m_vanished || p[c] < kSmallest || q[c] < kSmallest;
        }
        if (m_vanished) readLogarithms(work, pixel);
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

    std::vector<double> p, q, logQ;

private:
    static constexpr double kSmallest = std::numeric_limits<double>::min();

    template <class Real>
    void readLogarithms(const Workspace<Real>& work, std::int64_t pixel) {
        for (std::size_t c = 0; c < p.size(); ++c) {
            m_logP[c] = work.logP(static_cast<int>(c))[pixel];
            p[c] = math::exp(m_logP[c]);
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
            if (j != c) top = std::max(top, m_logP[j]);
        if (std::isinf(top)) return top;
        for (std::size_t j = 0; j < p.size(); ++j)
            sum += j == c ? 0.0 : math::exp(m_logP[j] - top);
        return top + math::log(sum);
    }

    /// With p_k / (1-p_c) from the difference of the logarithms: it is at most 1.
    void fromOthersByLogarithms(const std::vector<double>& b, std::vector<double>& result) const {
        for (std::size_t k = 0; k < p.size(); ++k) {
            result[k] = 0;
            if (std::isinf(m_logP[k])) continue;
            for (std::size_t c = 0; c < p.size(); ++c)
                if (c != k) result[k] += b[c] * p[c] * math::exp(m_logP[k] - logQ[c]);
        }
    }

    bool m_vanished = false;
    std::vector<double> m_logP, m_odds;
};

}  // namespace lossglass
