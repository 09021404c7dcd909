// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas.h"
#include "widgets/canvas/cursor_painting.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

constexpr double kZoomStep = 1.25;  ///< one notch of the wheel, one press of + or -
constexpr double kLargestScale = 96;
constexpr int kWheelNotch = 120;

/// Whether somebody may be typing: the pointer passing by must not end that.
bool isText(const QWidget* widget) {
    const auto* combo = qobject_cast<const QComboBox*>(widget);
    return qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) || (combo && combo->isEditable());
}

}  // namespace

bool Canvas::hasPicture() const {
    return !m_scene.isEmpty() && m_state.kind != CanvasState::Kind::Empty &&
           m_state.kind != CanvasState::Kind::Undefined;
}

bool Canvas::canPaint() const {
    return hasPicture() && content() != CanvasContent::Gradient;
}

bool Canvas::isErasing(Qt::MouseButton button, Qt::KeyboardModifiers held) const {
    return button != Qt::LeftButton || m_tool == Tool::Eraser || (held & Qt::ControlModifier);
}

std::optional<QPoint> Canvas::pixelInside(QPointF position) const {
    const QPoint pixel = m_view.pixelAt(position);
    const bool inside = hasPicture() && shownPixels().contains(pixel);
    return inside ? std::optional(pixel) : std::nullopt;
}

void Canvas::changeView(const ViewTransform& view) {
    const ViewTransform kept = view.keptInside(shownPixels(), size());
    if (kept == m_view) return;
    setView(kept);
    emit viewChanged(m_view);
}

void Canvas::zoomAt(QPointF position, double factor) {
    if (!hasPicture()) return;
    const double fitted = ViewTransform::fit(shownPixels(), size()).scale();
    const double wanted = std::clamp(m_view.scale() * factor, std::min(fitted, 1.0) / 2,
                                     std::max(fitted, kLargestScale));
    changeView(m_view.zoomedAt(position, wanted / m_view.scale()));
}

void Canvas::startStroke(QPointF position, PaintButton button) {
    m_gesture = Gesture::Stroke;
    m_strokeButton = button;
    m_last = m_view.toPicture(position);
    updateRing();
    emit strokeBegan();
    emit strokePiece({m_last.x(), m_last.y(), m_last.x(), m_last.y()}, button);
}

void Canvas::continueStroke(QPointF position) {
    const QPointF now = m_view.toPicture(position);
    if (now == m_last) return;
    const StrokePiece piece{m_last.x(), m_last.y(), now.x(), now.y()};
    m_last = now;
    emit strokePiece(piece, m_strokeButton);
}

void Canvas::endGesture() {
    const Gesture ended = std::exchange(m_gesture, Gesture::None);
    updateRing();
    updateCursor();
    if (ended == Gesture::Stroke) emit strokeEnded();
}

void Canvas::hover(std::optional<QPoint> pixel) {
    if (pixel == m_hovered) return;
    m_hovered = pixel;
    emit pixelHovered(pixel);
}

void Canvas::mousePressEvent(QMouseEvent* event) {
    setKeyboardFocus(false);
    if (!hasPicture() || m_gesture != Gesture::None) return event->ignore();
    const bool left = event->button() == Qt::LeftButton;
    const bool pans =
        event->button() == Qt::MiddleButton || (left && (m_spaceHeld || m_tool == Tool::Pan));
    if (pans) {
        m_gesture = Gesture::Pan;
        m_last = event->position();
        updateRing();
        updateCursor();
    } else if (canPaint() && m_tool != Tool::Crosshair && m_tool != Tool::Pan &&
               (left || event->button() == Qt::RightButton)) {
        const PaintButton button = isErasing(event->button(), event->modifiers())
                                       ? PaintButton::Erase
                                       : PaintButton::Paint;
        if (m_tool == Tool::Brush || m_tool == Tool::Eraser)
            startStroke(event->position(), button);
        else
            pressWithShapeTool(event, button);
    } else if (left) {
        if (const auto pixel = pixelInside(event->position())) emit pixelPinned(*pixel);
    } else {
        event->ignore();
    }
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
    updateRing();
    m_pointer = event->position();
    m_eraseHeld = event->modifiers() & Qt::ControlModifier;
    updateRing();
    if (m_shape) moveShape(event->position(), event->modifiers());
    if (m_gesture == Gesture::Pan) {
        const QPointF delta = event->position() - m_last;
        m_last = event->position();
        changeView(m_view.movedBy(delta));
        return;
    }
    if (m_gesture == Gesture::Stroke) continueStroke(event->position());
    hover(pixelInside(event->position()));
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
    if (m_gesture == Gesture::None) return event->ignore();
    // Another button of the same gesture may still be down.
    if (event->buttons() != Qt::NoButton) return;
    const bool draws = m_gesture == Gesture::Shape;
    endGesture();
    if (draws) finishShape();
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event) {
    const bool painting =
        canPaint() && m_tool != Tool::Crosshair && m_tool != Tool::Pan && !m_spaceHeld;
    if (painting && m_shape && m_shape->cornerCount() > 2) return finishShape();
    // Two quick dabs are no double click.
    if (painting || event->button() != Qt::LeftButton) return mousePressEvent(event);
    if (hasPicture()) changeView(ViewTransform::fit(shownPixels(), size()));
}

