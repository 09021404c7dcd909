// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/loss_row.h"
#include "widgets/panels/loss_row_layout.h"

#include <QFrame>
#include <string>
#include <vector>

class QAction;
class QLineEdit;

namespace lossglass {

class LossListModel;
class LossListView;
class PaneHead;

/// The pane "Losses": title, count, search field, and the list. Setters are silent; signals come
/// from the hand. Arrows select, space checks; in the search field the arrow down enters the list
/// and Escape empties the field.
class LossListPanel : public QFrame {
    Q_OBJECT

public:
    explicit LossListPanel(QWidget* parent = nullptr);

    /// All losses by place. The selected one stays selected.
    void setRows(std::vector<LossRow> rows);
    /// Whose gradient, parameters and curve are shown. An unknown id selects nothing.
    void setSelected(const std::string& id);
    void setDensity(ListDensity density);

    LossListModel* model() const { return m_model; }
    LossListView* view() const { return m_view; }
    QLineEdit* searchField() const { return m_search; }

    QSize sizeHint() const override;

signals:
    void lossSelected(const QString& id);
    /// The check box: compute and show this loss, or no longer.
    void lossShown(const QString& id, bool shown);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refreshHead();
    void refreshIcon();
    void restoreSelection();
    void takeSelection(const QModelIndex& current);

    LossListModel* m_model;
    LossListView* m_view;
    PaneHead* m_head;
    QLineEdit* m_search;
    QAction* m_searchMark = nullptr;
    std::string m_selected;
    bool m_restoring = false;
    ListDensity m_density = ListDensity::Roomy;
};

}  // namespace lossglass
