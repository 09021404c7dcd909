// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/convention_chain_model.h"

#include "widgets/panels/number_text.h"

#include <utility>

namespace lossglass {
namespace {

bool isText(int column) {
    return column == ConventionChainModel::Convention || column == ConventionChainModel::Change;
}

}  // namespace

ConventionChainModel::ConventionChainModel(QObject* parent) : QAbstractTableModel(parent) {}

void ConventionChainModel::setSteps(std::vector<ConventionStep> steps) {
    if (steps == m_steps) return;
    beginResetModel();
    m_steps = std::move(steps);
    endResetModel();
}

int ConventionChainModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int ConventionChainModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Count;
}

QString ConventionChainModel::textOf(const ConventionStep& step, Column column) const {
    switch (column) {
        case Convention:
            return step.convention;
        case Change:
            return step.change;
        case Value:
            return lossValueText(step.value);
        case Moved:
            return step.moved == 0 ? QStringLiteral("0")
                                   : (step.moved > 0 ? QStringLiteral("+") : QString()) +
                                         shortNumberText(step.moved, 3);
        default:
            return shortNumberText(step.gradientNorm, 4);
    }
}

QVariant ConventionChainModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ConventionStep& step = m_steps[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant((isText(index.column()) ? Qt::AlignLeft : Qt::AlignRight) |
                        Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && isText(index.column()))
        return QStringLiteral("%1: %2").arg(step.convention, step.change);
    if (role != Qt::DisplayRole) return {};
    return textOf(step, static_cast<Column>(index.column()));
}

QVariant ConventionChainModel::headerData(int section, Qt::Orientation orientation,
                                          int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= Count) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const std::pair<QString, QString> heads[] = {
        {tr("Convention"), tr("What is changed, one after the other")},
        {tr("From → to"), {}},
        {tr("Value"), tr("Of the loss, once this and all above have changed")},
        {tr("Moved by"), tr("What this convention alone does to the value")},
        {tr("|∂L/∂z|"), tr("Euclidean norm of the gradient by the logits")},
    };
    if (role == Qt::DisplayRole) return heads[section].first;
    if (role == Qt::ToolTipRole) return heads[section].second;
    return {};
}

}  // namespace lossglass
