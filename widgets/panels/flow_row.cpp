// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/flow_row.h"

#include <QWidget>

#include <algorithm>

namespace lossglass {

FlowRow::FlowRow(QWidget* parent, int spacing) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowRow::~FlowRow() {
    qDeleteAll(m_items);
}

void FlowRow::addRemark(QWidget* remark) {
    m_remark = remark;
    addWidget(remark);
}

void FlowRow::addItem(QLayoutItem* item) {
    m_items << item;
}

int FlowRow::count() const {
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowRow::itemAt(int index) const {
    return m_items.value(index);
}

QLayoutItem* FlowRow::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

bool FlowRow::isRemark(const QLayoutItem& item) const {
    return m_remark && const_cast<QLayoutItem&>(item).widget() == m_remark;
}

int FlowRow::heightForWidth(int width) const {
    const QMargins margins = contentsMargins();
    return arrange({0, 0, width - margins.left() - margins.right(), 0}, Pass::Measure) +
           margins.top() + margins.bottom();
}

QSize FlowRow::sizeHint() const {
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        const QSize own = item->sizeHint();
        size.rwidth() += own.width() + (size.width() > 0 ? spacing() : 0);
        size.setHeight(std::max(size.height(), own.height()));
    }
    return size.grownBy(contentsMargins());
}

QSize FlowRow::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty() && !isRemark(*item)) size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowRow::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect.marginsRemoved(contentsMargins()), Pass::Place);
}

int FlowRow::arrange(const QRect& rect, Pass pass) const {
    int x = 0, y = 0, lineHeight = 0;
    QList<std::pair<QLayoutItem*, QRect>> line;
    // All of a line stand on one middle.
    const auto endLine = [&] {
        for (auto& [item, place] : line)
            if (pass == Pass::Place)
                item->setGeometry(place.translated(0, (lineHeight - place.height()) / 2));
        line.clear();
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        QSize size = item->sizeHint();
        const bool fits = x + size.width() <= rect.width();
        if (isRemark(*item)) {
            const int left = fits ? rect.width() - size.width() : x;
            line.append({item, QRect(rect.topLeft() + QPoint(left, y), fits ? size : QSize(0, 0))});
            continue;
        }
        if (!fits && x > 0) {
            endLine();
            y += lineHeight + spacing();
            x = lineHeight = 0;
        }
        size.setWidth(std::min(size.width(), std::max(rect.width(), item->minimumSize().width())));
        line.append({item, QRect(rect.topLeft() + QPoint(x, y), size)});
        x += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    endLine();
    return y + lineHeight;
}

}  // namespace lossglass
