// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Canvas that draws shapes: lines, rectangles, ellipses, polygons, and clicks to fill.
#include "widgets/canvas/canvas.h"
#include "widgets/canvas/cursor_painting.h"

#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QTransform>

namespace lossglass {
namespace {

/// A click this near to the first corner of a polygon, on screen, closes it.
constexpr double kClosingDistance = 8;

ShapeAspect aspectOf(Qt::KeyboardModifiers held) {
    return held & Qt::ShiftModifier ? ShapeAspect::Regular : ShapeAspect::Free;
}

}  // namespace

void Canvas::pressWithShapeTool(QMouseEvent* event, PaintButton button) {
    const QPointF place = m_view.toPicture(event->position());
    if (m_tool == Tool::Fill) {
        if (pixelInside(event->position()))
            emit shapeDrawn({Tool::Fill, {}, {{place.x(), place.y()}}}, button);
        return;
    }
    if (m_tool == Tool::Polygon) {
        if (m_shape) moveShape(event->position(), event->modifiers());
        return pressWithPolygon(event->position(), button);
    }
    m_gesture = Gesture::Shape;
    updateRing();
    m_shape.emplace(m_tool, button, place);
    moveShape(event->position(), event->modifiers());
}

void Canvas::pressWithPolygon(QPointF position, PaintButton button) {
    if (!m_shape) {
        m_shape.emplace(Tool::Polygon, button, m_view.toPicture(position));
    } else {
        const QPointF first = m_view.toWidget(m_shape->firstCorner());
        if (m_shape->cornerCount() > 2 && QLineF(first, position).length() <= kClosingDistance)
            return finishShape();
        m_shape->addCorner();
    }
    updateShape();
}

void Canvas::moveShape(QPointF position, Qt::KeyboardModifiers held) {
    if (!m_shape) return;
    m_shape->moveTo(m_view.toPicture(position), aspectOf(held));
    updateShape();
}

void Canvas::finishShape() {
    if (!m_shape) return;
    const ShapeGesture done = *m_shape;
    dropShape();
    emit shapeDrawn(done.shape(), done.button());
}

void Canvas::cancelDrawing() {
    const bool wasStroke = m_gesture == Gesture::Stroke;
    if (wasStroke) m_gesture = Gesture::None;
    dropShape();
    if (wasStroke) emit strokeCancelled();
}

void Canvas::dropShape() {
    if (m_gesture == Gesture::Shape) m_gesture = Gesture::None;
    m_shape.reset();
    updateShape();
    updateRing();
    updateCursor();
}

bool Canvas::takeDrawingKey(QKeyEvent* event) {
    if (event->key() == Qt::Key_Control) {
        m_eraseHeld = true;
        updateRing();
        return false;
    }
    if (event->key() == Qt::Key_Shift && m_shape && m_pointer) {
        moveShape(*m_pointer, Qt::ShiftModifier);
        return true;
    }
    if (!isDrawing()) return false;
    if (event->key() == Qt::Key_Escape) {
        cancelDrawing();
        return true;
    }
    if (!m_shape || m_shape->tool() != Tool::Polygon) return false;
    switch (event->key()) {
        case Qt::Key_Backspace:
            if (!m_shape->removeCorner()) dropShape();
            updateShape();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_shape->cornerCount() > 2) finishShape();
            return true;
        default:
            return false;
    }
}

QPainterPath Canvas::shapePath() const {
    if (!m_shape) return {};
    const QPointF offset = m_view.offset();
    return QTransform(m_view.scale(), 0, 0, m_view.scale(), offset.x(), offset.y())
        .map(m_shape->outline(m_brush));
}

void Canvas::updateShape() {
    if (!m_shapeRect.isNull()) update(m_shapeRect.toAlignedRect());
    m_shapeRect = {};
    if (!m_shape) return;
    constexpr double kBy = kOutlineMargin;
    m_shapeRect = shapePath().boundingRect().adjusted(-kBy, -kBy, kBy, kBy);
    update(m_shapeRect.toAlignedRect());
}

}  // namespace lossglass
