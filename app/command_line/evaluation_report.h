// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/gradient_budget.h"
#include "losslib/analysis/gradient_spread.h"
#include "losslib/analysis/metric_report.h"
#include "losslib/analysis/metrics.h"
#include "losslib/loss/parameter_values.h"

#include <QString>
#include <QTextStream>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// One loss of a report.
struct ReportedReading {
    std::string loss;     ///< id
    std::string version;  ///< of the library, for a library's loss
    ParameterValues values;
    std::optional<double> value;
    std::string undefined;  ///< why there is no value
    std::optional<std::vector<std::optional<double>>> perClass;
    double gradientNorm = 0;
    GradientBudget budget;
    /// By distance and by object size for each label but 0; empty where not asked for.
    std::vector<std::vector<DistanceBudget>> byDistance;
    std::vector<std::vector<SizeBudget>> bySize;
    QString gradientFile;  ///< empty when none was written
    std::vector<std::string> notes;
};

/// What `evaluate` prints.
struct EvaluationReport {
    int width = 0;
    int height = 0;
    int channels = 1;
    int samples = 1;
    std::int64_t validPixels = 0;
    std::int64_t ignoredPixels = 0;
    std::vector<std::string> classNames;  ///< K entries
    std::vector<std::string> notices;
    QString gradientSymbol = "dL/dz";
    Metrics metrics;
    MetricReport allMetrics;  ///< of `metrics` too
    std::vector<ReportedReading> readings;
};

/// As JSON, numbers with 17 significant digits.
void writeReportJson(const EvaluationReport& report, QTextStream& out);

/// As a table for people.
void writeReportTable(const EvaluationReport& report, QTextStream& out);

}  // namespace lossglass
