// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/shape_gesture.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lossglass {
namespace {

QPointF qt(const PaintPoint& point) {
    return {point.x, point.y};
}

QPoint pixelOf(QPointF place) {
    return {static_cast<int>(std::floor(place.x())), static_cast<int>(std::floor(place.y()))};
}

/// What a square sweeps along a line: the hull of the squares at its two ends.
QPolygonF sweptSquare(QPointF from, QPointF to, double half) {
    if (to.x() < from.x()) std::swap(from, to);
    // Of each square the corner between the two that draw the long sides is outside on one end.
    const double turn = to.y() >= from.y() ? 1 : -1;
    const QPointF ahead(half, turn * half), aside(half, -turn * half);
    return QList<QPointF>{from - ahead, from + aside, to + aside,
                          to + ahead,   to - aside,   from - aside};
}

QPainterPath lineOutline(QPointF from, QPointF to, const Brush& brush) {
    const double half = brush.diameter / 2;
    QPainterPath path;
    if (brush.shape == BrushShape::Square) {
        path.addPolygon(sweptSquare(from, to, half));
        path.closeSubpath();
        return path;
    }
    const QPointF along = to - from;
    const double length = std::hypot(along.x(), along.y());
    if (length < 1e-6) {
        path.addEllipse(from, half, half);
        return path;
    }
    // Half a circle around each end, joined by straight sides. Qt counts degrees upwards.
    const double angle = std::atan2(-along.y(), along.x()) * 180 / std::numbers::pi;
    const QPointF corner(half, half);
    path.arcMoveTo(QRectF(from - corner, from + corner), angle + 90);
    path.arcTo(QRectF(from - corner, from + corner), angle + 90, 180);
    path.arcTo(QRectF(to - corner, to + corner), angle - 90, 180);
    path.closeSubpath();
    return path;
}

}  // namespace

ShapeGesture::ShapeGesture(Tool tool, PaintButton button, QPointF start)
    : m_tool(tool), m_button(button), m_points{{start.x(), start.y()}}, m_pointer(start) {}

QPointF ShapeGesture::firstCorner() const {
    return qt(m_points.front());
}

/// The nearest place on one of the eight directions from the last fixed point.
QPointF ShapeGesture::regular(QPointF place) const {
    const QPointF from = qt(m_points.back()), along = place - from;
    constexpr double kStep = std::numbers::pi / 4;
    const double angle = std::round(std::atan2(along.y(), along.x()) / kStep) * kStep;
    const QPointF direction(std::cos(angle), std::sin(angle));
    return from + direction * QPointF::dotProduct(along, direction);
}

void ShapeGesture::moveTo(QPointF place, ShapeAspect aspect) {
    if (aspect == ShapeAspect::Free) {
        m_pointer = place;
        return;
    }
    if (m_tool == Tool::Line || m_tool == Tool::Polygon) {
        m_pointer = regular(place);
        return;
    }
    const QPoint from = pixelOf(firstCorner());
    const Region box = boxBetween(from, pixelOf(place), aspect);
    const int x = box.x == from.x() ? box.x + box.width - 1 : box.x;
    const int y = box.y == from.y() ? box.y + box.height - 1 : box.y;
    m_pointer = QPointF(x + 0.5, y + 0.5);
}

void ShapeGesture::addCorner() {
    m_points.push_back({m_pointer.x(), m_pointer.y()});
}

bool ShapeGesture::removeCorner() {
    if (m_points.size() < 2) return false;
    m_points.pop_back();
    return true;
}

DrawnShape ShapeGesture::shape() const {
    DrawnShape shape{m_tool, {}, m_points};
    if (m_tool == Tool::Line) shape.points.push_back({m_pointer.x(), m_pointer.y()});
    if (m_tool == Tool::Rectangle || m_tool == Tool::Ellipse) {
        shape.box = boxBetween(pixelOf(firstCorner()), pixelOf(m_pointer), ShapeAspect::Free);
        shape.points.clear();
    }
    return shape;
}

QPainterPath ShapeGesture::outline(const Brush& brush) const {
    QPainterPath path;
    const Region box = shape().box;
    const QRectF rect(box.x, box.y, box.width, box.height);
    switch (m_tool) {
        case Tool::Rectangle:
            path.addRect(rect);
            break;
        case Tool::Ellipse:
            path.addEllipse(rect);
            break;
        case Tool::Line:
            return lineOutline(firstCorner(), m_pointer, brush);
        default:
            path.moveTo(firstCorner());
            for (const PaintPoint& corner : m_points)
                path.lineTo(qt(corner));
            path.lineTo(m_pointer);
            if (m_points.size() > 1) path.closeSubpath();
    }
    return path;
}

Region boxBetween(QPoint from, QPoint to, ShapeAspect aspect) {
    int width = std::abs(to.x() - from.x()) + 1, height = std::abs(to.y() - from.y()) + 1;
    if (aspect == ShapeAspect::Regular) width = height = std::max(width, height);
    return {to.x() >= from.x() ? from.x() : from.x() - width + 1,
            to.y() >= from.y() ? from.y() : from.y() - height + 1, width, height};
}

}  // namespace lossglass
