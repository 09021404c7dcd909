// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/landscape_grid.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace lossglass {

namespace {

/// Where a level lies on the edge between two heights of which one is below it.
double cut(double low, double high, double level) {
    return (level - low) / (high - low);
}

/// The crossings of a level with the edges of a square whose lower left corner is (x, y).
class Square {
public:
    Square(const LandscapeGrid& grid, int x, int y, double level)
        : m_x(x),
          m_y(y),
          m_level(level),
          m_corners{grid.at(x, y), grid.at(x + 1, y), grid.at(x + 1, y + 1), grid.at(x, y + 1)} {}

    void addTo(std::vector<QLineF>& lines) const {
        std::vector<QPointF> crossings;
        for (int edge = 0; edge < 4; ++edge)
            if (isAbove(edge) != isAbove((edge + 1) % 4)) crossings.push_back(crossing(edge));
        if (!std::all_of(std::begin(m_corners), std::end(m_corners),
                         [](double z) { return std::isfinite(z); }))
            return;
        if (crossings.size() == 2) lines.emplace_back(crossings[0], crossings[1]);
        if (crossings.size() != 4) return;
        double mean = 0;
        for (const double z : m_corners)
            mean += z / 4;
        // The crossings go round from the lower edge; which two belong together says the middle.
        const bool joinsFirst = (mean >= m_level) == isAbove(0);
        const int shift = joinsFirst ? 0 : 1;
        for (const int i : {0, 2})
            lines.emplace_back(crossings[static_cast<std::size_t>((i + shift) % 4)],
                               crossings[static_cast<std::size_t>((i + shift + 1) % 4)]);
    }

private:
    bool isAbove(int corner) const { return m_corners[corner] >= m_level; }

    QPointF crossing(int edge) const {
        const double share = cut(m_corners[edge], m_corners[(edge + 1) % 4], m_level);
        switch (edge) {
            case 0:
                return {m_x + share, m_y};
            case 1:
                return {m_x + 1.0, m_y + share};
            case 2:
                return {m_x + 1 - share, m_y + 1.0};
            default:
                return {1.0 * m_x, m_y + 1 - share};
        }
    }

    double m_x, m_y, m_level;
    double m_corners[4];  ///< from the lower left round by the lower right
};

}  // namespace

double LandscapeGrid::between(double x, double y) const {
    const int column = std::clamp(static_cast<int>(x), 0, std::max(0, columns - 2));
    const int row = std::clamp(static_cast<int>(y), 0, std::max(0, rows - 2));
    const double u = x - column, v = y - row;
    const int right = std::min(column + 1, columns - 1), up = std::min(row + 1, rows - 1);
    return (1 - v) * ((1 - u) * at(column, row) + u * at(right, row)) +
           v * ((1 - u) * at(column, up) + u * at(right, up));
}

void fillUnreached(LandscapeGrid& grid, const std::vector<char>& isReached) {
    std::vector<char> known = isReached;
    std::deque<std::size_t> border;
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i]) border.push_back(i);
    const auto width = static_cast<std::size_t>(grid.columns);
    while (!border.empty()) {
        const std::size_t from = border.front();
        border.pop_front();
        const auto spread = [&](std::size_t to) {
            if (known[to]) return;
            known[to] = 1;
            grid.heights[to] = grid.heights[from];
            border.push_back(to);
        };
        if (from % width > 0) spread(from - 1);
        if (from % width + 1 < width) spread(from + 1);
        if (from >= width) spread(from - width);
        if (from + width < known.size()) spread(from + width);
    }
}

std::optional<PlotRange> heightRange(const LandscapeGrid& grid) {
    std::optional<PlotRange> range;
    for (const double z : grid.heights) {
        if (!std::isfinite(z)) continue;
        if (!range) range = PlotRange{z, z};
        range->low = std::min(range->low, z);
        range->high = std::max(range->high, z);
    }
    return range;
}

std::vector<double> contourLevels(const PlotRange& range, int count) {
    const double length = range.high - range.low;
    // A plain has no lines; what differs by rounding alone is one.
    if (!(length > 1e-9 * std::max(std::abs(range.low), std::abs(range.high)))) return {};
    return tickPositions(range, tickStep(range, count));
}

std::vector<QLineF> contourLines(const LandscapeGrid& grid, double level) {
    std::vector<QLineF> lines;
    for (int y = 0; y + 1 < grid.rows; ++y)
        for (int x = 0; x + 1 < grid.columns; ++x)
            Square(grid, x, y, level).addTo(lines);
    return lines;
}

}  // namespace lossglass
