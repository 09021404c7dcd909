// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure_maps.h"

#include "widgets/theme/theme.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>
#include <algorithm>

namespace lossglass {

namespace {

constexpr double kBarHeight = fromPoints(6);
constexpr double kSwatch = fromPoints(6);

void paintOutlines(QPainter& painter, const FigureContent::Map& map, const QRectF& body) {
    if (map.image.isNull()) return;
    painter.save();
    painter.setClipRect(body);
    const QTransform toPage =
        QTransform::fromTranslate(body.x(), body.y())
            .scale(body.width() / map.image.width(), body.height() / map.image.height());
    painter.setBrush(Qt::NoBrush);
    for (const FigureContent::Outline& outline : map.outlines) {
        QPen pen(outline.colour, fromPoints(0.45));
        pen.setJoinStyle(Qt::RoundJoin);
        painter.setPen(pen);
        painter.drawPath(toPage.map(outline.path));
    }
    painter.restore();
}

void paintKeys(QPainter& painter, const FigureContent::Map& map, const QRectF& foot,
               const Theme& colours) {
    double y = foot.top();
    const double line = fromPoints(10);
    for (const FigureContent::Key& key : map.keys) {
        painter.fillRect(QRectF(foot.left(), y + (line - kSwatch) / 2, kSwatch, kSwatch),
                         key.colour);
        painter.setPen(colours.text);
        painter.drawText(QRectF(foot.left() + kSwatch + fromPoints(3), y,
                                foot.width() - kSwatch - fromPoints(3), line),
                         Qt::AlignLeft | Qt::AlignVCenter, key.text);
        y += line;
    }
}

QPolygonF barShape(const QRectF& bar, FigureContent::Ends ends) {
    if (ends == FigureContent::Ends::Square) return QPolygonF(bar);
    const double tip = bar.height() / 2;
    return {{QPointF(bar.left(), bar.center().y()), QPointF(bar.left() + tip, bar.top()),
             QPointF(bar.right() - tip, bar.top()), QPointF(bar.right(), bar.center().y()),
             QPointF(bar.right() - tip, bar.bottom()), QPointF(bar.left() + tip, bar.bottom()),
             QPointF(bar.left(), bar.center().y())}};
}

void paintBar(QPainter& painter, const FigureContent::Bar& bar, const QRectF& foot,
              const Theme& colours) {
    const QRectF area(foot.left(), foot.top() + fromPoints(2), foot.width(), kBarHeight);
    QLinearGradient gradient(area.topLeft(), area.topRight());
    const auto last = static_cast<double>(bar.colours.size() - 1);
    // More stops than this bloat the file and cannot be told apart.
    const std::size_t stride = std::max<std::size_t>(1, bar.colours.size() / 32);
    for (std::size_t i = 0; i < bar.colours.size(); i += stride)
        gradient.setColorAt(last > 0 ? static_cast<double>(i) / last : 0, QColor(bar.colours[i]));
    gradient.setColorAt(1, QColor(bar.colours.back()));
    painter.setPen(QPen(colours.controlEdge, fromPoints(0.5)));
    painter.setBrush(gradient);
    painter.drawPolygon(barShape(area, bar.ends));
    painter.setBrush(Qt::NoBrush);

    const Qt::Alignment sides[] = {Qt::AlignLeft, Qt::AlignHCenter, Qt::AlignRight};
    painter.setPen(colours.text);
    const QRectF line(foot.left(), area.bottom() + fromPoints(1), foot.width(), fromPoints(10));
    for (qsizetype i = 0; i < std::min<qsizetype>(bar.texts.size(), 3); ++i)
        painter.drawText(line, static_cast<int>(sides[i] | Qt::AlignVCenter), bar.texts[i]);
}

}  // namespace

void paintFigureMap(QPainter& painter, const FigureContent::Map& map,
                    const FigureLayout::Cell& cell, const Theme& colours) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform,
                          map.scaling == FigureContent::Scaling::Smooth);
    painter.drawImage(cell.body, map.image);
    paintOutlines(painter, map, cell.body);
    painter.setPen(QPen(colours.secondText, fromPoints(0.5)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell.body);
    painter.setFont(figureFont(kLabelPoints));
    if (!map.keys.empty()) paintKeys(painter, map, cell.foot, colours);
    if (map.bar.colours.size() > 1) paintBar(painter, map.bar, cell.foot, colours);
}

}  // namespace lossglass
