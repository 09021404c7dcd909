// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/loss_list_model.h"

#include "widgets/panels/number_text.h"

#include <algorithm>
#include <utility>

namespace lossglass {

LossListModel::LossListModel(QObject* parent) : QAbstractListModel(parent) {}

void LossListModel::setRows(std::vector<LossRow> rows) {
    const std::vector<LossRow> former = std::exchange(m_rows, std::move(rows));
    const bool sameOrder =
        std::equal(former.begin(), former.end(), m_rows.begin(), m_rows.end(),
                   [](const LossRow& a, const LossRow& b) { return a.id == b.id; });
    // Entries are places in m_rows, so with another order even the same entries mean other rows.
    if (!sameOrder || arrange() != m_entries) {
        rearrange();
        return;
    }
    for (int i = 0; i < rowCount(); ++i) {
        const Entry entry = m_entries[static_cast<std::size_t>(i)];
        if (entry == kSection) continue;
        const auto place = static_cast<std::size_t>(entry);
        if (former[place] != m_rows[place]) emit dataChanged(index(i), index(i));
    }
}

int LossListModel::shownCount() const {
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const LossRow& row) { return row.shown; }));
}

void LossListModel::setFilter(const QString& text) {
    m_words = text.simplified().split(' ', Qt::SkipEmptyParts);
    if (arrange() != m_entries) rearrange();
}

bool LossListModel::passes(const LossRow& row) const {
    const QString text = row.name + ' ' + QString::fromStdString(row.id);
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

std::vector<LossListModel::Entry> LossListModel::arrange() const {
    std::vector<Entry> entries, others;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (passes(m_rows[i])) (m_rows[i].shown ? entries : others).push_back(static_cast<int>(i));
    if (!others.empty()) entries.push_back(kSection);
    entries.insert(entries.end(), others.begin(), others.end());
    return entries;
}

void LossListModel::rearrange() {
    beginResetModel();
    m_entries = arrange();
    endResetModel();
}

const LossRow* LossListModel::rowAt(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount()) return nullptr;
    const Entry entry = m_entries[static_cast<std::size_t>(index.row())];
    return entry == kSection ? nullptr : &m_rows[static_cast<std::size_t>(entry)];
}

QModelIndex LossListModel::indexOf(const std::string& id) const {
    for (int i = 0; i < rowCount(); ++i)
        if (const LossRow* row = rowAt(index(i)); row && row->id == id) return index(i);
    return {};
}

int LossListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QString LossListModel::toolTip(const LossRow& row) const {
    if (row.shown && !row.undefinedReason.isEmpty())
        return tr("%1: undefined, %2").arg(row.name, row.undefinedReason);
    if (!row.shown || !row.value) return tr("%1: not computed").arg(row.name);
    QString text = QStringLiteral("%1  %2").arg(row.name, lossValueText(*row.value));
    if (row.history.size() > 1) {
        QStringList numbers;
        for (double value : row.history)
            numbers << lossValueText(value);
        text += '\n' + tr("Last edits: %1").arg(numbers.join(QStringLiteral("  ")));
    }
    return text;
}

QVariant LossListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const LossRow* row = rowAt(index);
    if (!row) {
        if (role == Qt::DisplayRole) return tr("Not shown, not computed");
        return role == SectionRole ? QVariant(true) : QVariant();
    }
    switch (role) {
        case Qt::DisplayRole:
            return row->name;
        case Qt::CheckStateRole:
            return static_cast<int>(row->shown ? Qt::Checked : Qt::Unchecked);
        case Qt::ToolTipRole:
            return toolTip(*row);
        case Qt::AccessibleDescriptionRole:
            return toolTip(*row);
        case IdRole:
            return QString::fromStdString(row->id);
        case RowRole:
            return QVariant::fromValue(*row);
        case SectionRole:
            return false;
        default:
            return {};
    }
}

bool LossListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const LossRow* row = rowAt(index);
    if (!row || role != Qt::CheckStateRole) return false;
    const bool shown = value.toInt() == Qt::Checked;
    if (shown == row->shown) return false;
    emit shownRequested(QString::fromStdString(row->id), shown);
    return true;
}

Qt::ItemFlags LossListModel::flags(const QModelIndex& index) const {
    if (!rowAt(index)) return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
           Qt::ItemNeverHasChildren;
}

}  // namespace lossglass
