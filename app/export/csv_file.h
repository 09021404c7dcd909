// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lossglass {

/// A table of text; every row has as many fields as the header.
struct CsvTable {
    QStringList header;
    std::vector<QStringList> rows;
};

/// The table as CSV (RFC 4180): commas, quotes where needed, lines end in CR LF.
QString toCsv(const CsvTable& table);

/// Writes the table in UTF-8, whole or not at all. Nothing means written.
std::optional<Error> writeCsv(const QString& path, const CsvTable& table);

/// A number for a field: 17 significant digits and a point in every locale; empty when not finite.
QString csvNumber(double value);

}  // namespace lossglass
