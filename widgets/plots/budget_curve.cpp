// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/budget_curve.h"

#include "widgets/panels/number_text.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lossglass {

namespace {

constexpr double kLeft = 46, kRight = 16, kTop = 44, kBottom = 40;

double total(const std::vector<double>& sums) {
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

/// 1, 2 or 5 times a power of ten, at most `span` / 3.
double tickStep(double span) {
    const double rough = span / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0})
        if (step * power >= rough) return step * power;
    return 10 * power;
}

}  // namespace

BudgetCurve::BudgetCurve(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setAccessibleName(tr("Pull by distance to the boundary"));
}

void BudgetCurve::setData(const BudgetViewData& content) {
    m_data = content;
    update();
}

void BudgetCurve::setMarkedSegment(int segment) {
    if (segment == m_marked) return;
    m_marked = segment;
    update();
}

void BudgetCurve::setKept(const std::optional<BudgetPart>& part) {
    m_kept = part ? part->segment : -1;
    update();
}

const BudgetViewData::Row* BudgetCurve::selectedRow() const {
    const auto found = std::find_if(m_data.rows.begin(), m_data.rows.end(),
                                    [](const auto& row) { return row.isSelected; });
    return found == m_data.rows.end() ? nullptr : &*found;
}

bool BudgetCurve::isTail(std::size_t segment) const {
    return segment == 0 || segment + 1 == m_data.distances.size();
}

QRectF BudgetCurve::area() const {
    return {kLeft, kTop, width() - kLeft - kRight, height() - kTop - kBottom};
}

double BudgetCurve::xOf(double distance) const {
    const QRectF place = area();
    if (m_data.distances.empty()) return place.left();
    const double from = m_data.distances.front(), to = m_data.distances.back();
    return place.left() + (distance - from) / (to - from) * place.width();
}

int BudgetCurve::segmentAt(QPointF point) const {
    if (m_data.distances.empty() || !area().contains(point)) return -1;
    const double share = (point.x() - area().left()) / area().width();
    return static_cast<int>(std::lround(share * static_cast<double>(m_data.distances.size() - 1)));
}

double BudgetCurve::top() const {
    double largest = 0;
    const auto look = [&](const std::vector<double>& sums) {
        const double all = total(sums);
        for (std::size_t i = 0; all > 0 && i < sums.size(); ++i)
            if (!isTail(i)) largest = std::max(largest, 100 * sums[i] / all);
    };
    look(m_data.pixels);
    for (const auto& row : m_data.rows)
        look(row.pull);
    return largest > 0 ? 1.08 * largest : 1;
}

QString BudgetCurve::textOf(int segment) const {
    const auto at = static_cast<std::size_t>(segment);
    if (segment < 0 || at >= m_data.distances.size()) return {};
    const int distance = m_data.distances[at];
    const QString words =
        isTail(at) ? (distance < 0 ? tr("%1 or more pixels inside %2")
                                   : tr("%1 or more pixels outside %2"))
                   : (distance < 0 ? tr("%1 pixels inside %2") : tr("%1 pixels outside %2"));
    const QString place = words.arg(std::abs(distance)).arg(m_data.className);
    const double pixels = m_data.pixels[at] / std::max(1.0, total(m_data.pixels));
    const auto* row = selectedRow();
    const double all = row ? total(row->pull) : 0;
    if (!(all > 0)) return tr("%1: %2 % of the pixels").arg(place, percentText(pixels));
    return tr("%1: %2 % of the pull of %3 on %4 % of the pixels")
        .arg(place, percentText(row->pull[at] / all), row->name, percentText(pixels));
}

void BudgetCurve::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = themeOf(palette());
    if (m_data.distances.empty()) return;
    paintFrame(painter, colours);
    for (const auto& row : m_data.rows)
        if (!row.isSelected) paintLine(painter, row.pull, QPen(colours.otherCurve, 1.2));
    paintLine(painter, m_data.pixels, QPen(colours.text, 1.5, Qt::DashLine));
    if (const auto* row = selectedRow()) paintLine(painter, row->pull, QPen(colours.accent, 2.5));
    paintWords(painter, colours);
    const int lit = m_pointed >= 0 ? m_pointed : m_kept;
    for (const auto& [segment, style] :
         {std::pair(m_marked, Qt::DotLine), std::pair(lit, Qt::SolidLine)}) {
        if (segment < 0 || segment >= static_cast<int>(m_data.distances.size())) continue;
        const double x = xOf(m_data.distances[static_cast<std::size_t>(segment)]);
        painter.setPen(QPen(colours.text, 1, style));
        painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
    }
}

