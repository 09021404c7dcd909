// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/metrics_figure.h"

#include "app/window/figure_builder.h"
#include "losslib/analysis/metric_report.h"
#include "losslib/analysis/surface_curve.h"
#include "losslib/analysis/threshold_curve.h"
#include "widgets/panels/loss_text.h"
#include "widgets/panels/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(MetricsFigure)
};

int watchedLabel(const ExportSource& source) {
    return std::min(source.settings.watched, source.scene().labelCount() - 1);
}

QString nameOfLabel(const ExportSource& source, int label) {
    return QString::fromStdString(source.scene().classes()[static_cast<std::size_t>(label)].name);
}

QString metricName(const MetricInfo& metric) {
    QString name = lossText(metric.name);
    if (!name.isEmpty()) name[0] = name[0].toUpper();
    return name;
}

const MetricInfo& drawnMetric(const QString& id) {
    const auto& all = metricTable();
    const auto found = std::find_if(all.begin(), all.end(), [&](const MetricInfo& each) {
        return QString::fromStdString(each.id) == id && isCountedMetric(each.kind);
    });
    return found == all.end() ? all.front() : *found;
}

FigureContent::Plot plotOf(const ExportSource& source, const MetricsQuestion& question,
                           const ThresholdCurve& curve) {
    const MetricInfo& metric = drawnMetric(question.metric);
    const QString label = nameOfLabel(source, watchedLabel(source));
    PlotLine line{metricName(metric), PlotLineKind::Selected, {}, {}, {}};
    double low = 0, high = 1;
    const auto values = metricCurve(curve, metric.kind);
    for (std::size_t i = 0; i < values.size(); ++i) {
        line.x.push_back(curve.threshold(i));
        line.y.push_back(values[i].value_or(std::numeric_limits<double>::quiet_NaN()));
        if (values[i]) low = std::min(low, *values[i]);
    }
    FigureContent::Plot plot{Text::tr("%1 of %2 against the threshold").arg(line.name, label),
                             Text::tr("threshold of p of %1").arg(label),
                             {line},
                             niceRange(low, high)};
    if (source.scene().channels() == 1) plot.markedX = question.threshold;
    return plot;
}

/// Of two classes both; of more the one that is watched.
FigureContent::Table tableOf(const ExportSource& source, const MetricReport& report) {
    const bool isPair = source.scene().labelCount() == 2;
    FigureContent::Table table;
    table.title = Text::tr("Metrics");
    table.heads = {Text::tr("Metric"), Text::tr("Mean")};
    std::vector<const MetricRow*> columns{&report.mean};
    if (!isPair) {
        table.heads << Text::tr("Foreground");
        columns.push_back(&report.foregroundMean);
    }
    for (int label = 0; label < source.scene().labelCount(); ++label) {
        if (!isPair && label != watchedLabel(source)) continue;
        table.heads << nameOfLabel(source, label);
        columns.push_back(&report.perClass[static_cast<std::size_t>(label)]);
    }
    for (const MetricInfo& metric : metricTable()) {
        QStringList row{metricName(metric)};
        for (const MetricRow* column : columns) {
            const MetricValue& value = metricOf(*column, metric.kind);
            row << (!value.value                    ? Text::tr("undefined")
                    : isDistanceMetric(metric.kind) ? shortNumberText(*value.value, 4)
                                                    : lossValueText(*value.value));
        }
        table.rows.push_back(row);
    }
    return table;
}

}  // namespace

FigureContent metricsFigure(const ExportSource& source, const MetricsQuestion& question,
                            const WindowLook& kind) {
    const Workspace<float> work(source.scene());
    FigureContent content;
    content.theme = kind;
    content.plots = {plotOf(source, question, thresholdCurve(work, watchedLabel(source)))};
    content.table = tableOf(source, metricReport(work, question.threshold));
    content.captionLead = Text::tr("How well the prediction fits.");
    const bool hasThreshold = source.scene().channels() == 1;
    content.caption =
        hasThreshold
            ? Text::tr("Label 1 is predicted where p is above %1; distances are in pixels.")
                  .arg(QString::number(question.threshold))
            : Text::tr(
                  "The likeliest label is predicted; the curve is of one label against the "
                  "rest. Distances are in pixels.");
    content.source = figureCreditText(source);
    return content;
}

CsvTable metricsTable(const ExportSource& source) {
    const Workspace<float> work(source.scene());
    const ThresholdCurve curve = thresholdCurve(work, watchedLabel(source));
    CsvTable table;
    table.header << "threshold";
    std::vector<std::vector<std::optional<double>>> columns;
    for (const MetricInfo& metric : metricTable()) {
        if (!isCountedMetric(metric.kind)) continue;
        table.header << QString::fromStdString(metric.id);
        columns.push_back(metricCurve(curve, metric.kind));
    }
    for (std::size_t i = 0; i < curve.counts.size(); ++i) {
        QStringList row{csvNumber(curve.threshold(i))};
        for (const auto& column : columns)
            row << (column[i] ? csvNumber(*column[i]) : QString());
        table.rows.push_back(row);
    }
    return table;
}

}  // namespace lossglass
