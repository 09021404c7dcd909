// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/sweep_content.h"

#include "app/window/reading_texts.h"

#include <limits>

namespace lossglass {

std::vector<SweptCurveData> sweptCurves(const Sweep& sweep, const Loss* selected, int metric) {
    std::vector<SweptCurveData> curves;
    for (const SweptLoss& swept : sweep.losses) {
        SweptCurveData curve;
        curve.name = lossName(swept.request.loss->id);
        curve.isSelected = swept.request.loss == selected;
        for (int place = 0; place < sweep.places; ++place) {
            const auto at = static_cast<std::size_t>(place);
            if (!sweep.isReached[at]) continue;
            const SweepPoint& point = swept.points[at];
            SweptPointData data{sweep.at(0, place), point.value, point.totalPull, point.shares,
                                std::nullopt};
            if (metric >= 0)
                data.metric = sweep.metrics[at][static_cast<std::size_t>(metric)].value;
            curve.points.push_back(data);
        }
        curves.push_back(std::move(curve));
    }
    return curves;
}

LandscapeGrid landscapeGrid(const Sweep& sweep, SweepDepth depth) {
    LandscapeGrid grid{sweep.axes[0].steps, sweep.axes[1].steps, {}};
    for (const SweepPoint& point : sweep.losses[0].points) {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const bool isPull = depth == SweepDepth::Pulls;
        grid.heights.push_back(!point.value ? none : isPull ? point.totalPull : *point.value);
    }
    fillUnreached(grid, sweep.isReached);
    return grid;
}

AxisScale scaleOf(const SweepAxis& axis) {
    return {axis.from, axis.to, axis.scale == Scale::Logarithmic};
}

}  // namespace lossglass
