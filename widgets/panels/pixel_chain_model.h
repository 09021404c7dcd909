// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/pixel_chain.h"
#include "losslib/scene/scene.h"

#include <QAbstractTableModel>
#include <vector>

namespace lossglass {

/// The chain rule at one pixel as a table: one row per channel.
class PixelChainModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Logit, P, Target, CrossEntropy, Slope, Own, Others, LogitSlope, Count };

    explicit PixelChainModel(QObject* parent = nullptr);

    /// With one channel the row is named after label 1.
    void setChain(const PixelChain& chain, const std::vector<ClassInfo>& classes);
    const PixelChain& chain() const { return m_chain; }
    QString nameOf(int channel) const;
    /// "0", "1", or a share.
    QString targetText(int channel) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ClassInfo* infoOf(int channel) const;
    double numberAt(const ChainRow& row, Column column) const;

    PixelChain m_chain;
    std::vector<ClassInfo> m_classes;
};

}  // namespace lossglass
