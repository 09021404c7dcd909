// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/sweep_report.h"

#include "app/command_line/parameter_json.h"
#include "losslib/loss/catalogue.h"

#include <algorithm>

namespace lossglass {

namespace {

bool runs(const Sweep& sweep, const std::string& id) {
    return std::any_of(sweep.axes.begin(), sweep.axes.end(),
                       [&](const SweepAxis& axis) { return axis.id == id; });
}

/// What stands still and is not at its default.
QString settingsOf(const Sweep& sweep, const Request& request) {
    QStringList settings;
    for (const auto& [id, value] : request.values.all()) {
        const Parameter* parameter = findParameter(*request.loss, id);
        if (parameter && parameter->defaultValue != value && !runs(sweep, id))
            settings << QString::fromStdString(id + "=" + toText(value));
    }
    return settings.join(' ');
}

QString optionalNumber(const std::optional<double>& value) {
    return value ? csvNumber(*value) : QString();
}

constexpr std::pair<const char*, double OutcomeSums::*> kShares[] = {
    {"tp", &OutcomeSums::tp},
    {"fp", &OutcomeSums::fp},
    {"fn", &OutcomeSums::fn},
    {"tn", &OutcomeSums::tn},
};

QStringList rowOf(const Sweep& sweep, const SweptLoss& swept, int place) {
    const auto at = static_cast<std::size_t>(place);
    const SweepPoint& point = swept.points[at];
    QStringList row;
    for (std::size_t a = 0; a < sweep.axes.size(); ++a)
        row << csvNumber(sweep.at(a, place));
    row << QString::fromStdString(swept.request.loss->id) << settingsOf(sweep, swept.request)
        << optionalNumber(point.value) << QString::fromStdString(point.undefined)
        << csvNumber(point.totalPull) << csvNumber(point.gradientNorm);
    for (const auto& [name, share] : kShares)
        row << (point.shares ? csvNumber((*point.shares).*share) : QString());
    for (const MetricValue& metric : sweep.metrics[at])
        row << optionalNumber(metric.value);
    return row;
}

QString wayName(SweepWay way) {
    switch (way) {
        case SweepWay::Histogram:
            return QStringLiteral("histogram");
        case SweepWay::Sums:
            return QStringLiteral("sums");
        case SweepWay::EveryPixel:
            break;
    }
    return QStringLiteral("every_pixel");
}

void writeAxis(JsonWriter& json, const SweepAxis& axis) {
    json.beginObject();
    json.key("name");
    json.string(QString::fromStdString(axis.id));
    json.key("scale");
    json.string(axis.scale == Scale::Linear ? "linear" : "log");
    json.key("values");
    std::vector<std::optional<double>> values;
    for (int step = 0; step < axis.steps; ++step)
        values.emplace_back(axis.valueAt(step));
    json.numbers(values);
    json.endObject();
}

/// One number of every point, as an array on one line.
template <class NumberOf>
void writeNumbers(JsonWriter& json, const QString& key, const std::vector<SweepPoint>& points,
                  const NumberOf& numberOf) {
    std::vector<std::optional<double>> numbers;
    for (const SweepPoint& point : points)
        numbers.push_back(numberOf(point));
    json.key(key);
    json.numbers(numbers);
}

void writeLoss(JsonWriter& json, const SweptLoss& swept) {
    json.beginObject();
    json.key("loss");
    json.string(QString::fromStdString(swept.request.loss->id));
    json.key("parameters");
    json.beginObject();
    for (const auto& [id, value] : swept.request.values.all()) {
        json.key(QString::fromStdString(id));
        writeValue(json, value);
    }
    json.endObject();
    json.key("found_by");
    json.string(wayName(swept.way));
    writeNumbers(json, "value", swept.points, [](const SweepPoint& point) { return point.value; });
    json.key("undefined");
    json.beginArray();
    for (const SweepPoint& point : swept.points)
        json.stringOrNull(QString::fromStdString(point.undefined));
    json.endArray();
    writeNumbers(json, "total_pull", swept.points,
                 [](const SweepPoint& point) { return std::optional(point.totalPull); });
    writeNumbers(json, "gradient_norm", swept.points,
                 [](const SweepPoint& point) { return std::optional(point.gradientNorm); });
    json.key("share");
    json.beginObject();
    for (const auto& [name, share] : kShares) {
        const auto part = share;
        writeNumbers(json, name, swept.points, [part](const SweepPoint& point) {
            return point.shares ? std::optional((*point.shares).*part) : std::nullopt;
        });
    }
    json.endObject();
    json.endObject();
}

}  // namespace

CsvTable sweepTable(const Sweep& sweep) {
    CsvTable table;
    for (const SweepAxis& axis : sweep.axes)
        table.header << QString::fromStdString(axis.id);
    table.header << QStringList{"loss",          "settings", "value",    "undefined", "total_pull",
                                "gradient_norm", "share_tp", "share_fp", "share_fn",  "share_tn"};
    for (const MetricInfo& info : metricTable())
        table.header << QString::fromStdString(info.id);
    for (const SweptLoss& swept : sweep.losses)
        for (int place = 0; place < sweep.places; ++place)
            table.rows.push_back(rowOf(sweep, swept, place));
    return table;
}

void writeSweepJson(const Sweep& sweep, QTextStream& out) {
    JsonWriter json(out);
    json.beginObject();
    json.key("axes");
    json.beginArray();
    for (const SweepAxis& axis : sweep.axes)
        writeAxis(json, axis);
    json.endArray();
    json.key("losses");
    json.beginArray();
    for (const SweptLoss& swept : sweep.losses)
        writeLoss(json, swept);
    json.endArray();
    json.key("metrics");
    json.beginObject();
    for (const MetricInfo& info : metricTable()) {
        std::vector<std::optional<double>> numbers;
        for (const MetricRow& row : sweep.metrics)
            numbers.push_back(metricOf(row, info.kind).value);
        json.key(QString::fromStdString(info.id));
        json.numbers(numbers);
    }
    json.endObject();
    json.endObject();
}

}  // namespace lossglass
