// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QImage>
#include <optional>
#include <vector>

namespace lossglass {

/// One form of a loss, as it reads the scene.
struct FormRow {
    QString id;    ///< of the loss: "dice", "monai:DiceLoss"
    QString name;  ///< "Canonical form", "MONAI DiceLoss"
    std::optional<double> value;
    QString undefinedReason;           ///< why there is no value; empty when there is one
    std::optional<double> difference;  ///< from the canonical form; none for itself
    double gradientNorm = 0;
    QImage gradient;  ///< its gradient map, small; null without one
};

/// The forms of one loss as a table: map and name, value, difference, norm of the gradient.
class FormTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Value, Difference, GradientNorm, Count };

    explicit FormTableModel(QObject* parent = nullptr);

    void setRows(std::vector<FormRow> rows);
    const std::vector<FormRow>& rows() const { return m_rows; }
    /// -1 where there is none.
    int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const FormRow& row, Column column) const;

    std::vector<FormRow> m_rows;
};

}  // namespace lossglass
