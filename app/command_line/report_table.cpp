// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/evaluation_report.h"

#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"

#include <QStringList>

#include <algorithm>

namespace lossglass {

namespace {

QString shortNumber(const std::optional<double>& value) {
    return value ? QString::number(*value, 'g', 6) : QString("-");
}

/// Columns padded to their widest entry, the first to the left, the others to the right; the last
/// is not padded.
void writeColumns(const std::vector<QStringList>& rows, QTextStream& out) {
    std::vector<qsizetype> widths;
    for (const QStringList& row : rows) {
        widths.resize(std::max(widths.size(), static_cast<std::size_t>(row.size())));
        for (qsizetype k = 0; k < row.size(); ++k)
            widths[static_cast<std::size_t>(k)] =
                std::max(widths[static_cast<std::size_t>(k)], row[k].size());
    }
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype k = 0; k < row.size(); ++k) {
            const qsizetype width = widths[static_cast<std::size_t>(k)];
            const bool last = static_cast<std::size_t>(k) + 1 == widths.size();
            line += (k ? "  " : "") + (k == 0 ? row[k].leftJustified(width)
                                       : last ? row[k]
                                              : row[k].rightJustified(width));
        }
        while (line.endsWith(' '))
            line.chop(1);
        out << line << '\n';
    }
}

/// Only the settings that differ from the defaults.
QString changedSettings(const ReportedReading& reading) {
    const Loss* loss = findAnyLoss(reading.loss);
    QStringList settings;
    for (const auto& [id, value] : reading.values.all()) {
        const Parameter* parameter = loss ? findParameter(*loss, id) : nullptr;
        if (!parameter || parameter->defaultValue != value)
            settings << QString::fromStdString(id + "=" + toText(value));
    }
    return settings.isEmpty() ? QString() : " (" + settings.join(", ") + ")";
}

QString perClassText(const ReportedReading& reading) {
    if (!reading.undefined.empty())
        return "undefined: " + QString::fromStdString(reading.undefined);
    QStringList values;
    if (reading.perClass) {
        for (const auto& value : *reading.perClass)
            values << shortNumber(value);
    }
    return values.join("  ");
}

void writeScene(const EvaluationReport& report, QTextStream& out) {
    out << report.width << " x " << report.height << " pixels";
    if (report.samples > 1) out << ", " << report.samples << " samples";
    out << ", " << report.classNames.size() << " classes, " << report.channels
        << (report.channels == 1 ? " channel, " : " channels, ") << report.validPixels
        << " valid pixels, " << report.ignoredPixels << " ignored\n";
    for (const std::string& notice : report.notices)
        out << "note: " << QString::fromStdString(notice) << '\n';
}

void writeMetrics(const EvaluationReport& report, QTextStream& out) {
    std::vector<QStringList> rows{{"class", "Dice", "IoU", "precision", "recall", ""}};
    for (std::size_t k = 0; k < report.metrics.perClass.size(); ++k) {
        const ClassMetrics& each = report.metrics.perClass[k];
        rows.push_back({QString::fromStdString(report.classNames[k]), shortNumber(each.dice),
                        shortNumber(each.iou), shortNumber(each.precision),
                        shortNumber(each.recall), ""});
    }
    writeColumns(rows, out);
    out << "pixel accuracy " << shortNumber(report.metrics.pixelAccuracy) << '\n';
}

}  // namespace

void writeReportTable(const EvaluationReport& report, QTextStream& out) {
    writeScene(report, out);
    out << '\n';
    std::vector<QStringList> rows{
        {"loss", "value", "|" + report.gradientSymbol + "|", "per class"}};
    for (const ReportedReading& reading : report.readings)
        rows.push_back({QString::fromStdString(reading.loss) + changedSettings(reading),
                        shortNumber(reading.value), shortNumber(reading.gradientNorm),
                        perClassText(reading)});
    writeColumns(rows, out);
    for (const ReportedReading& reading : report.readings) {
        for (const std::string& note : reading.notes)
            out << "note: " << QString::fromStdString(reading.loss + ": " + note) << '\n';
        if (!reading.gradientFile.isEmpty())
            out << "gradient of " << QString::fromStdString(reading.loss) << ": "
                << reading.gradientFile << '\n';
    }
    out << '\n';
    writeMetrics(report, out);
}

}  // namespace lossglass
