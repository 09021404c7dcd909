// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/painting.h"

#include "losslib/scene/log_odds.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lossglass {
namespace {

/// Keeps painted logits within +-16.2, where float still tells 1-p from 0.
constexpr double kLeastProbability = 1e-7;

/// Grows a region pixel by pixel.
class Bounds {
public:
    void add(int column, int row) {
        m_left = std::min(m_left, column);
        m_right = std::max(m_right, column);
        m_top = std::min(m_top, row);
        m_bottom = std::max(m_bottom, row);
    }
    Region region() const {
        if (m_right < m_left) return {};
        return {m_left, m_top, m_right - m_left + 1, m_bottom - m_top + 1};
    }

private:
    int m_left = std::numeric_limits<int>::max(), m_top = std::numeric_limits<int>::max();
    int m_right = -1, m_bottom = -1;
};

}  // namespace

ProbabilityMove::ProbabilityMove(int channel, double p)
    : m_channel(channel),
      m_p(std::isnan(p) ? p : std::clamp(p, kLeastProbability, 1 - kLeastProbability)),
      m_odds(std::log(m_p) - std::log(1 - m_p)) {}

bool ProbabilityMove::apply(Planes<float>& logits, Eigen::Index pixel, double share) const {
    if (std::isnan(m_p)) return false;
    const float before = logits(m_channel, pixel);
    double against = rivals(logits, pixel, m_channel);
    double odds = m_odds;
    if (share < 1) {
        const double oldP = 1 / (1 + std::exp(against - before));
        const double oldQ = 1 / (1 + std::exp(before - against));
        const double newP = share * m_p + (1 - share) * oldP;
        const double newQ = share * (1 - m_p) + (1 - share) * oldQ;
        odds = std::log(newP) - std::log(newQ);
    }
    const bool revives = !std::isfinite(against);
    if (revives) against = reviveRivals(logits, pixel, m_channel);
    // With the others' logits untouched their proportions stay exactly, so only the painted
    // channel has to move.
    const auto after = static_cast<float>(odds + against);
    logits(m_channel, pixel) = after;
    return revives || after != before;
}

Region paintLabels(Labels& labels, const Extent& extent, const Coverage& covered,
                   std::uint8_t label) {
    Bounds changed;
    forEachCovered(covered, [&](int column, int row, double) {
        auto& entry =
            labels[static_cast<std::size_t>(row) * static_cast<std::size_t>(extent.width) +
                   static_cast<std::size_t>(column)];
        if (entry == label) return;
        entry = label;
        changed.add(column, row);
    });
    return changed.region();
}

Region paintProbability(Planes<float>& logits, const Extent& extent, const Coverage& covered,
                        int channel, double p) {
    const ProbabilityMove move(channel, p);
    Bounds changed;
    forEachCovered(covered, [&](int column, int row, double share) {
        if (move.apply(logits, Eigen::Index{row} * extent.width + column, share))
            changed.add(column, row);
    });
    return changed.region();
}

Region paintLabels(Labels& labels, const Extent& extent, const Brush& brush,
                   const StrokePiece& piece, std::uint8_t label) {
    const Brush hard{brush.diameter, 0, brush.shape};
    return paintLabels(labels, extent, rasterBrush(extent, hard, piece), label);
}

Region paintProbability(Planes<float>& logits, const Extent& extent, const Brush& brush,
                        const StrokePiece& piece, int channel, double p) {
    return paintProbability(logits, extent, rasterBrush(extent, brush, piece), channel, p);
}

}  // namespace lossglass