void BudgetCurve::paintFrame(QPainter& painter, const Theme& colours) const {
    const QRectF place = area();
    painter.setFont(tickFont());
    const double high = top(), step = tickStep(high);
    for (double value = 0; value <= high; value += step) {
        const double y = place.bottom() - value / high * place.height();
        painter.setPen(colours.grid);
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
        painter.setPen(colours.secondText);
        painter.drawText(QRectF(0, y - 8, kLeft - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         shortNumberText(value, 2));
    }
    const int from = m_data.distances.front(), to = m_data.distances.back();
    const int every = std::max(1, (to - from) / 8);
    for (int distance = from - from % every; distance <= to; distance += every) {
        if (distance < from) continue;
        painter.drawText(QRectF(xOf(distance) - 30, place.bottom() + 2, 60, 16), Qt::AlignCenter,
                         QString::number(distance).replace('-', QChar(0x2212)));
    }
    painter.drawText(QRectF(place.left(), place.bottom() + 19, place.width(), 18), Qt::AlignCenter,
                     tr("inside %1   −   distance to its boundary in pixels   +   outside")
                         .arg(m_data.className));
    painter.setPen(colours.controlEdge);
    painter.drawLine(place.bottomLeft(), place.bottomRight());
    painter.drawLine(place.topLeft(), place.bottomLeft());
    painter.setPen(QPen(colours.controlEdge, 1, Qt::DotLine));
    painter.drawLine(QPointF(xOf(0), place.top()), QPointF(xOf(0), place.bottom()));
}

void BudgetCurve::paintLine(QPainter& painter, const std::vector<double>& sums,
                            const QPen& pen) const {
    const double all = total(sums), high = top();
    if (!(all > 0)) return;
    const QRectF place = area();
    QPolygonF line;
    for (std::size_t i = 0; i < sums.size() && i < m_data.distances.size(); ++i) {
        // No pixel is at distance 0: the boundary runs between the pixels.
        if (isTail(i) || (m_data.distances[i] == 0 && m_data.pixels[i] == 0)) continue;
        line << QPointF(xOf(m_data.distances[i]),
                        place.bottom() - 100 * sums[i] / all / high * place.height());
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void BudgetCurve::paintWords(QPainter& painter, const Theme& colours) const {
    painter.setFont(lossglass::font(TextSize::Help, TextWeight::SemiBold));
    painter.setPen(colours.text);
    painter.drawText(QRectF(kLeft, 0, width() - kLeft, 18), Qt::AlignVCenter,
                     tr("Share of the pull at each distance, %"));
    painter.setFont(helpFont());
    double left = kLeft;
    const auto entry = [&](const QString& words, const QPen& pen) {
        painter.setPen(pen);
        painter.drawLine(QPointF(left, 32), QPointF(left + 18, 32));
        painter.setPen(colours.text);
        const double wide = painter.fontMetrics().horizontalAdvance(words) + 4;
        painter.drawText(QRectF(left + 24, 23, wide, 18), Qt::AlignVCenter, words);
        left += 24 + wide + 14;
    };
    if (const auto* row = selectedRow()) entry(row->name, QPen(colours.accent, 2.5));
    entry(tr("other losses"), QPen(colours.otherCurve, 1.2));
    entry(tr("pixels"), QPen(colours.text, 1.5, Qt::DashLine));
    const auto* row = selectedRow();
    const double all = row ? total(row->pull) : 0;
    if (!(all > 0)) return;
    const QString farther =
        tr("Farther: %1 % inside, %2 % outside")
            .arg(percentText(row->pull.front() / all), percentText(row->pull.back() / all));
    painter.setPen(colours.secondText);
    const double wide = painter.fontMetrics().horizontalAdvance(farther) + 4;
    if (left + wide < width())
        painter.drawText(QRectF(width() - wide - kRight, 23, wide, 18), Qt::AlignVCenter, farther);
}

void BudgetCurve::mousePressEvent(QMouseEvent* event) {
    const int segment = segmentAt(event->position());
    if (event->button() != Qt::LeftButton || segment < 0) return event->ignore();
    m_kept = m_kept == segment ? -1 : segment;
    update();
    emit partKept(m_kept < 0 ? std::nullopt : std::optional(BudgetPart{{}, m_kept}));
}

void BudgetCurve::mouseMoveEvent(QMouseEvent* event) {
    const int segment = segmentAt(event->position());
    if (segment == m_pointed) return;
    m_pointed = segment;
    update();
    emit partPointed(segment < 0 ? std::nullopt : std::optional(BudgetPart{{}, segment}));
    QToolTip::showText(event->globalPosition().toPoint(), textOf(segment), this);
}

void BudgetCurve::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (m_pointed < 0) return;
    m_pointed = -1;
    update();
    emit partPointed(std::nullopt);
}

}  // namespace lossglass
