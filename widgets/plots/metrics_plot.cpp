// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/metrics_plot.h"

#include "widgets/panels/number_text.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kLeft = 42, kRight = 14, kTop = 30, kBottom = 40;

}  // namespace

MetricsPlot::MetricsPlot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Metrics against the threshold"));
}

void MetricsPlot::setData(const MetricsViewData& content, int chosenRow) {
    m_data = content;
    m_chosen = chosenRow;
    chooseAxis();
    setToolTip(isMovable() ? tr("Drag the line, or use the arrow keys, to move the threshold")
                           : tr("With several classes the likeliest one is predicted"));
    setCursor(isMovable() ? Qt::SizeHorCursor : Qt::ArrowCursor);
    update();
}

const MetricsRow* MetricsPlot::chosenRow() const {
    const bool isRow = m_chosen >= 0 && m_chosen < static_cast<int>(m_data.rows.size());
    return isRow ? &m_data.rows[static_cast<std::size_t>(m_chosen)] : nullptr;
}

/// Shares from 0, or below where a curve is, to 1; lengths from 0 to a round number.
void MetricsPlot::chooseAxis() {
    const MetricsRow* chosen = chosenRow();
    m_isPixels = chosen && chosen->isPixels;
    m_lowest = 0;
    double most = 0;
    for (const MetricsRow& row : m_data.rows) {
        if (row.isPixels != m_isPixels) continue;
        for (const auto& value : row.curve) {
            if (!value) continue;
            m_lowest = std::min(m_lowest, std::floor(*value / 0.25) * 0.25);
            if (&row == chosen) most = std::max(most, *value);
        }
    }
    m_highest = 1;
    m_step = 0.25;
    if (!m_isPixels || most <= 0) return;
    const double decade = std::pow(10.0, std::floor(std::log10(most / 4)));
    for (const double round : {1.0, 2.0, 5.0, 10.0}) {
        m_step = round * decade;
        if (4 * m_step >= most) break;
    }
    m_highest = std::ceil(most / m_step) * m_step;
}

QRectF MetricsPlot::area() const {
    return {kLeft, kTop, width() - kLeft - kRight, height() - kTop - kBottom};
}

double MetricsPlot::xOf(double threshold) const {
    return area().left() + threshold * area().width();
}

double MetricsPlot::yOf(double value) const {
    return area().bottom() - (value - m_lowest) / (m_highest - m_lowest) * area().height();
}

void MetricsPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = themeOf(palette());
    paintFrame(painter, colours);
    const MetricsRow* chosen = chosenRow();
    // Beside a length, which has an axis of its own, the others would say nothing.
    for (const MetricsRow& row : m_data.rows)
        if (&row != chosen && !row.isPixels && !m_isPixels)
            paintCurve(painter, row, QPen(colours.otherCurve, 1));
    if (chosen) paintCurve(painter, *chosen, QPen(colours.accent, 2.5));
    paintThreshold(painter, colours);
    if (!chosen || (!chosen->curve.empty() && !chosen->isWorking)) return;
    painter.setFont(helpFont());
    painter.setPen(colours.secondText);
    painter.drawText(area().adjusted(8, 8, -8, -8),
                     Qt::AlignTop | Qt::AlignRight | Qt::TextWordWrap, whyNoCurve(*chosen));
}

QString MetricsPlot::whyNoCurve(const MetricsRow& row) const {
    if (row.isWorking) return tr("computing …");
    if (row.isLoss) return tr("A loss knows no threshold.");
    return tr("%1 knows no threshold: it judges p itself.").arg(row.name);
}

