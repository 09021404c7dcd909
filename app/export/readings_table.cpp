// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/readings_table.h"

#include "losslib/loss/catalogue.h"

namespace lossglass {

namespace {

using PerClassValues = std::vector<std::optional<double>>;

/// Conventions only where they are not the usual ones.
QString settingsText(const Loss& loss, const ParameterValues& values) {
    QStringList settings;
    for (const auto& [id, value] : values.all()) {
        const Parameter* parameter = findParameter(loss, id);
        if (parameter && parameter->convention && parameter->defaultValue == value) continue;
        settings << QString::fromStdString(id + "=" + toText(value));
    }
    return settings.join(' ');
}

/// Labels and channels both come in the order of the classes; a single channel is label 1.
QStringList perClassFields(const PerClassValues& values, std::size_t classes) {
    QStringList fields;
    const std::size_t skipped = values.size() == 1 && classes == 2 ? 1 : 0;
    for (std::size_t k = 0; k < classes; ++k) {
        const bool has = k >= skipped && k - skipped < values.size() && values[k - skipped];
        fields << (has ? csvNumber(*values[k - skipped]) : QString());
    }
    return fields;
}

}  // namespace

template <class Real>
CsvTable readingsTable(const std::vector<Reading<Real>>& readings,
                       const std::vector<ClassInfo>& classes) {
    CsvTable table;
    table.header = QStringList{"loss", "parameters", "value", "undefined", "gradient_norm", "pull"};
    for (const ClassInfo& each : classes)
        table.header << QString::fromStdString(each.name);
    for (const auto& reading : readings) {
        const auto& result = reading.evaluation;
        QStringList row{QString::fromStdString(reading.loss->id),
                        settingsText(*reading.loss, reading.values),
                        result.undefined ? QString() : csvNumber(result.value),
                        QString::fromStdString(result.undefined.value_or("")),
                        csvNumber(reading.gradientNorm),
                        csvNumber(reading.totalPull)};
        row += perClassFields(result.perClass.value_or(PerClassValues()), classes.size());
        table.rows.push_back(row);
    }
    return table;
}

template CsvTable readingsTable(const std::vector<Reading<float>>&, const std::vector<ClassInfo>&);
template CsvTable readingsTable(const std::vector<Reading<double>>&, const std::vector<ClassInfo>&);

}  // namespace lossglass
