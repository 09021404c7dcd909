// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/evaluation_report.h"
#include "app/command_line/parameter_json.h"

namespace lossglass {

namespace {

void writeMetrics(JsonWriter& json, const EvaluationReport& report) {
    json.key("metrics");
    json.beginObject();
    json.key("pixel_accuracy");
    json.numberOrNull(report.metrics.pixelAccuracy);
    json.key("per_class");
    json.beginArray();
    for (std::size_t k = 0; k < report.metrics.perClass.size(); ++k) {
        const ClassMetrics& metrics = report.metrics.perClass[k];
        json.beginObject();
        json.key("class");
        json.string(QString::fromStdString(report.classNames[k]));
        json.key("dice");
        json.numberOrNull(metrics.dice);
        json.key("iou");
        json.numberOrNull(metrics.iou);
        json.key("precision");
        json.numberOrNull(metrics.precision);
        json.key("recall");
        json.numberOrNull(metrics.recall);
        json.endObject();
    }
    json.endArray();
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

void writeReading(JsonWriter& json, const ReportedReading& reading) {
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
        writeReading(json, reading);
    json.endArray();
    json.endObject();
}

}  // namespace lossglass
