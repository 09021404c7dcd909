// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lossglass {

/// A number of the Metrics tab, or why there is none.
struct MetricCell {
    std::optional<double> value;
    QString undefined;  ///< the reason; empty: simply nothing to say ("–")
};

/// One metric, or one loss beside them.
struct MetricsRow {
    QString name;
    QString tip;
    bool isLoss = false;
    std::vector<MetricCell> cells;  ///< as many as there are columns
    /// Against the threshold, from 0 to 1 in equal steps; empty: it has no curve.
    std::vector<std::optional<double>> curve;
};

/// What the Metrics tab shows.
struct MetricsViewData {
    QStringList columns;  ///< "mean", "nucleus", ...
    std::vector<MetricsRow> rows;
    std::optional<double> threshold;  ///< nothing: the likeliest class decides
    QString curveOf;                  ///< the class that the curves are of
};

}  // namespace lossglass
