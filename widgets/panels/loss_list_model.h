// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/loss_row.h"

#include <QAbstractListModel>
#include <QStringList>
#include <vector>

namespace lossglass {

/// The losses as they stand in the list: the shown ones first, then a line "Not shown, not
/// computed", then the others; each part in the order of setRows(), filtered by name.
///
/// The model holds no truth: checking a box (setData with Qt::CheckStateRole) changes nothing but
/// asks through shownRequested(); the owner answers with setRows().
class LossListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,  ///< QString; empty for the dividing line
        RowRole,                ///< LossRow
        SectionRole,            ///< bool: the dividing line
    };

    explicit LossListModel(QObject* parent = nullptr);

    void setRows(std::vector<LossRow> rows);
    const std::vector<LossRow>& rows() const { return m_rows; }
    int shownCount() const;

    /// Keeps the rows whose name or id contains all words of the text, in any case.
    void setFilter(const QString& text);

    /// Null for the dividing line and for an invalid index.
    const LossRow* rowAt(const QModelIndex& index) const;
    /// Invalid where the loss is filtered away.
    QModelIndex indexOf(const std::string& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void shownRequested(const QString& id, bool shown);

private:
    /// Place in m_rows, or kSection.
    using Entry = int;
    static constexpr Entry kSection = -1;

    std::vector<Entry> arrange() const;
    void rearrange();
    bool passes(const LossRow& row) const;
    QString toolTip(const LossRow& row) const;

    std::vector<LossRow> m_rows;
    std::vector<Entry> m_entries;
    QStringList m_words;
};

}  // namespace lossglass

Q_DECLARE_METATYPE(lossglass::LossRow)
