// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/sweep_content.h"

#include "app/window/landscape_tab.h"
#include "app/window/reading_texts.h"
#include "app/window/sweep_axes.h"

#include <algorithm>
#include <limits>

namespace lossglass {

namespace {

/// The words and the present value of an axis of a question.
SweepAxisChoice choiceOf(const Scene& scene, const SweepQuestion& question, std::size_t axis) {
    const auto all = sweepAxesOf(*question.losses[0].loss, scene);
    const auto found = std::find_if(all.begin(), all.end(), [&](const SweepAxisChoice& each) {
        return each.axis.id == question.axes[axis].id;
    });
    if (found != all.end()) return *found;
    SweepAxisChoice plain;
    plain.axis = question.axes[axis];
    plain.name = QString::fromStdString(plain.axis.id);
    return plain;
}

std::optional<double> nowOf(const SweepQuestion& question, const SweepAxisChoice& choice) {
    if (!choice.isParameter) return choice.neutral;
    return question.losses[0].values.number(choice.axis.id);
}

}  // namespace

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

SweepViewData sweepFigure(const Scene& scene, const SweepQuestion& question) {
    const Sweep sweep = runSweep(scene, question);
    const SweepAxisChoice choice = choiceOf(scene, question, 0);
    SweepViewData content;
    content.lossName = lossName(question.losses[0].loss->id);
    content.axisName = choice.name;
    content.x = scaleOf(question.axes[0]);
    content.now = nowOf(question, choice);
    content.curves = sweptCurves(sweep, question.losses[0].loss);
    return content;
}

LandscapeViewData landscapeFigure(const Scene& scene, const SweepQuestion& question) {
    const Sweep sweep = runSweep(scene, question);
    LandscapeViewData content;
    const QString name = lossName(question.losses[0].loss->id);
    content.showsPull = question.depth == SweepDepth::Pulls;
    content.title = content.showsPull ? LandscapeTab::tr("Total pull of %1").arg(name)
                                      : LandscapeTab::tr("Value of %1").arg(name);
    for (std::size_t i = 0; i < 2; ++i) {
        const SweepAxisChoice choice = choiceOf(scene, question, i);
        content.axis[i].name = choice.name;
        content.axis[i].scale = scaleOf(question.axes[i]);
        content.axis[i].now = nowOf(question, choice);
    }
    content.grid = landscapeGrid(sweep, question.depth);
    return content;
}

}  // namespace lossglass
