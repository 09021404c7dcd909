// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/loss_row_layout.h"

#include <QStyledItemDelegate>

namespace lossglass {

struct LossRow;
struct Theme;

/// Paints a line of the list of losses.
class LossRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit LossRowDelegate(QObject* parent = nullptr);

    void setDensity(ListDensity density) { m_density = density; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintSection(QPainter& painter, const QRect& rect, const QString& text,
                      const Theme& theme) const;
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                     const Theme& theme) const;
    void paintCheckBox(QPainter& painter, const QStyleOptionViewItem& option, const QRect& box,
                       const LossRow& row) const;
    void paintReading(QPainter& painter, const LossRowLayout& layout, const LossRow& row,
                      const QStyleOptionViewItem& option) const;
    void paintUndefined(QPainter& painter, const LossRowLayout& layout, const LossRow& row,
                        const Theme& theme) const;
    void paintChange(QPainter& painter, const QRect& rect, const LossRow& row,
                     const Theme& theme) const;

    ListDensity m_density = ListDensity::Roomy;
};

}  // namespace lossglass
