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
    bool isPixels = false;   ///< its values are lengths; those of the others lie in [-1, 1]
    bool isWorking = false;  ///< the curve is still coming, or becoming finer
};

/// What the Metrics tab shows.
struct MetricsViewData {
    QStringList columns;  ///< "mean", "nucleus", ...
    std::vector<MetricsRow> rows;
    int chosen = 0;                   ///< the row whose curve stands out
    std::optional<double> threshold;  ///< nothing: the likeliest class decides
    QString curveOf;                  ///< the class that the curves are of
};

}  // namespace lossglass
