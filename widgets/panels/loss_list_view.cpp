// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/loss_list_view.h"

#include "widgets/panels/loss_list_heads.h"
#include "widgets/panels/loss_row_delegate.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace lossglass {
namespace {

constexpr int kHeadHeight = 24;

}  // namespace

LossListView::LossListView(QWidget* parent)
    : QListView(parent), m_delegate(new LossRowDelegate(this)), m_heads(new LossListHeads(this)) {
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setViewportMargins(0, kHeadHeight, 0, 0);
    setResizeMode(QListView::Adjust);
}

void LossListView::setDensity(ListDensity density) {
    m_density = density;
    m_delegate->setDensity(density);
    m_heads->setDensity(density);
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void LossListView::updateGeometries() {
    QListView::updateGeometries();
    const QRect view = viewport()->geometry();
    m_heads->setGeometry(view.left(), view.top() - kHeadHeight, view.width(), kHeadHeight);
}

bool LossListView::isOnCheckBox(const QPoint& point, const QModelIndex& index) const {
    if (!index.isValid() || !(index.flags() & Qt::ItemIsUserCheckable)) return false;
    return LossRowLayout::of(visualRect(index), m_density).check.contains(point);
}

void LossListView::toggle(const QModelIndex& index) {
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model()->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void LossListView::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    m_pressed = QModelIndex();
    if (event->button() == Qt::LeftButton && isOnCheckBox(event->position().toPoint(), index)) {
        m_pressed = index;
        return;
    }
    QListView::mousePressEvent(event);
}

void LossListView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_pressed.isValid()) {
        QListView::mouseReleaseEvent(event);
        return;
    }
    const QModelIndex index = m_pressed;
    m_pressed = QModelIndex();
    const QPoint point = event->position().toPoint();
    if (indexAt(point) == index && isOnCheckBox(point, index)) toggle(index);
}

void LossListView::mouseDoubleClickEvent(QMouseEvent* event) {
    // Two quick clicks on a box are two clicks.
    mousePressEvent(event);
}

void LossListView::mouseMoveEvent(QMouseEvent* event) {
    // A drag that began on a box must not select rows.
    if (!m_pressed.isValid()) QListView::mouseMoveEvent(event);
}

void LossListView::keyPressEvent(QKeyEvent* event) {
    const QModelIndex index = currentIndex();
    if (event->key() == Qt::Key_Space && index.isValid()) {
        toggle(index);
        return;
    }
    QListView::keyPressEvent(event);
}

}  // namespace lossglass
