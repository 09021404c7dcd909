// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/metrics_view_data.h"

#include <QAbstractTableModel>

namespace lossglass {

/// Metrics and losses by class. What is undefined says so in words; its tool tip tells why.
class MetricsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit MetricsModel(QObject* parent = nullptr);

    void setContent(const QStringList& columns, std::vector<MetricsRow> rows);
    const std::vector<MetricsRow>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_columns;
    std::vector<MetricsRow> m_rows;
};

}  // namespace lossglass