void MetricsPlot::paintFrame(QPainter& painter, const Theme& colours) const {
    const QRectF place = area();
    painter.setFont(lossglass::font(TextSize::Help, TextWeight::SemiBold));
    painter.setPen(colours.text);
    QString title = tr("Against the threshold");
    const MetricsRow* chosen = chosenRow();
    if (chosen && !chosen->curve.empty())
        title = (m_isPixels ? tr("%1 of %2 against the threshold, in pixels")
                            : tr("%1 of %2 against the threshold"))
                    .arg(chosen->name, m_data.curveOf);
    const double room = width() - kLeft;
    painter.drawText(
        QRectF(kLeft, 2, room, 20), Qt::AlignVCenter,
        painter.fontMetrics().elidedText(title, Qt::ElideRight, static_cast<int>(room)));
    painter.setFont(tickFont());
    const int decimals =
        m_isPixels ? std::max(0, -static_cast<int>(std::floor(std::log10(m_step)))) : 2;
    for (double value = m_lowest; value <= m_highest + m_step / 100; value += m_step) {
        painter.setPen(colours.grid);
        painter.drawLine(QPointF(place.left(), yOf(value)), QPointF(place.right(), yOf(value)));
        painter.setPen(colours.secondText);
        painter.drawText(QRectF(0, yOf(value) - 8, kLeft - 6, 16),
                         Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(value, 'f', decimals).replace('-', QChar(0x2212)));
    }
    for (int tick = 0; tick <= 4; ++tick)
        painter.drawText(QRectF(xOf(tick / 4.0) - 24, place.bottom() + 2, 48, 16), Qt::AlignCenter,
                         QString::number(tick / 4.0, 'f', 2));
    painter.drawText(QRectF(place.left(), place.bottom() + 19, place.width(), 18), Qt::AlignCenter,
                     m_data.curveOf.isEmpty() ? tr("threshold of p")
                                              : tr("threshold of p of %1").arg(m_data.curveOf));
    painter.setPen(colours.controlEdge);
    painter.drawLine(place.bottomLeft(), place.bottomRight());
    painter.drawLine(place.topLeft(), place.bottomLeft());
}

void MetricsPlot::paintCurve(QPainter& painter, const MetricsRow& row, const QPen& pen) const {
    if (row.curve.size() < 2) return;
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    QPolygonF line;
    for (std::size_t i = 0; i < row.curve.size(); ++i) {
        if (row.curve[i]) {
            line << QPointF(
                xOf(static_cast<double>(i) / (static_cast<double>(row.curve.size()) - 1)),
                yOf(*row.curve[i]));
            continue;
        }
        // Undefined leaves a gap.
        painter.drawPolyline(line);
        line.clear();
    }
    painter.drawPolyline(line);
}

void MetricsPlot::paintThreshold(QPainter& painter, const Theme& colours) const {
    if (!isMovable()) return;
    const QRectF place = area();
    const double x = xOf(*m_data.threshold);
    painter.setPen(QPen(colours.accent, hasFocus() ? 2.5 : 1.5));
    painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
    painter.setBrush(colours.accent);
    painter.drawPolygon(
        QPolygonF({{x - 5, place.top() - 6}, {x + 5, place.top() - 6}, {x, place.top() + 1}}));
}

void MetricsPlot::choose(double x) {
    const double share = std::clamp((x - area().left()) / area().width(), 0.0, 1.0);
    emit thresholdChosen(std::round(100 * share) / 100);
}

void MetricsPlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !isMovable()) return event->ignore();
    m_dragging = true;
    choose(event->position().x());
}

void MetricsPlot::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging) choose(event->position().x());
}

void MetricsPlot::mouseReleaseEvent(QMouseEvent*) {
    m_dragging = false;
}

void MetricsPlot::keyPressEvent(QKeyEvent* event) {
    const bool left = event->key() == Qt::Key_Left, right = event->key() == Qt::Key_Right;
    if (!isMovable() || (!left && !right)) return QWidget::keyPressEvent(event);
    const double step = event->modifiers() & Qt::ShiftModifier ? 0.1 : 0.01;
    const double next = std::clamp(*m_data.threshold + (left ? -step : step), 0.0, 1.0);
    emit thresholdChosen(std::round(100 * next) / 100);
}

}  // namespace lossglass
