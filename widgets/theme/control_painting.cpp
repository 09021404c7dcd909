// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/control_painting.h"

#include "widgets/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace lossglass {
namespace {

constexpr double kRadius = 4;

bool isOn(const QStyleOption& option, QStyle::StateFlag flag) {
    return option.state & flag;
}

bool hasKeyboardFocus(const QStyleOption& option) {
    return isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_KeyboardFocusChange);
}

QColor groundOf(const QStyleOption& option, const Theme& t, ControlKind kind) {
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool chosen = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_Sunken);
    if (kind == ControlKind::Field) return enabled ? t.panel : t.window;
    if (enabled && chosen) return t.selectedRow;
    if (enabled && isOn(option, QStyle::State_MouseOver)) return t.raised;
    if (kind == ControlKind::Tool) return Qt::transparent;
    return enabled ? t.panel : t.window;
}

QColor edgeOf(const QStyleOption& option, const Theme& t, ControlKind kind) {
    const bool enabled = isOn(option, QStyle::State_Enabled);
    if (enabled && isOn(option, QStyle::State_On)) return t.accent;
    if (kind == ControlKind::Tool) return Qt::transparent;
    return enabled ? t.controlEdge : t.divider;
}

QPen roundPen(const QColor& colour, double width) {
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

}  // namespace

void paintControl(QPainter& painter, const QStyleOption& option, const QRectF& rect,
                  ControlKind kind) {
    const Theme& t = themeOf(option.palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(groundOf(option, t, kind));
    painter.setPen(QPen(edgeOf(option, t, kind), 1));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.restore();
    paintFocusRing(painter, option, rect);
}

void paintFocusRing(QPainter& painter, const QStyleOption& option, const QRectF& rect) {
    if (!hasKeyboardFocus(option)) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    // A style may not paint outside its widget, so ring and gap take the control's own edge.
    const Theme& t = themeOf(option.palette);
    painter.setPen(QPen(t.panel, 1));
    painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), kRadius - 2, kRadius - 2);
    painter.setPen(QPen(t.accent, 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), kRadius, kRadius);
    painter.restore();
}

void paintChevron(QPainter& painter, const QStyleOption& option, const QRectF& rect) {
    const Theme& t = themeOf(option.palette);
    const QPointF centre = rect.center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(roundPen(isOn(option, QStyle::State_Enabled) ? t.secondText : t.disabled, 1.3));
    const QPointF points[] = {centre + QPointF(-4, -2), centre + QPointF(0, 2),
                              centre + QPointF(4, -2)};
    painter.drawPolyline(points, 3);
    painter.restore();
}

void paintSpinArrow(QPainter& painter, const QStyleOption& option, const QRectF& rect,
                    ArrowDirection direction, bool enabled) {
    const Theme& t = themeOf(option.palette);
    const double tip = direction == ArrowDirection::Up ? -1.75 : 1.75;
    const QPointF centre = rect.center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(enabled ? t.secondText : t.disabled);
    const QPointF points[] = {centre + QPointF(-3, -tip), centre + QPointF(0, tip),
                              centre + QPointF(3, -tip)};
    painter.drawPolygon(points, 3);
    painter.restore();
}

void paintCheckBox(QPainter& painter, const QStyleOption& option) {
    const Theme& t = themeOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool checked = isOn(option, QStyle::State_On);
    const bool partly = isOn(option, QStyle::State_NoChange);
    QRectF box(0, 0, 16, 16);
    box.moveCenter(QRectF(option.rect).center());
    box.moveTopLeft(box.topLeft().toPoint());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = enabled ? t.accent : t.disabled;
    painter.setPen(QPen(checked || partly ? fill : (enabled ? t.controlEdge : t.divider), 1));
    painter.setBrush(checked || partly ? fill : t.panel);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(roundPen(t.onAccent, 1.75));
    if (checked) {
        const QPointF tick[] = {box.topLeft() + QPointF(4, 8.3), box.topLeft() + QPointF(7, 11.2),
                                box.topLeft() + QPointF(12, 5.2)};
        painter.drawPolyline(tick, 3);
    } else if (partly) {
        painter.drawLine(box.topLeft() + QPointF(4.5, 8), box.topLeft() + QPointF(11.5, 8));
    }
    painter.restore();
}

void paintRadioButton(QPainter& painter, const QStyleOption& option) {
    const Theme& t = themeOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const QPointF centre = QRectF(option.rect).center();
    const QColor fill = enabled ? t.accent : t.disabled;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(t.panel);
    if (isOn(option, QStyle::State_On)) {
        painter.setPen(QPen(fill, 4.5));
        painter.drawEllipse(centre, 5.25, 5.25);
    } else {
        painter.setPen(QPen(enabled ? t.controlEdge : t.divider, 1));
        painter.drawEllipse(centre, 7.5, 7.5);
    }
    painter.restore();
}

void paintSlider(QPainter& painter, const QStyleOptionSlider& option, const QRectF& groove,
                 const QRectF& handle) {
    const Theme& t = themeOf(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool across = option.orientation == Qt::Horizontal;
    const QColor colour = enabled ? t.accent : t.disabled;
    QRectF line = across ? QRectF(groove.left(), groove.center().y() - 2, groove.width(), 4)
                         : QRectF(groove.center().x() - 2, groove.top(), 4, groove.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(enabled ? t.controlEdge : t.divider, 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(line.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    // The filled part runs from the lowest value: the left, and the bottom.
    if (across)
        line.setRight(handle.center().x());
    else
        line.setTop(handle.center().y());
    painter.drawRoundedRect(line, 2, 2);
    painter.setPen(QPen(t.panel, 1.5));
    painter.drawEllipse(handle.center(), 7, 7);
    if (hasKeyboardFocus(option)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 2));
        painter.drawEllipse(handle.center(), 8.5, 8.5);
    }
    painter.restore();
}

}  // namespace lossglass
