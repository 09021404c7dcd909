// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure_bars.h"

#include "widgets/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace lossglass {

namespace {

constexpr double kSwatch = fromPoints(6);
constexpr double kGap = fromPoints(5);
constexpr double kBarHeight = fromPoints(9);
constexpr double kHatch = fromPoints(3);

/// Lines, not a texture: they stay vectors. Along y = -x, from the left and lower edge on.
void hatch(QPainter& painter, const QRectF& bar, const QColor& colour) {
    painter.save();
    painter.setClipRect(bar);
    painter.setPen(QPen(colour, fromPoints(0.4)));
    for (double x = bar.left() - bar.height(); x < bar.right(); x += kHatch)
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()));
    painter.restore();
}

void paintSegment(QPainter& painter, const FigureContent::Bars::Part& part, const QRectF& bar,
                  const Theme& colours) {
    painter.fillRect(bar, part.colour);
    if (part.isHatched) hatch(painter, bar, colours.panel);
}

void paintLegend(QPainter& painter, const FigureContent::Bars& bars, const QRectF& body,
                 double left, const Theme& colours) {
    const QFontMetricsF metrics(painter.font());
    double x = left;
    for (const auto& part : bars.parts) {
        paintSegment(painter, part,
                     {x, body.top() + (fromPoints(9) - kSwatch) / 2, kSwatch, kSwatch}, colours);
        x += kSwatch + fromPoints(3);
        painter.setPen(colours.text);
        const double width = metrics.horizontalAdvance(part.name);
        painter.drawText(QRectF(x, body.top(), width + kGap, fromPoints(9)),
                         Qt::AlignLeft | Qt::AlignVCenter, part.name);
        x += width + fromPoints(10);
    }
}

/// Black or white, whichever contrasts more.
QColor inkOn(const QColor& ground) {
    return qGray(ground.rgb()) > 140 ? QColor(0x15, 0x17, 0x1B) : QColor(Qt::white);
}

void paintRow(QPainter& painter, const FigureContent::Bars& bars,
              const FigureContent::Bars::Row& row, const QRectF& bar, const Theme& colours) {
    const QFontMetricsF metrics(painter.font());
    double x = bar.left();
    for (std::size_t i = 0; i < bars.parts.size(); ++i) {
        const double width = row.shares[i] * bar.width();
        const QRectF segment(x, bar.top(), width, bar.height());
        x += width;
        if (width <= 0) continue;
        paintSegment(painter, bars.parts[i], segment, colours);
        const QString number = QString::number(100 * row.shares[i], 'f', 1);
        const QRectF text = metrics.boundingRect(number);
        if (text.width() + fromPoints(4) > width) continue;
        // Numbers must be read over the hatching too.
        QRectF ground(0, 0, text.width() + fromPoints(3), bar.height() - fromPoints(1));
        ground.moveCenter(segment.center());
        painter.fillRect(ground, bars.parts[i].colour);
        painter.setPen(inkOn(bars.parts[i].colour));
        painter.drawText(segment, Qt::AlignCenter, number);
    }
}

}  // namespace

void paintFigureBars(QPainter& painter, const FigureContent::Bars& bars,
                     const FigureLayout::Cell& cell, const Theme& colours) {
    painter.setFont(figureFont(kLabelPoints));
    const QFontMetricsF metrics(painter.font());
    double names = 0, texts = 0;
    for (const auto& row : bars.rows) {
        names = std::max(names, metrics.horizontalAdvance(row.name));
        texts = std::max(texts, metrics.horizontalAdvance(row.text));
    }
    const QRectF& body = cell.body;
    const double left = body.left() + names + kGap + fromPoints(2);
    const double right = body.right() - texts - kGap - fromPoints(2);
    paintLegend(painter, bars, body, left, colours);
    double y = body.top() + kBarLegend;
    for (const auto& row : bars.rows) {
        const QRectF bar(left, y + (kBarRow - kBarHeight) / 2, right - left, kBarHeight);
        painter.setFont(figureFont(kLabelPoints, row.isStrong ? QFont::DemiBold : QFont::Normal));
        painter.setPen(colours.text);
        painter.drawText(QRectF(body.left(), y, names + kGap, kBarRow),
                         Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.setFont(figureFont(kLabelPoints));
        painter.drawText(QRectF(right + kGap, y, texts + fromPoints(4), kBarRow),
                         Qt::AlignLeft | Qt::AlignVCenter, row.text);
        if (!row.shares.empty()) paintRow(painter, bars, row, bar, colours);
        y += kBarRow;
    }
}

}  // namespace lossglass
