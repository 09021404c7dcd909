// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/outcome_sums.h"
#include "widgets/plots/axis_scale.h"
#include "widgets/plots/edit_class_menus.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace lossglass {

/// What is known of a loss at one value of what runs.
struct SweptPointData {
    double x = 0;
    std::optional<double> value;
    double totalPull = 0;
    std::optional<OutcomeSums> shares;
    std::optional<double> metric;
};

/// One loss over the range; points in order of the steps.
struct SweptCurveData {
    QString name;
    bool isSelected = false;
    std::vector<SweptPointData> points;
};

/// The controls above the plots.
struct SweepControls {
    QStringList axes;            ///< what can run, in words: "focus on hard pixels, γ"
    int parameters = 0;          ///< the first so many of `axes` are parameters, the others edits
    int chosen = 0;              ///< of `axes`
    double least = 0, most = 1;  ///< domain of what runs, inclusive
    int steps = 51;
    bool hasSeed = false;  ///< what runs is random
    int seed = 1;
    QStringList metrics;  ///< all that can be chosen
    int metric = -1;      ///< of `metrics`; -1: none
    bool allShown = true;
    EditClassChoice classes;
};

/// What the Sweep tab shows.
struct SweepViewData {
    SweepControls controls;
    QString lossName;
    QString axisName;
    AxisScale x;
    std::optional<double> now;     ///< the present value; nothing where it is no number
    std::optional<double> before;  ///< the value before the last change
    bool canDrag = false;
    std::vector<SweptCurveData> curves;
    QString metricName;  ///< empty: none is asked
    bool isNormalised = false;
    bool isScatter = false;
    QString nothing;      ///< why there is nothing to show; empty: there is
    double progress = 1;  ///< share of the places that are there

    const SweptCurveData* selected() const {
        for (const SweptCurveData& curve : curves)
            if (curve.isSelected) return &curve;
        return nullptr;
    }
};

}  // namespace lossglass
