// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas.h"
#include "widgets/canvas/cursor_painting.h"
#include "widgets/canvas/state_painting.h"
#include "widgets/theme/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QTimerEvent>
#include <cmath>

namespace lossglass {
void Canvas::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const Theme& colours = themeOf(palette());
    switch (m_state.kind) {
        case CanvasState::Kind::Empty:
            paintEmpty(painter, rect(), m_state, colours);
            break;
        case CanvasState::Kind::Undefined:
            paintUndefined(painter, rect(), m_state.text, colours);
            break;
        case CanvasState::Kind::NoGradient:
            painter.fillRect(rect(), colours.well);
            paintNoGradient(painter, pictureRect(), colours);
            paintMarks(painter);
            break;
        case CanvasState::Kind::Normal:
        case CanvasState::Kind::Working:
            paintMap(painter, event->region());
            paintMarks(painter);
            break;
    }
    if (m_state.kind == CanvasState::Kind::Working)
        paintWorking(painter, rect(), event->region(), m_state, colours, m_barPhase);
    if (m_keyboardFocus || m_dropTarget) paintCanvasFrame(painter, rect(), colours);
}

void Canvas::paintMap(QPainter& painter, const QRegion& region) {
    const Theme& colours = themeOf(palette());
    // Only a target lies on its photograph; the other maps cover all of it.
    const bool hasGround = content() == CanvasContent::Target;
    m_frame.prepare(
        {MapSampler(m_scene, m_settings), hasGround ? m_photo : nullptr,
         std::max(1, m_scene.samples()), shownPixels(), &colours, m_view, devicePixelRatioF()},
        size(), region);
    painter.save();
    if (m_state.kind == CanvasState::Kind::Working) {
        for (const QRect& part : region)
            painter.fillRect(part, colours.panel);
        painter.setOpacity(kOldMapOpacity);
    }
    for (const QRect& part : region)
        m_frame.paint(painter, part);
    painter.restore();
}

void Canvas::paintMarks(QPainter& painter) {
    const QRect shown = shownPixels();
    if (m_pinned && shown.contains(*m_pinned))
        paintPixelMark(painter, m_view, *m_pinned, MarkKind::Pinned);
    if (m_linked && shown.contains(*m_linked))
        paintPixelMark(painter, m_view, *m_linked, MarkKind::Linked);
    if (m_shape)
        paintShapeOutline(
            painter, shapePath(),
            m_shape->button() == PaintButton::Erase ? RingKind::Eraser : RingKind::Brush);
    const bool draws = m_gesture == Gesture::Shape;
    if (m_pointer && canPaint() && hasRing(m_tool) && m_gesture != Gesture::Pan && !draws &&
        !m_spaceHeld) {
        const bool stroke = m_gesture == Gesture::Stroke;
        const bool erases =
            stroke ? m_strokeButton == PaintButton::Erase : m_tool == Tool::Eraser || m_eraseHeld;
        paintBrushRing(painter, m_view, *m_pointer, m_brush,
                       erases ? RingKind::Eraser : RingKind::Brush);
    }
}

void Canvas::updateMark(const std::optional<QPoint>& pixel) {
    if (pixel) update(pixelMarkRect(m_view, *pixel).toAlignedRect());
}

void Canvas::updateRing() {
    if (m_pointer && hasRing(m_tool))
        update(brushRingRect(m_view, *m_pointer, m_brush.diameter).toAlignedRect());
}

void Canvas::placeButton() {
    if (!m_button) return;
    const QSize wanted = m_button->sizeHint();
    const QPoint place = emptyButtonPlace(rect());
    m_button->setGeometry(QRect(QPoint(place.x() - wanted.width() / 2, place.y()), wanted));
}

QRect Canvas::pictureRect() const {
    return m_view.toWidget(QRectF(shownPixels())).toAlignedRect() & rect();
}

void Canvas::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_barTimer.timerId()) return QWidget::timerEvent(event);
    m_barPhase = std::fmod(m_barPhase + 0.025, 1.0);
    update(0, height() - 3, width(), 3);
}

}  // namespace lossglass
