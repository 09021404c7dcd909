// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/axis_painting.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace lossglass {

namespace {

constexpr double kTick = 4, kPixelsPerXTick = 48, kPixelsPerYTick = 48;

void paintTitle(QPainter& painter, const AxisFrame& frame, const Theme& theme) {
    const QFont strong = font(TextSize::Help, TextWeight::SemiBold);
    const double left = frame.area.left();
    const double room = frame.area.width() + 24;
    const QFontMetricsF metrics(strong);
    const QString title = metrics.elidedText(frame.title, Qt::ElideRight, room);
    painter.setFont(strong);
    painter.setPen(theme.text);
    const QRectF place(left, frame.area.top() - kFrameTop, room, 20);
    painter.drawText(place, Qt::AlignVCenter, title);
    const double used = metrics.horizontalAdvance(title) + 8;
    const QFontMetricsF plain(tickFont());
    if (frame.subtitle.isEmpty() || plain.horizontalAdvance(frame.subtitle) > room - used) return;
    painter.setFont(tickFont());
    painter.setPen(theme.secondText);
    painter.drawText(place.adjusted(used, 0, 0, 0), Qt::AlignVCenter, frame.subtitle);
}

}  // namespace

int AxisFrame::xTicks() const {
    return std::clamp(static_cast<int>(area.width() / kPixelsPerXTick), 2, 10);
}

int AxisFrame::yTicks() const {
    return std::clamp(static_cast<int>(area.height() / kPixelsPerYTick), 2, 8);
}

void paintFrame(QPainter& painter, const AxisFrame& frame, const Theme& theme, FrameGrid grid) {
    const QRectF& area = frame.area;
    paintTitle(painter, frame, theme);
    painter.setFont(tickFont());
    for (const double tick : frame.y.ticks(frame.yTicks())) {
        const double y = frame.yOf(tick);
        painter.setPen(theme.grid);
        if (grid == FrameGrid::Under) painter.drawLine(QPointF(area.left(), y), {area.right(), y});
        painter.setPen(theme.controlEdge);
        painter.drawLine(QPointF(area.left() - kTick, y), QPointF(area.left(), y));
        painter.setPen(theme.secondText);
        painter.drawText(QRectF(area.left() - kFrameLeft, y - 8, kFrameLeft - kTick - 3, 16),
                         Qt::AlignRight | Qt::AlignVCenter, frame.y.textOf(tick, frame.yTicks()));
    }
    for (const double tick : frame.x.ticks(frame.xTicks())) {
        const double x = frame.xOf(tick);
        painter.setPen(theme.grid);
        if (grid == FrameGrid::Under) painter.drawLine(QPointF(x, area.top()), {x, area.bottom()});
        painter.setPen(theme.controlEdge);
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + kTick));
        painter.setPen(theme.secondText);
        painter.drawText(QRectF(x - 40, area.bottom() + kTick, 80, 16), Qt::AlignCenter,
                         frame.x.textOf(tick, frame.xTicks()));
    }
    const QString name =
        QFontMetricsF(tickFont()).elidedText(frame.xName, Qt::ElideRight, area.width() + 30);
    painter.drawText(QRectF(area.left() - 15, area.bottom() + 20, area.width() + 30, 16),
                     Qt::AlignCenter, name);
    painter.setPen(theme.controlEdge);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.drawLine(area.topLeft(), area.bottomLeft());
}

}  // namespace lossglass
