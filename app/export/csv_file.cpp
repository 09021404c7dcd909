// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/csv_file.h"

#include "app/export/whole_file.h"

#include <cmath>

namespace lossglass {

namespace {

QString field(QString text) {
    const bool plain =
        !text.contains(',') && !text.contains('"') && !text.contains('\n') && !text.contains('\r');
    return plain ? text : '"' + text.replace('"', "\"\"") + '"';
}

QString line(const QStringList& fields) {
    QStringList quoted;
    for (const QString& each : fields)
        quoted << field(each);
    return quoted.join(',') + "\r\n";
}

}  // namespace

QString toCsv(const CsvTable& table) {
    QString text = line(table.header);
    for (const QStringList& row : table.rows)
        text += line(row);
    return text;
}

std::optional<Error> writeCsv(const QString& path, const CsvTable& table) {
    return writeBytesWhole(path, toCsv(table).toUtf8());
}

QString csvNumber(double value) {
    return std::isfinite(value) ? QString::number(value, 'g', 17) : QString();
}

}  // namespace lossglass
