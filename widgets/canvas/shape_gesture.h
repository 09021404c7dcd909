// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/brush_raster.h"
#include "widgets/canvas/tool.h"

#include <QPainterPath>
#include <QPoint>
#include <QPointF>

namespace lossglass {

/// Shift: a square, a circle, a line in a multiple of 45 degrees.
enum class ShapeAspect { Free, Regular };

/// A shape while a hand draws it: its fixed points, and the one that follows the pointer. Picture
/// coordinates.
class ShapeGesture {
public:
    /// `tool`: Line, Rectangle, Ellipse or Polygon.
    ShapeGesture(Tool tool, PaintButton button, QPointF start);

    Tool tool() const { return m_tool; }
    PaintButton button() const { return m_button; }
    void moveTo(QPointF place, ShapeAspect aspect);

    /// Polygon: the place of the pointer becomes a corner.
    void addCorner();
    /// Takes the last corner back; false when it was the only one.
    bool removeCorner();
    std::size_t cornerCount() const { return m_points.size(); }
    QPointF firstCorner() const;

    /// What has been drawn so far. Of a polygon the corners alone, without the pointer.
    DrawnShape shape() const;
    /// The outline of what would be painted; polygons run on to the pointer.
    QPainterPath outline(const Brush& brush) const;

private:
    QPointF regular(QPointF place) const;

    Tool m_tool;
    PaintButton m_button;
    std::vector<PaintPoint> m_points;
    QPointF m_pointer;
};

/// The box of pixels from one to the other, both included; Regular: as high as wide, by the longer
/// side.
Region boxBetween(QPoint from, QPoint to, ShapeAspect aspect);

}  // namespace lossglass
