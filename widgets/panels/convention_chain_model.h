// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

namespace lossglass {

/// One convention that changes on the way from one form of a loss to another.
struct ConventionStep {
    QString convention;  ///< "power in the denominator"; empty for the form that it begins with
    QString change;      ///< "1 → 2"
    double value = 0;    ///< of the loss once this and all before it have changed
    double moved = 0;    ///< by this one alone
    double gradientNorm = 0;

    bool operator==(const ConventionStep&) const = default;
};

/// The chain of differences as a table, one row per convention.
class ConventionChainModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Convention, Change, Value, Moved, GradientNorm, Count };

    explicit ConventionChainModel(QObject* parent = nullptr);

    void setSteps(std::vector<ConventionStep> steps);
    const std::vector<ConventionStep>& steps() const { return m_steps; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const ConventionStep& step, Column column) const;

    std::vector<ConventionStep> m_steps;
};

}  // namespace lossglass
