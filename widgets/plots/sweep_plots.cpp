// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_plots.h"

#include "widgets/plots/sweep_painting.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace lossglass {

namespace {

/// Steps of the arrow keys over the whole range.
constexpr double kKeySteps = 50;

}  // namespace

SweepPlots::SweepPlots(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Sweep"));
    setFocusPolicy(Qt::StrongFocus);
}

void SweepPlots::setData(const SweepViewData& content) {
    m_data = content;
    setCursor(canChoose() ? Qt::SizeHorCursor : Qt::ArrowCursor);
    setToolTip(canChoose() ? tr("Drag the violet line, or press ← and →, to set the parameter")
                           : QString());
    const SweptCurveData* selected = content.selected();
    setAccessibleDescription(selected ? tr("%1 over %2").arg(selected->name, content.axisName)
                                      : content.nothing);
    update();
}

QSize SweepPlots::minimumSizeHint() const {
    return {360, 110};
}

QRectF SweepPlots::area(int plot) const {
    return sweepFrames(rect(), m_data)[static_cast<std::size_t>(plot)].area;
}

bool SweepPlots::canChoose() const {
    return m_data.canDrag && !m_data.isScatter && m_data.nothing.isEmpty();
}

void SweepPlots::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& colours = themeOf(palette());
    if (!m_data.nothing.isEmpty()) {
        painter.setFont(textFont());
        painter.setPen(colours.secondText);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         m_data.nothing);
        return;
    }
    paintSweep(painter, rect(), m_data, colours);
    if (!hasFocus() || !m_showsFocus || !canChoose()) return;
    painter.setPen(QPen(colours.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

int SweepPlots::plotAt(const QPointF& place) const {
    for (int plot = 0; plot < 3; ++plot)
        if (area(plot).contains(place)) return plot;
    return -1;
}

void SweepPlots::choose(double x) {
    const QRectF place = area(m_dragged);
    const double share = std::clamp((x - place.left()) / place.width(), 0.0, 1.0);
    emit valueChosen(m_data.x.rounded(m_data.x.valueAt(share), place.width()));
}

void SweepPlots::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !canChoose()) return;
    m_dragged = plotAt(event->position());
    if (m_dragged < 0) return;
    emit dragBegan();
    choose(event->position().x());
}

void SweepPlots::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragged >= 0) choose(event->position().x());
}

void SweepPlots::mouseReleaseEvent(QMouseEvent* event) {
    if (m_dragged < 0 || event->button() != Qt::LeftButton) return;
    m_dragged = -1;
    emit dragEnded();
}

void SweepPlots::focusInEvent(QFocusEvent* event) {
    m_showsFocus = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
}

void SweepPlots::keyPressEvent(QKeyEvent* event) {
    const bool isLeft = event->key() == Qt::Key_Left;
    if (!canChoose() || (!isLeft && event->key() != Qt::Key_Right))
        return QWidget::keyPressEvent(event);
    double step = 1 / kKeySteps;
    if (event->modifiers() & Qt::ShiftModifier) step *= 10;
    if (event->modifiers() & Qt::ControlModifier) step /= 10;
    const double from = m_data.now ? m_data.x.shareOf(*m_data.now) : 0.5;
    const double share = std::clamp(from + (isLeft ? -step : step), 0.0, 1.0);
    emit dragBegan();
    emit valueChosen(m_data.x.rounded(m_data.x.valueAt(share), kKeySteps * 10));
    emit dragEnded();
}

}  // namespace lossglass
