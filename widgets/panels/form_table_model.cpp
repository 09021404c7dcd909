// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/form_table_model.h"

#include "widgets/panels/number_text.h"

#include <QIcon>
#include <QPixmap>
#include <algorithm>

namespace lossglass {

FormTableModel::FormTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void FormTableModel::setRows(std::vector<FormRow> rows) {
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const FormRow& a, const FormRow& b) { return a.id == b.id; });
    if (!same) beginResetModel();
    m_rows = std::move(rows);
    if (!same)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Count - 1));
}

int FormTableModel::rowOf(const QString& id) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const FormRow& row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int FormTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FormTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Count;
}

QString FormTableModel::textOf(const FormRow& row, Column column) const {
    if (column == Name) return row.name;
    if (!row.value) return column == Value ? tr("no value") : QStringLiteral("–");
    if (column == Value) return lossValueText(*row.value);
    if (column == GradientNorm) return shortNumberText(row.gradientNorm, 4);
    if (!row.difference) return QStringLiteral("–");
    if (*row.difference == 0) return tr("the same");
    return (*row.difference > 0 ? QStringLiteral("+") : QString()) +
           shortNumberText(*row.difference, 3);
}

QVariant FormTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const FormRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant(column == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                       : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && column == Name && !row.gradient.isNull()) {
        // With a mode of its own for the selected row the colours of the map stay what they are.
        const QPixmap map = QPixmap::fromImage(row.gradient);
        QIcon icon(map);
        icon.addPixmap(map, QIcon::Selected);
        return icon;
    }
    if (role == Qt::ToolTipRole && !row.undefinedReason.isEmpty()) return row.undefinedReason;
    return role == Qt::DisplayRole ? QVariant(textOf(row, column)) : QVariant();
}

QVariant FormTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= Count) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                        : Qt::AlignRight | Qt::AlignVCenter);
    const std::pair<QString, QString> heads[] = {
        {tr("Written as"), tr("Its gradient map, and whose form it is")},
        {tr("Value"), tr("What the library prints")},
        {tr("Difference"), tr("Its value minus that of the canonical form")},
        {tr("|∂L/∂z|"), tr("Euclidean norm of the gradient by the logits")},
    };
    if (role == Qt::DisplayRole) return heads[section].first;
    if (role == Qt::ToolTipRole) return heads[section].second;
    return {};
}

}  // namespace lossglass
