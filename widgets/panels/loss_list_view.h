// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/loss_row_layout.h"

#include <QListView>

namespace lossglass {

class LossListHeads;
class LossRowDelegate;

/// The list itself, with column heads that stand still. A click on a check box asks for a change
/// of the model without selecting the row; space does so for the current row.
class LossListView : public QListView {
    Q_OBJECT

public:
    explicit LossListView(QWidget* parent = nullptr);

    void setDensity(ListDensity density);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void updateGeometries() override;

private:
    bool isOnCheckBox(const QPoint& point, const QModelIndex& index) const;
    void toggle(const QModelIndex& index);

    LossRowDelegate* m_delegate;
    LossListHeads* m_heads;
    ListDensity m_density = ListDensity::Roomy;
    QPersistentModelIndex m_pressed;  ///< whose check box the button went down on
};

}  // namespace lossglass
