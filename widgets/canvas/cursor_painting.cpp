// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/cursor_painting.h"

#include <QLineF>
#include <QPainter>
#include <array>
#include <cmath>

namespace lossglass {
namespace {

constexpr double kArm = 18;
constexpr double kGap = 8;
constexpr double kSmallestSquare = 8;
constexpr double kBlackWidth = 3;
constexpr double kWhiteWidth = 1.4;

/// Draws the same shape twice: a white line on a wider black one.
template <class Draw>
void drawWhiteOnBlack(QPainter& painter, const Draw& draw) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, kBlackWidth, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    draw();
    painter.setPen(QPen(Qt::white, kWhiteWidth, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    draw();
    painter.restore();
}

QRectF squareOf(const ViewTransform& view, QPoint pixel, double smallest) {
    QRectF square = view.toWidget(QRectF(pixel, QSizeF(1, 1)));
    if (square.width() < smallest) {
        const QPointF centre = square.center();
        square.setSize(QSizeF(smallest, smallest));
        square.moveCenter(centre);
    }
    return square;
}

double ringDiameter(const ViewTransform& view, double diameter) {
    return diameter * view.scale();
}

/// A brush of one pixel covers that pixel, wherever in it the pointer stands.
bool showsSquare(const ViewTransform& view, double diameter) {
    return diameter <= 1 || ringDiameter(view, diameter) < kSmallestRing;
}

double gapAround(const QRectF& square) {
    return std::max(kGap, square.width() / 2 + 4);
}

}  // namespace

bool hasRing(Tool tool) {
    return tool == Tool::Brush || tool == Tool::Eraser || tool == Tool::Line;
}

void paintShapeOutline(QPainter& painter, const QPainterPath& outline, RingKind kind) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, kBlackWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(outline);
    QPen white(Qt::white, kWhiteWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (kind == RingKind::Eraser) white.setDashPattern({4, 3});
    painter.setPen(white);
    painter.drawPath(outline);
    painter.restore();
}

void paintBrushRing(QPainter& painter, const ViewTransform& view, QPointF position,
                    const Brush& brush, RingKind kind) {
    const double diameter = brush.diameter;
    if (showsSquare(view, diameter)) {
        const QRectF square = squareOf(view, view.pixelAt(position), kWhiteWidth);
        drawWhiteOnBlack(painter, [&] { painter.drawRect(square); });
        return;
    }
    const double radius = ringDiameter(view, diameter) / 2;
    const bool round = brush.shape == BrushShape::Round;
    const QPointF half = QPointF(radius, -radius) * (round ? std::sqrt(0.5) : 1);
    const QPointF corner(radius, radius);
    drawWhiteOnBlack(painter, [&] {
        if (round)
            painter.drawEllipse(position, radius, radius);
        else
            painter.drawRect(QRectF(position - corner, position + corner));
        if (kind == RingKind::Eraser) painter.drawLine(position - half, position + half);
    });
}

QRectF brushRingRect(const ViewTransform& view, QPointF position, double diameter) {
    const double radius =
        std::max(ringDiameter(view, diameter) / 2, view.scale()) + kBlackWidth + 1;
    return {position.x() - radius, position.y() - radius, 2 * radius, 2 * radius};
}

void paintPixelMark(QPainter& painter, const ViewTransform& view, QPoint pixel, MarkKind kind) {
    const QRectF square = squareOf(view, pixel, kSmallestSquare);
    const QPointF centre = square.center();
    const double from = gapAround(square), to = from + kArm;
    const std::array<QPointF, 4> directions{QPointF(1, 0), {-1, 0}, {0, 1}, {0, -1}};
    drawWhiteOnBlack(painter, [&] {
        painter.drawRect(square);
        if (kind == MarkKind::Pinned) return;
        for (const QPointF& direction : directions)
            painter.drawLine(QLineF(centre + from * direction, centre + to * direction));
    });
}

QRectF pixelMarkRect(const ViewTransform& view, QPoint pixel) {
    const QRectF square = squareOf(view, pixel, kSmallestSquare);
    const double reach = gapAround(square) + kArm + kBlackWidth;
    const QPointF centre = square.center();
    return {centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach};
}

}  // namespace lossglass
