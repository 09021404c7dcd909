// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/pixel_chain_model.h"

#include "widgets/panels/number_text.h"

#include <QColor>
#include <numeric>
#include <utility>

namespace lossglass {

PixelChainModel::PixelChainModel(QObject* parent) : QAbstractTableModel(parent) {}

void PixelChainModel::setChain(const PixelChain& chain, const std::vector<ClassInfo>& classes) {
    const bool sameRows = chain.rows.size() == m_chain.rows.size() && classes == m_classes;
    if (!sameRows) beginResetModel();
    m_chain = chain;
    m_classes = classes;
    if (!sameRows)
        endResetModel();
    else if (!chain.rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Count - 1));
}

const ClassInfo* PixelChainModel::infoOf(int channel) const {
    const int label = m_chain.rows.size() == 1 ? 1 : channel;
    return label < static_cast<int>(m_classes.size()) ? &m_classes[static_cast<std::size_t>(label)]
                                                      : nullptr;
}

QString PixelChainModel::nameOf(int channel) const {
    const ClassInfo* info = infoOf(channel);
    return info ? QString::fromStdString(info->name) : QString::number(channel);
}

QString PixelChainModel::targetText(int channel) const {
    return QString::number(m_chain.rows[static_cast<std::size_t>(channel)].target, 'g', 3);
}

int PixelChainModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_chain.rows.size());
}

int PixelChainModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Count;
}

double PixelChainModel::numberAt(const ChainRow& row, Column column) const {
    switch (column) {
        case Logit:
            return row.logit;
        case P:
            return row.p;
        case Target:
            return row.target;
        case CrossEntropy:
            return row.pMinusTarget;
        case Slope:
            return row.slope;
        case Own:
            return row.ownTerm;
        case Others:
            return std::accumulate(row.otherTerms.begin(), row.otherTerms.end(), 0.0);
        default:
            return row.logitSlope;
    }
}

QVariant PixelChainModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ChainRow& row = m_chain.rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant(column == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                       : Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && column == Name) {
        const ClassInfo* info = infoOf(index.row());
        return info ? QVariant(QColor(QRgb(info->colour))) : QVariant();
    }
    if (role != Qt::DisplayRole) return {};
    if (column == Name) return nameOf(index.row());
    if (column == Target) return targetText(index.row());
    if (column == Others && row.otherTerms.empty()) return QStringLiteral("–");
    return shortNumberText(numberAt(row, column), 4);
}

QVariant PixelChainModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                        : Qt::AlignRight | Qt::AlignVCenter);
    const std::pair<QString, QString> heads[] = {
        {tr("Class"), tr("One row per channel of the prediction")},
        {tr("z"), tr("Logit")},
        {tr("p"), tr("Probability")},
        {tr("t"), tr("Target, one-hot")},
        {tr("p − t"), tr("Gradient of cross-entropy by the logit")},
        {tr("G = ∂L/∂p"), tr("Gradient of the chosen loss by the probability")},
        {tr("p (1 − p) G"), tr("What reaches the logit through its own probability")},
        {tr("−p Σ pⱼ Gⱼ"), tr("What reaches the logit through the other probabilities")},
        {tr("∂L/∂z"), tr("Gradient of the chosen loss by the logit: the sum of both")},
    };
    if (section < 0 || section >= Count) return {};
    if (role == Qt::DisplayRole) return heads[section].first;
    if (role == Qt::ToolTipRole) return heads[section].second;
    return {};
}

}  // namespace lossglass
