// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/brush_raster.h"
#include "widgets/canvas/tool.h"
#include "widgets/canvas/view_transform.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

class QPainter;

namespace lossglass {

/// Below this diameter on screen a ring says less than the pixel's own square.
inline constexpr double kSmallestRing = 6;

/// Marks are white on black, so that they show on every map.

/// Whether the pointer of a tool shows the size of the brush.
bool hasRing(Tool tool);

/// The brush at true size: a ring or square, or the pixel's square where that would be too small.
enum class RingKind { Brush, Eraser };
void paintBrushRing(QPainter& painter, const ViewTransform& view, QPointF position,
                    const Brush& brush, RingKind kind);
/// What paintBrushRing touches, in widget coordinates.
QRectF brushRingRect(const ViewTransform& view, QPointF position, double diameter);

/// The outline of a shape that is being drawn, in widget coordinates: dashed where it erases.
void paintShapeOutline(QPainter& painter, const QPainterPath& outline, RingKind kind);
/// How far it reaches beyond the path.
inline constexpr double kOutlineMargin = 4;

/// The linked cursor: four short arms around the pixel's square; no lines across the picture.
/// A pinned pixel shows the square alone.
enum class MarkKind { Linked, Pinned };
void paintPixelMark(QPainter& painter, const ViewTransform& view, QPoint pixel, MarkKind kind);
/// What paintPixelMark touches, in widget coordinates.
QRectF pixelMarkRect(const ViewTransform& view, QPoint pixel);

}  // namespace lossglass