void Canvas::enterEvent(QEnterEvent* event) {
    QWidget::enterEvent(event);
    // So that Space and Esc mean the canvas below the pointer.
    if (isActiveWindow() && !isText(QApplication::focusWidget())) setFocus(Qt::MouseFocusReason);
}

void Canvas::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    updateRing();
    m_pointer.reset();
    if (m_gesture == Gesture::None) hover(std::nullopt);
}

void Canvas::wheelEvent(QWheelEvent* event) {
    const int delta = event->angleDelta().y();
    if (delta == 0 || !hasPicture()) return event->ignore();
    zoomAt(event->position(), std::pow(kZoomStep, double(delta) / kWheelNotch));
    event->accept();
}

void Canvas::moveLinkedPixel(QPoint step) {
    const QRect picture = shownPixels();
    const QPoint from = m_linked ? *m_linked : m_view.pixelAt(QRectF(rect()).center()) - step;
    const QPoint to(std::clamp(from.x() + step.x(), picture.left(), picture.right()),
                    std::clamp(from.y() + step.y(), picture.top(), picture.bottom()));
    setLinkedPixel(to);
    const QRectF place = m_view.toWidget(QRectF(to, QSizeF(1, 1)));
    if (!QRectF(rect()).contains(place.center()))
        changeView(m_view.movedBy(QRectF(rect()).center() - place.center()));
    hover(to);
}

void Canvas::keyPressEvent(QKeyEvent* event) {
    if (!hasPicture()) return QWidget::keyPressEvent(event);
    if (takeDrawingKey(event)) return;
    const int step = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    const QPointF middle = m_pointer.value_or(QRectF(rect()).center());
    switch (event->key()) {
        case Qt::Key_Left:
            moveLinkedPixel({-step, 0});
            break;
        case Qt::Key_Right:
            moveLinkedPixel({step, 0});
            break;
        case Qt::Key_Up:
            moveLinkedPixel({0, -step});
            break;
        case Qt::Key_Down:
            moveLinkedPixel({0, step});
            break;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomAt(middle, kZoomStep);
            return;
        case Qt::Key_Minus:
            zoomAt(middle, 1 / kZoomStep);
            return;
        case Qt::Key_F:
            changeView(ViewTransform::fit(shownPixels(), size()));
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_linked) emit pixelPinned(*m_linked);
            return;
        case Qt::Key_Space:
            if (event->isAutoRepeat()) return;
            m_spaceHeld = true;
            updateRing();
            updateCursor();
            return;
        default:
            return QWidget::keyPressEvent(event);
    }
    setKeyboardFocus(true);
}

void Canvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Control && m_eraseHeld) {
        m_eraseHeld = false;
        updateRing();
    }
    if (event->key() == Qt::Key_Shift && m_shape && m_pointer)
        moveShape(*m_pointer, event->modifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier));
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return QWidget::keyReleaseEvent(event);
    m_spaceHeld = false;
    updateRing();
    updateCursor();
}

bool Canvas::event(QEvent* event) {
    // A plain key that the canvas understands is not to be taken by a shortcut of the window.
    if (event->type() == QEvent::ShortcutOverride && hasPicture()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,    Qt::Key_Down,
                            Qt::Key_F,    Qt::Key_Space, Qt::Key_Return};
        const bool drawing =
            isDrawing() && (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Backspace ||
                            key->key() == Qt::Key_Enter);
        if (drawing) event->accept();
        if (!(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) &&
            std::find(std::begin(keys), std::end(keys), key->key()) != std::end(keys))
            event->accept();
    }
    return QWidget::event(event);
}

void Canvas::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    const Qt::FocusReason reason = event->reason();
    setKeyboardFocus(reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                     reason == Qt::ShortcutFocusReason);
}

void Canvas::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    setKeyboardFocus(false);
    m_spaceHeld = false;
    m_eraseHeld = false;
    updateRing();
    updateCursor();
}

void Canvas::setKeyboardFocus(bool shown) {
    if (shown == m_keyboardFocus) return;
    m_keyboardFocus = shown;
    update();
}

void Canvas::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    dropShape();
    if (m_gesture != Gesture::None) endGesture();
}

void Canvas::updateCursor() {
    if (m_gesture == Gesture::Pan) return setCursor(Qt::ClosedHandCursor);
    if (!hasPicture()) return setCursor(Qt::ArrowCursor);
    if (m_spaceHeld || m_tool == Tool::Pan) return setCursor(Qt::OpenHandCursor);
    // A ring of some size is pointer enough; a square of two pixels would be lost.
    const bool ring =
        canPaint() && hasRing(m_tool) && m_brush.diameter * m_view.scale() >= 2 * kSmallestRing;
    setCursor(ring ? Qt::BlankCursor : Qt::CrossCursor);
}

void Canvas::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasUrls()) return;
    event->acceptProposedAction();
    m_dropTarget = true;
    update();
}

void Canvas::dragLeaveEvent(QDragLeaveEvent*) {
    m_dropTarget = false;
    update();
}

void Canvas::dropEvent(QDropEvent* event) {
    m_dropTarget = false;
    update();
    const QList<QUrl> files = event->mimeData()->urls();
    if (files.isEmpty()) return;
    event->acceptProposedAction();
    emit filesDropped(files);
}

}  // namespace lossglass
