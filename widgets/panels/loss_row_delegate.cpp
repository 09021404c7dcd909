// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/loss_row_delegate.h"

#include "widgets/panels/loss_list_model.h"
#include "widgets/panels/number_text.h"
#include "widgets/panels/spark_line.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <algorithm>

namespace lossglass {
namespace {

constexpr int kRoomyHeight = 36;
constexpr int kCompactHeight = 30;
constexpr int kOtherHeight = 26;  ///< rows that are not computed
constexpr int kSectionHeight = 32;
constexpr int kMark = 3;  ///< the bar at the left of the selected row
constexpr int kGap = 8;
constexpr int kIndent = 12;  ///< of a library's form of the loss above it

using Align = Qt::Alignment;

void drawText(QPainter& painter, const QRect& rect, Align align, const QString& text) {
    painter.drawText(rect, static_cast<int>(align | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

bool isSelected(const QStyleOptionViewItem& option) {
    return option.state & QStyle::State_Selected;
}

}  // namespace

LossRowDelegate::LossRowDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

QSize LossRowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    if (index.data(LossListModel::SectionRole).toBool()) return {0, kSectionHeight};
    if (index.data(Qt::CheckStateRole).toInt() != Qt::Checked) return {0, kOtherHeight};
    return {0, m_density == ListDensity::Compact ? kCompactHeight : kRoomyHeight};
}

void LossRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Theme& theme = themeOf(option.palette);
    painter->save();
    if (index.data(LossListModel::SectionRole).toBool()) {
        paintSection(*painter, option.rect, index.data().toString(), theme);
        painter->restore();
        return;
    }
    const auto row = index.data(LossListModel::RowRole).value<LossRow>();
    const LossRowLayout layout = LossRowLayout::of(option.rect, m_density);
    paintGround(*painter, option, theme);
    paintCheckBox(*painter, option, layout.box, row);
    painter->setFont(isSelected(option) ? strongTextFont() : textFont());
    painter->setPen(row.shown || isSelected(option) ? theme.text : theme.secondText);
    QRect name = layout.name.adjusted(row.isForm ? kIndent : 0, 0, -4, 0);
    const bool fits = painter->fontMetrics().horizontalAdvance(row.name) <= name.width();
    // Where nothing is computed a long name may take the room of the numbers.
    if (!row.shown && !fits) name.setRight(layout.change.right());
    drawText(*painter, name, Qt::AlignLeft, row.name);
    if (row.shown || fits) paintReading(*painter, layout, row, option);
    painter->restore();
}

void LossRowDelegate::paintSection(QPainter& painter, const QRect& rect, const QString& text,
                                   const Theme& theme) const {
    painter.fillRect(QRect(rect.left(), rect.top() + 4, rect.width(), 1), theme.divider);
    painter.setFont(tickFont());
    painter.setPen(theme.secondText);
    drawText(painter, rect.adjusted(12, 8, -12, 0), Qt::AlignLeft, text);
}

void LossRowDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                                  const Theme& theme) const {
    const QRect& rect = option.rect;
    if (isSelected(option)) {
        painter.fillRect(rect, theme.selectedRow);
        painter.fillRect(QRect(rect.left(), rect.top(), kMark, rect.height()), theme.accent);
    } else if (option.state & QStyle::State_MouseOver) {
        painter.fillRect(rect, theme.window);
    }
    // The ring shows after keyboard use only, on the row that the keys act on.
    if ((option.state & QStyle::State_HasFocus) &&
        (option.state & QStyle::State_KeyboardFocusChange)) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(1, 1, -1, -1));
    }
}

void LossRowDelegate::paintCheckBox(QPainter& painter, const QStyleOptionViewItem& option,
                                    const QRect& box, const LossRow& row) const {
    QStyleOptionViewItem check(option);
    check.rect = box;
    check.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected);
    check.state |= row.shown ? QStyle::State_On : QStyle::State_Off;
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, &painter, option.widget);
}

void LossRowDelegate::paintReading(QPainter& painter, const LossRowLayout& layout,
                                   const LossRow& row, const QStyleOptionViewItem& option) const {
    const Theme& theme = themeOf(option.palette);
    if (row.shown && !row.undefinedReason.isEmpty())
        return paintUndefined(painter, layout, row, theme);
    painter.setFont(isSelected(option) && !row.working ? strongTextFont() : textFont());
    if (!row.value || !row.shown) {
        painter.setPen(theme.secondText);
        drawText(painter, layout.value, Qt::AlignRight, QStringLiteral("–"));
        return;
    }
    painter.setPen(row.working ? theme.secondText : theme.text);
    drawText(painter, layout.value, Qt::AlignRight, lossValueText(*row.value));
    if (row.working) {
        painter.setFont(helpFont());
        const bool compact = m_density == ListDensity::Compact;
        drawText(painter, compact ? layout.change : layout.spark,
                 compact ? Qt::AlignRight : Qt::AlignHCenter, tr("working"));
        return;
    }
    if (m_density == ListDensity::Roomy)
        paintSparkLine(
            painter,
            QRectF(layout.spark)
                .adjusted(16, layout.spark.height() / 2.0 - 6, -4, 6 - layout.spark.height() / 2.0),
            row.history, isSelected(option) ? theme.accent : theme.otherCurve);
    paintChange(painter, layout.change, row, theme);
}

void LossRowDelegate::paintUndefined(QPainter& painter, const LossRowLayout& layout,
                                     const LossRow& row, const Theme& theme) const {
    QFont italic = textFont();
    italic.setItalic(true);
    painter.setFont(italic);
    painter.setPen(theme.text);
    const QString word = tr("undefined");
    // The word may be wider than a number; it grows to the left, as the number is aligned right.
    const int width = painter.fontMetrics().horizontalAdvance(word) + 2;
    painter.drawText(layout.value.adjusted(std::min(0, layout.value.width() - width), 0, 0, 0),
                     Qt::AlignRight | Qt::AlignVCenter, word);
    painter.setFont(helpFont());
    painter.setPen(theme.secondText);
    drawText(painter, layout.spark.united(layout.change).adjusted(kGap, 0, 0, 0), Qt::AlignLeft,
             row.undefinedReason);
}

void LossRowDelegate::paintChange(QPainter& painter, const QRect& rect, const LossRow& row,
                                  const Theme& theme) const {
    using Direction = LossChange::Direction;
    const LossChange change = lastChange(row.history);
    if (change.direction == Direction::Unknown) return;
    painter.setFont(helpFont());
    painter.setPen(change.direction == Direction::None ? theme.secondText : theme.text);
    drawText(painter, rect, Qt::AlignRight, change.text);
    if (change.direction == Direction::None) return;
    const double right =
        rect.right() + 1 - painter.fontMetrics().horizontalAdvance(change.text) - 4;
    const double middle = rect.center().y() + 1;
    const double tip = change.direction == Direction::Down ? 3 : -3;
    QPainterPath triangle({right - 7, middle - tip});
    triangle.lineTo(right, middle - tip);
    triangle.lineTo(right - 3.5, middle + tip);
    triangle.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(triangle, theme.text);
}

}  // namespace lossglass
