// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/budget_bars.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace lossglass {

const BudgetBars::Part* BudgetBars::partAt(const std::vector<Part>& parts, QPointF place) const {
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const Part& part) { return part.place.contains(place); });
    return found == parts.end() ? nullptr : &*found;
}

BudgetPart BudgetBars::named(const Part& part) const {
    return {part.row < 0 ? std::string() : m_data.rows[static_cast<std::size_t>(part.row)].id,
            part.segment};
}

bool BudgetBars::isThis(const std::optional<BudgetPart>& wanted, const Part& part) const {
    return wanted && *wanted == named(part);
}

void BudgetBars::point(const std::optional<BudgetPart>& part) {
    if (part == m_pointed) return;
    m_pointed = part;
    update();
    emit partPointed(part);
}

void BudgetBars::keep(const BudgetPart& part) {
    m_kept = m_kept == part ? std::nullopt : std::optional(part);
    update();
    emit partKept(m_kept);
}

void BudgetBars::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    const auto all = parts();
    const Part* part = partAt(all, event->position());
    const std::optional<BudgetPart> pressed = part ? std::optional(named(*part)) : std::nullopt;
    const int row = rowAt(event->position().y());
    if (row >= 0) emit lossPicked(m_data.rows[static_cast<std::size_t>(row)].id);
    if (pressed) keep(*pressed);
}

void BudgetBars::mouseMoveEvent(QMouseEvent* event) {
    const auto all = parts();
    const Part* part = partAt(all, event->position());
    point(part ? std::optional(named(*part)) : std::nullopt);
}

void BudgetBars::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    point(std::nullopt);
}

void BudgetBars::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    point(std::nullopt);
}

void BudgetBars::step(int rows, int segments) {
    const auto all = parts();
    if (all.empty()) return;
    const auto now = std::find_if(all.begin(), all.end(), [this](const Part& part) {
        return isThis(m_pointed ? m_pointed : m_kept, part);
    });
    if (now == all.end()) return point(named(all.front()));
    if (segments != 0) {
        const auto next = now - all.begin() + segments;
        if (next >= 0 && next < static_cast<std::ptrdiff_t>(all.size()) &&
            all[static_cast<std::size_t>(next)].row == now->row)
            point(named(all[static_cast<std::size_t>(next)]));
        return;
    }
    // The same kind of pixels in the next bar that has any.
    for (int row = now->row + rows; row >= -1 && row < static_cast<int>(m_data.rows.size());
         row += rows) {
        const int segment = now->segment;
        const auto there = std::find_if(all.begin(), all.end(), [row, segment](const Part& part) {
            return part.row == row && part.segment == segment;
        });
        if (there != all.end()) return point(named(*there));
    }
}

void BudgetBars::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Up:
            return step(-1, 0);
        case Qt::Key_Down:
            return step(1, 0);
        case Qt::Key_Left:
            return step(0, -1);
        case Qt::Key_Right:
            return step(0, 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_pointed) keep(*m_pointed);
            return;
        case Qt::Key_Escape:
            if (m_kept) return keep(*m_kept);
            [[fallthrough]];
        default:
            QWidget::keyPressEvent(event);
    }
}

bool BudgetBars::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && m_kept &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto all = parts();
    const Part* part = partAt(all, help->pos());
    QToolTip::showText(help->globalPos(), part ? textOf(*part) : QString(), this);
    return true;
}

}  // namespace lossglass
