// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_range.h"

#include <QLineF>
#include <optional>
#include <vector>

namespace lossglass {

/// Heights over a grid of columns and rows, row by row; NaN: none there.
struct LandscapeGrid {
    int columns = 0;
    int rows = 0;
    std::vector<double> heights;

    double at(int column, int row) const {
        return heights[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                       static_cast<std::size_t>(column)];
    }
    /// Joined linearly between the four places round (x, y), in places from 0; NaN where one of
    /// them has no height.
    double between(double x, double y) const;
};

/// Gives each place that was not reached the height of the nearest that was, by steps along rows
/// and columns; for what comes from coarse to fine.
void fillUnreached(LandscapeGrid& grid, const std::vector<char>& isReached);

/// Least and largest height; nothing where there is none.
std::optional<PlotRange> heightRange(const LandscapeGrid& grid);

/// Round heights to draw lines at, about `count`, within the range.
std::vector<double> contourLevels(const PlotRange& range, int count);

/// The pieces of the line where the height is `level`, in places from 0 (marching squares; a
/// square with an undefined corner has none, a saddle is joined by the mean of its corners).
std::vector<QLineF> contourLines(const LandscapeGrid& grid, double level);

}  // namespace lossglass
