// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_plots.h"

#include "widgets/panels/number_text.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace lossglass {

namespace {

constexpr double kLeft = 46, kRight = 10, kTop = 32, kBottom = 38;

std::optional<double> heightOf(const SweepViewData::Point& point, int plot) {
    return plot == 0 ? point.value : std::optional<double>(point.totalPull);
}

}  // namespace

SweepPlots::SweepPlots(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Sweep"));
    setCursor(Qt::SizeHorCursor);
}

void SweepPlots::setData(const SweepViewData& content) {
    m_data = content;
    update();
}

QSize SweepPlots::minimumSizeHint() const {
    return {360, 110};
}

QRectF SweepPlots::area(int plot) const {
    const double wide = width() / 3.0;
    return {plot * wide + kLeft, kTop, wide - kLeft - kRight, height() - kTop - kBottom};
}

double SweepPlots::xOf(const QRectF& area, double value) const {
    return area.left() + (value - m_data.from) / (m_data.to - m_data.from) * area.width();
}

void SweepPlots::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = themeOf(palette());
    for (int plot = 0; plot < 2; ++plot)
        paintCurve(painter, colours, plot);
    paintShares(painter, colours);
    for (int plot = 0; plot < 3; ++plot)
        paintNow(painter, colours, plot);
}

void SweepPlots::paintFrame(QPainter& painter, const Theme& colours, int plot, double top) const {
    const QRectF place = area(plot);
    const QString titles[] = {tr("Value of %1").arg(m_data.lossName), tr("Total pull, Σ|∂L/∂z|"),
                              tr("Where the pull lands, %")};
    painter.setFont(lossglass::font(TextSize::Help, TextWeight::SemiBold));
    painter.setPen(colours.text);
    painter.drawText(QRectF(place.left(), 0, place.width(), 20), Qt::AlignVCenter, titles[plot]);
    painter.setFont(tickFont());
    for (int tick = 0; tick <= 4; ++tick) {
        const double y = place.bottom() - tick / 4.0 * place.height();
        painter.setPen(colours.grid);
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
        painter.setPen(colours.secondText);
        painter.drawText(QRectF(place.left() - kLeft, y - 8, kLeft - 6, 16),
                         Qt::AlignRight | Qt::AlignVCenter, shortNumberText(tick / 4.0 * top, 2));
        const double x = place.left() + tick / 4.0 * place.width();
        painter.drawText(QRectF(x - 30, place.bottom() + 2, 60, 16), Qt::AlignCenter,
                         shortNumberText(m_data.from + tick / 4.0 * (m_data.to - m_data.from), 3));
    }
    painter.drawText(QRectF(place.left(), place.bottom() + 18, place.width(), 18), Qt::AlignCenter,
                     m_data.parameters.value(m_data.chosen));
    painter.setPen(colours.controlEdge);
    painter.drawLine(place.bottomLeft(), place.bottomRight());
    painter.drawLine(place.topLeft(), place.bottomLeft());
}

void SweepPlots::paintCurve(QPainter& painter, const Theme& colours, int plot) const {
    double top = 0, bottom = 0;
    for (const auto& point : m_data.points) {
        top = std::max(top, heightOf(point, plot).value_or(0));
        bottom = std::min(bottom, heightOf(point, plot).value_or(0));
    }
    if (top <= 0) top = 1;
    paintFrame(painter, colours, plot, top);
    const QRectF place = area(plot);
    QPolygonF line;
    const auto flush = [&] {
        painter.setPen(QPen(colours.accent, 2.5));
        painter.drawPolyline(line);
        line.clear();
    };
    painter.save();
    painter.setClipRect(place.adjusted(-2, -2, 2, 2));
    for (const auto& point : m_data.points) {
        const auto height = heightOf(point, plot);
        if (height)
            line << QPointF(xOf(place, point.x), place.bottom() - *height / top * place.height());
        else
            flush();  // an undefined value leaves a gap
    }
    flush();
    painter.restore();
}

void SweepPlots::paintShares(QPainter& painter, const Theme& colours) const {
    paintFrame(painter, colours, 2, 100);
    const QRectF place = area(2);
    const std::pair<double OutcomeSums::*, QColor> bands[] = {
        {&OutcomeSums::fn, colours.falseNegative},
        {&OutcomeSums::fp, colours.falsePositive},
        {&OutcomeSums::tp, colours.truePositive},
        {&OutcomeSums::tn, colours.trueNegative},
    };
    std::vector<double> below(m_data.points.size(), 0);
    for (const auto& [share, colour] : bands) {
        QPolygonF upper, lower;
        for (std::size_t i = 0; i < m_data.points.size(); ++i) {
            const auto& point = m_data.points[i];
            if (!point.shares) continue;
            const double x = xOf(place, point.x);
            lower << QPointF(x, place.bottom() - below[i] * place.height());
            below[i] += (*point.shares).*share;
            upper << QPointF(x, place.bottom() - below[i] * place.height());
        }
        std::reverse(lower.begin(), lower.end());
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(upper + lower);
    }
}

void SweepPlots::paintNow(QPainter& painter, const Theme& colours, int plot) const {
    if (!m_data.now || *m_data.now < m_data.from || *m_data.now > m_data.to) return;
    const QRectF place = area(plot);
    const double x = xOf(place, *m_data.now);
    painter.setPen(QPen(colours.accent, 1.5));
    painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
    painter.setBrush(colours.accent);
    painter.drawPolygon(
        QPolygonF({{x - 5, place.top() - 6}, {x + 5, place.top() - 6}, {x, place.top() + 1}}));
}

void SweepPlots::choose(double x) {
    const QRectF place = area(m_dragged);
    const double share = std::clamp((x - place.left()) / place.width(), 0.0, 1.0);
    emit valueChosen(m_data.from + share * (m_data.to - m_data.from));
}

void SweepPlots::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    for (int plot = 0; plot < 3; ++plot)
        if (area(plot).contains(event->position())) m_dragged = plot;
    if (m_dragged < 0) return;
    emit dragBegan();
    choose(event->position().x());
}

void SweepPlots::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragged >= 0) choose(event->position().x());
}

void SweepPlots::mouseReleaseEvent(QMouseEvent*) {
    if (m_dragged < 0) return;
    m_dragged = -1;
    emit dragEnded();
}

}  // namespace lossglass
