// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/compare_map_view.h"

#include "widgets/canvas/cursor_painting.h"
#include "widgets/canvas/state_painting.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kZoomStep = 1.25, kLargestScale = 96;
constexpr int kWheelNotch = 120;

}  // namespace

CompareMapView::CompareMapView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void CompareMapView::setMap(const QImage& image, const ViewTransform& view) {
    m_map = image;
    m_mapView = view;
    update();
}

void CompareMapView::setView(const ViewTransform& view) {
    if (view == m_view) return;
    m_view = view;
    update();
}

void CompareMapView::setPicture(const QRect& shown) {
    m_shown = shown;
}

void CompareMapView::setCross(std::optional<QPoint> pixel) {
    if (pixel == m_cross) return;
    m_cross = pixel;
    update();
}

void CompareMapView::setState(const CanvasState& state) {
    if (state == m_state) return;
    m_state = state;
    update();
}

void CompareMapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& colours = themeOf(palette());
    painter.fillRect(rect(), colours.well);
    if (m_state.kind == CanvasState::Kind::Undefined) {
        paintUndefined(painter, rect(), m_state.text, colours);
    } else if (m_state.kind == CanvasState::Kind::NoGradient) {
        const QRect place = m_view.toWidget(QRectF(m_shown)).toAlignedRect() & rect();
        paintNoGradient(painter, place, colours);
    } else if (!m_map.isNull()) {
        const double ratio = m_view.scale() / m_mapView.scale();
        const QSizeF size = QSizeF(m_map.size()) / m_map.devicePixelRatio();
        const QRectF place(m_view.offset() - ratio * m_mapView.offset(), ratio * size);
        if (m_state.kind == CanvasState::Kind::Working) {
            painter.fillRect(rect(), colours.panel);
            painter.setOpacity(kOldMapOpacity);
        }
        // At its own view the map is drawn as it is, device pixel by device pixel.
        if (m_view == m_mapView)
            painter.drawImage(QPointF(), m_map);
        else
            painter.drawImage(place, m_map);
        painter.setOpacity(1);
    }
    if (m_cross && m_shown.contains(*m_cross) && m_state.kind != CanvasState::Kind::Undefined)
        paintPixelMark(painter, m_view, *m_cross, MarkKind::Linked);
    if (m_keyboardFocus) paintCanvasFrame(painter, rect(), colours);
}

void CompareMapView::zoomAt(QPointF place, double factor) {
    if (m_shown.isEmpty()) return;
    const double fitted = ViewTransform::fit(m_shown, size()).scale();
    const double wanted = std::clamp(m_view.scale() * factor, std::min(fitted, 1.0) / 2,
                                     std::max(fitted, kLargestScale));
    emit viewWanted(
        m_view.zoomedAt(place, wanted / m_view.scale()).keptInside(m_shown, QSizeF(size())));
}

void CompareMapView::mousePressEvent(QMouseEvent* event) {
    m_keyboardFocus = false;
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return event->ignore();
    m_pressed = m_last = event->position();
    m_dragged = false;
}

void CompareMapView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed) {
        const QPoint pixel = m_view.pixelAt(event->position());
        if (m_shown.contains(pixel)) emit pixelHovered(pixel);
        return;
    }
    const QPointF way = event->position() - *m_pressed;
    m_dragged = m_dragged || way.manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragged) return;
    const QPointF step = event->position() - m_last;
    m_last = event->position();
    emit viewWanted(m_view.movedBy(step).keptInside(m_shown, QSizeF(size())));
}

void CompareMapView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_pressed) return event->ignore();
    m_pressed.reset();
    if (!m_dragged && event->button() == Qt::LeftButton) emit picked();
}

void CompareMapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) emit fitWanted();
}

void CompareMapView::wheelEvent(QWheelEvent* event) {
    const int delta = event->angleDelta().y();
    if (delta == 0) return event->ignore();
    zoomAt(event->position(), std::pow(kZoomStep, double(delta) / kWheelNotch));
    event->accept();
}

void CompareMapView::moveCross(QPoint step) {
    if (m_shown.isEmpty()) return;
    const QPoint from = m_cross && m_shown.contains(*m_cross) ? *m_cross : m_shown.center() - step;
    emit pixelHovered(QPoint(std::clamp(from.x() + step.x(), m_shown.left(), m_shown.right()),
                             std::clamp(from.y() + step.y(), m_shown.top(), m_shown.bottom())));
}

void CompareMapView::keyPressEvent(QKeyEvent* event) {
    const int step = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    const QPointF middle = QRectF(rect()).center();
    switch (event->key()) {
        case Qt::Key_Left:
            return moveCross({-step, 0});
        case Qt::Key_Right:
            return moveCross({step, 0});
        case Qt::Key_Up:
            return moveCross({0, -step});
        case Qt::Key_Down:
            return moveCross({0, step});
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomAt(middle, kZoomStep);
        case Qt::Key_Minus:
            return zoomAt(middle, 1 / kZoomStep);
        case Qt::Key_0:
            return emit fitWanted();
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return emit picked();
        default:
            QWidget::keyPressEvent(event);
    }
}

bool CompareMapView::event(QEvent* event) {
    // A plain key that the map understands is not to be taken by a shortcut of the window.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,    Qt::Key_Down,
                            Qt::Key_0,    Qt::Key_Plus,  Qt::Key_Minus, Qt::Key_Return};
        if (!(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) &&
            std::find(std::begin(keys), std::end(keys), key->key()) != std::end(keys))
            event->accept();
    }
    return QWidget::event(event);
}

void CompareMapView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    m_keyboardFocus = event->reason() == Qt::TabFocusReason ||
                      event->reason() == Qt::BacktabFocusReason ||
                      event->reason() == Qt::ShortcutFocusReason;
    update();
}

void CompareMapView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    m_keyboardFocus = false;
    update();
}

}  // namespace lossglass
