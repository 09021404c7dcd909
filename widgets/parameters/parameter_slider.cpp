// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parameter_slider.h"

#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>

namespace lossglass {
namespace {

constexpr double kHandleRadius = 6.5;
constexpr double kRingRadius = 9;  ///< focus ring: 1 px gap, 2 px line
constexpr double kInset = 10;      ///< room for the ring at both ends
constexpr double kGrooveHeight = 5;
constexpr double kCentreY = 12;

/// How much finer than one step an edit with this modifier is; more than 1: coarser.
double stepsOf(Qt::KeyboardModifiers modifiers) {
    if (modifiers & Qt::ShiftModifier) return 10;
    if (modifiers & Qt::ControlModifier) return 0.1;
    return 1;
}

}  // namespace

ParameterSlider::ParameterSlider(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ParameterSlider::setSliderScale(const SliderScale& scale) {
    m_scale = scale;
    m_scale.include(m_value);
    update();
}

void ParameterSlider::setValue(double value) {
    m_value = value;
    m_scale.include(value);
    update();
}

void ParameterSlider::setDefaultValue(std::optional<double> value) {
    m_default = value;
    update();
}

void ParameterSlider::setFormerValue(std::optional<double> value) {
    m_former = value;
    update();
}

QPoint ParameterSlider::handleCentre() const {
    return QPointF(xOf(m_value), kCentreY).toPoint();
}

QSize ParameterSlider::sizeHint() const {
    return {160, 26};
}

QSize ParameterSlider::minimumSizeHint() const {
    return {60, 26};
}

double ParameterSlider::xOf(double value) const {
    const double position = m_scale.toPosition(value);
    const double shown = layoutDirection() == Qt::RightToLeft ? 1 - position : position;
    return kInset + shown * (width() - 2 * kInset);
}

double ParameterSlider::positionOf(double x) const {
    const double length = width() - 2 * kInset;
    const double shown = length > 0 ? (x - kInset) / length : 0;
    return layoutDirection() == Qt::RightToLeft ? 1 - shown : shown;
}

bool ParameterSlider::onHandle(const QPointF& point) const {
    return std::hypot(point.x() - xOf(m_value), point.y() - kCentreY) <= kHandleRadius + 2;
}

void ParameterSlider::paintEvent(QPaintEvent*) {
    const Theme& theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double x = xOf(m_value);
    const double start = xOf(m_scale.fromPosition(0));
    const QColor colour = isEnabled() ? theme.accent : theme.disabled;

    const QRectF groove(kInset, kCentreY - kGrooveHeight / 2, width() - 2 * kInset, kGrooveHeight);
    painter.setPen(QPen(theme.controlEdge, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(groove.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(
        QRectF(std::min(start, x), groove.y(), std::abs(x - start), groove.height()), 2, 2);

    if (m_default) {
        const double tick = std::round(xOf(*m_default));
        painter.fillRect(QRectF(tick - 0.75, kCentreY + 8, 1.5, 5), theme.secondText);
    }
    if (m_former && *m_former != m_value) {
        QPen dashes(theme.ghost, 1.5);
        dashes.setDashPattern({2, 1.6});
        painter.setPen(dashes);
        painter.setBrush(theme.panel);
        painter.drawEllipse(QPointF(xOf(*m_former), kCentreY), kHandleRadius - 0.75,
                            kHandleRadius - 0.75);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (m_ring && hasFocus()) {
        painter.setBrush(theme.panel);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawEllipse(QPointF(x, kCentreY), kRingRadius, kRingRadius);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
    }
    painter.drawEllipse(QPointF(x, kCentreY), kHandleRadius, kHandleRadius);
}

void ParameterSlider::moveByHand(double value) {
    if (value == m_value) return;
    if (!m_dragging) {
        m_dragging = true;
        m_former = m_value;
        emit dragBegan();
    }
    m_value = value;
    update();
    emit valueDragged(value);
}

void ParameterSlider::endDrag() {
    m_pressed = false;
    if (!m_dragging) return;
    m_dragging = false;
    emit dragEnded();
}

void ParameterSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_ring = false;
    m_pressed = true;
    if (onHandle(event->position())) {
        m_grip = event->position().x() - xOf(m_value);
    } else {
        m_grip = 0;
        mouseMoveEvent(event);
    }
    update();
}

void ParameterSlider::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed) return;
    const double fineness = event->modifiers() & Qt::ControlModifier ? 0.1 : 1;
    moveByHand(m_scale.tidyFromPosition(positionOf(event->position().x() - m_grip), fineness));
}

void ParameterSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) endDrag();
}

void ParameterSlider::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (onHandle(event->position()))
        emit resetRequested();
    else
        mousePressEvent(event);
}

void ParameterSlider::keyPressEvent(QKeyEvent* event) {
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double steps = stepsOf(event->modifiers());
    double value = m_value;
    switch (event->key()) {
        case Qt::Key_Left:
            value = m_scale.stepped(m_value, mirrored ? steps : -steps);
            break;
        case Qt::Key_Right:
            value = m_scale.stepped(m_value, mirrored ? -steps : steps);
            break;
        case Qt::Key_Down:
            value = m_scale.stepped(m_value, -steps);
            break;
        case Qt::Key_Up:
            value = m_scale.stepped(m_value, steps);
            break;
        case Qt::Key_Home:
            value = m_scale.fromPosition(0);
            break;
        case Qt::Key_End:
            value = m_scale.fromPosition(1);
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    m_ring = true;
    update();
    moveByHand(value);
}

void ParameterSlider::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat() && !m_pressed) endDrag();
    QWidget::keyReleaseEvent(event);
}

void ParameterSlider::focusInEvent(QFocusEvent* event) {
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
             event->reason() == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
}

void ParameterSlider::focusOutEvent(QFocusEvent* event) {
    endDrag();
    m_ring = false;
    QWidget::focusOutEvent(event);
}

void ParameterSlider::changeEvent(QEvent* event) {
    if (event->type() == QEvent::EnabledChange && !isEnabled()) endDrag();
    update();
    QWidget::changeEvent(event);
}

}  // namespace lossglass
