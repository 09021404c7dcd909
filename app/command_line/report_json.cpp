// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/budget_json.h"
#include "app/command_line/evaluation_report.h"
#include "app/command_line/parameter_json.h"

namespace lossglass {

namespace {

void writeMetricRow(JsonWriter& json, const MetricRow& row) {
    for (const MetricInfo& info : metricTable()) {
        json.key(QString::fromStdString(info.id));
        json.numberOrNull(metricOf(row, info.kind).value);
    }
    json.key("undefined");
    json.beginObject();
    for (const MetricInfo& info : metricTable()) {
        const MetricValue& metric = metricOf(row, info.kind);
        if (metric.value) continue;
        json.key(QString::fromStdString(info.id));
        json.string(QString::fromStdString(metric.undefined));
    }
    json.endObject();
}

/// What has no value is null, and "undefined" holds the reason by its key.
void writeMetrics(JsonWriter& json, const EvaluationReport& report) {
    const MetricReport& metrics = report.allMetrics;
    json.key("metrics");
    json.beginObject();
    json.key("pixel_accuracy");
    json.numberOrNull(report.metrics.pixelAccuracy);
    json.key("threshold");
    json.number(metrics.threshold);
    json.key("per_class");
    json.beginArray();
    for (std::size_t k = 0; k < metrics.perClass.size(); ++k) {
        json.beginObject();
        json.key("class");
        json.string(QString::fromStdString(report.classNames[k]));
        writeMetricRow(json, metrics.perClass[k]);
        json.endObject();
    }
    json.endArray();
    json.key("mean");
    json.beginObject();
    writeMetricRow(json, metrics.mean);
    json.endObject();
    json.key("mean_foreground");
    json.beginObject();
    writeMetricRow(json, metrics.foregroundMean);
    json.endObject();
    json.endObject();
}

void writeScene(JsonWriter& json, const EvaluationReport& report) {
    json.key("scene");
    json.beginObject();
    json.key("width");
    json.integer(report.width);
    json.key("height");
    json.integer(report.height);
    json.key("classes");
    json.integer(static_cast<qint64>(report.classNames.size()));
    json.key("channels");
    json.integer(report.channels);
    json.key("samples");
    json.integer(report.samples);
    json.key("valid_pixels");
    json.integer(report.validPixels);
    json.key("ignored_pixels");
    json.integer(report.ignoredPixels);
    json.key("notices");
    json.strings(report.notices);
    writeMetrics(json, report);
    json.endObject();
}

/// One number of every bin, as an array on one line.
template <class Bin, class NumberOf>
void writeBins(JsonWriter& json, const QString& key, const std::vector<Bin>& bins,
               const NumberOf& numberOf) {
    std::vector<std::optional<double>> numbers;
    for (const Bin& bin : bins)
        numbers.emplace_back(static_cast<double>(numberOf(bin)));
    json.key(key);
    json.numbers(numbers);
}

/// For each label but 0, the pull by signed distance to its boundary and by the size of its
/// objects.
void writeSpread(JsonWriter& json, const EvaluationReport& report, const ReportedReading& reading) {
    json.key("spread");
    json.beginArray();
    for (std::size_t k = 0; k < reading.byDistance.size(); ++k) {
        json.beginObject();
        json.key("class");
        json.string(QString::fromStdString(report.classNames[k + 1]));
        json.key("by_distance");
        json.beginObject();
        const auto& distances = reading.byDistance[k];
        writeBins(json, "distance", distances, [](const auto& bin) { return bin.distance; });
        writeBins(json, "pixels", distances, [](const auto& bin) { return bin.pixels; });
        writeBins(json, "amount", distances, [](const auto& bin) { return bin.amount; });
        json.endObject();
        json.key("by_size");
        json.beginObject();
        const auto& sizes = reading.bySize[k];
        writeBins(json, "from", sizes, [](const auto& bin) { return bin.from; });
        writeBins(json, "objects", sizes, [](const auto& bin) { return bin.objects; });
        writeBins(json, "pixels", sizes, [](const auto& bin) { return bin.pixels; });
        writeBins(json, "amount", sizes, [](const auto& bin) { return bin.amount; });
        json.endObject();
        json.endObject();
    }
    json.endArray();
}

void writeReading(JsonWriter& json, const EvaluationReport& report,
                  const ReportedReading& reading) {
    json.beginObject();
    json.key("loss");
    json.string(QString::fromStdString(reading.loss));
    if (!reading.version.empty()) {
        json.key("version");
        json.string(QString::fromStdString(reading.version));
    }
    json.key("parameters");
    json.beginObject();
    for (const auto& [id, value] : reading.values.all()) {
        json.key(QString::fromStdString(id));
        writeValue(json, value);
    }
    json.endObject();
    json.key("value");
    json.numberOrNull(reading.value);
    json.key("undefined");
    json.stringOrNull(QString::fromStdString(reading.undefined));
    json.key("per_class");
    if (reading.perClass)
        json.numbers(*reading.perClass);
    else
        json.null();
    json.key("gradient_norm");
    json.number(reading.gradientNorm);
    beginBudget(json, reading.budget, report.channels, report.classNames);
    if (!reading.byDistance.empty()) writeSpread(json, report, reading);
    json.endObject();
    json.key("gradient_file");
    json.stringOrNull(reading.gradientFile);
    json.key("notes");
    json.strings(reading.notes);
    json.endObject();
}

}  // namespace

void writeReportJson(const EvaluationReport& report, QTextStream& out) {
    JsonWriter json(out);
    json.beginObject();
    writeScene(json, report);
    json.key("readings");
    json.beginArray();
    for (const ReportedReading& reading : report.readings)
        writeReading(json, report, reading);
    json.endArray();
    json.endObject();
}

}  // namespace lossglass
