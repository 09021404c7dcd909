// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_line.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

std::optional<double> valueAt(const PlotLine& line, double x) {
    if (line.x.empty() || !(x >= line.x.front()) || x > line.x.back()) return std::nullopt;
    const auto above = std::lower_bound(line.x.begin(), line.x.end(), x);
    const auto i = static_cast<std::size_t>(above - line.x.begin());
    double y = line.y[i];
    if (i > 0 && *above > x) {
        const double share = (x - line.x[i - 1]) / (line.x[i] - line.x[i - 1]);
        y = line.y[i - 1] + share * (line.y[i] - line.y[i - 1]);
    }
    return std::isfinite(y) ? std::optional(y) : std::nullopt;
}

}  // namespace lossglass
