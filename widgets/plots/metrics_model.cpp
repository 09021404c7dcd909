// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/metrics_model.h"

#include "widgets/panels/number_text.h"
#include "widgets/theme/fonts.h"

#include <algorithm>

namespace lossglass {

namespace {

QString textOf(const MetricCell& cell, bool isLoss) {
    if (cell.value) return isLoss ? lossValueText(*cell.value) : shortNumberText(*cell.value, 4);
    return cell.undefined.isEmpty() ? QStringLiteral("–") : MetricsModel::tr("undefined");
}

}  // namespace

MetricsModel::MetricsModel(QObject* parent) : QAbstractTableModel(parent) {}

void MetricsModel::setContent(const QStringList& columns, std::vector<MetricsRow> rows) {
    const bool same = columns == m_columns &&
                      std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const auto& a, const auto& b) { return a.name == b.name; });
    if (!same) beginResetModel();
    m_columns = columns;
    m_rows = std::move(rows);
    if (!same)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int MetricsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MetricsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_columns.size());
}

QVariant MetricsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const MetricsRow& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant(index.column() == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                            : Qt::AlignRight | Qt::AlignVCenter);
    if (index.column() == 0) {
        if (role == Qt::DisplayRole) return row.name;
        return role == Qt::ToolTipRole ? QVariant(row.tip) : QVariant();
    }
    const auto at = static_cast<std::size_t>(index.column() - 1);
    const MetricCell cell = at < row.cells.size() ? row.cells[at] : MetricCell();
    const bool isUndefined = !cell.value && !cell.undefined.isEmpty();
    if (role == Qt::DisplayRole) return textOf(cell, row.isLoss);
    if (role == Qt::ToolTipRole && isUndefined) return cell.undefined;
    if (role == Qt::FontRole && isUndefined) {
        QFont italic = textFont();
        italic.setItalic(true);
        return italic;
    }
    return {};
}

QVariant MetricsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                     : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Metric") : m_columns[section - 1];
}

}  // namespace lossglass
