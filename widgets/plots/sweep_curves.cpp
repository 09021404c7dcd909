// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_curves.h"

#include "widgets/panels/number_text.h"
#include "widgets/plots/sweep_plots.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kNameHeight = 13;
constexpr std::size_t kMostNames = 10;

std::optional<double> numberOf(const SweptPointData& point, SweptQuantity what) {
    return what == SweptQuantity::Value ? point.value : std::optional(point.totalPull);
}

/// Draws a line through the points that there are; what is missing leaves a gap.
template <class PlaceOf>
void drawLine(QPainter& painter, const AxisFrame& frame, const SweptCurveData& curve,
              const PlaceOf& placeOf) {
    painter.save();
    painter.setClipRect(frame.area.adjusted(-2, -2, 2, 2));
    QPolygonF line;
    for (const SweptPointData& point : curve.points) {
        if (const std::optional<QPointF> place = placeOf(point)) {
            line << *place;
            continue;
        }
        painter.drawPolyline(line);
        line.clear();
    }
    painter.drawPolyline(line);
    painter.restore();
}

QPen penOf(const SweptCurveData& curve, const Theme& theme) {
    return curve.isSelected ? QPen(theme.accent, 2.5) : QPen(theme.otherCurve, 1.2);
}

/// Text on a ground that lets the lines behind it through a little.
void drawOnGround(QPainter& painter, const QRectF& place, const QString& text, const Theme& theme,
                  const QColor& colour) {
    QColor ground = theme.panel;
    ground.setAlphaF(0.8F);
    painter.fillRect(place, ground);
    painter.setPen(colour);
    painter.drawText(place, Qt::AlignCenter, text);
}

struct NamedEnd {
    double y;
    QString name;
    std::optional<double> x;  ///< left end of the name; nothing: it ends at the right
};

/// The names of the grey curves at their right ends, below them where the selected curve ends right
/// above, and moved apart where they would cover each other.
void paintNames(QPainter& painter, const AxisFrame& frame, std::vector<NamedEnd> ends,
                const std::optional<double>& selectedEnd, const Theme& theme) {
    if (ends.size() > kMostNames) return;
    std::sort(ends.begin(), ends.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    double least = frame.area.top();
    for (NamedEnd& end : ends) {
        const bool isCovering =
            selectedEnd && *selectedEnd > end.y - kNameHeight - 2 && *selectedEnd < end.y + 2;
        end.y = std::max(isCovering ? end.y + 1 : end.y - kNameHeight, least);
        least = end.y + kNameHeight;
    }
    double most = frame.area.bottom() - kNameHeight;
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        end->y = std::min(end->y, most);
        most = end->y - kNameHeight;
    }
    painter.setFont(tickFont());
    const QFontMetricsF metrics(tickFont());
    for (const NamedEnd& end : ends) {
        const QString name =
            metrics.elidedText(end.name, Qt::ElideRight, frame.area.width() * 0.55);
        const double wide = metrics.horizontalAdvance(name) + 4;
        const double right = frame.area.right() - wide - 2;
        drawOnGround(painter, {std::min(end.x.value_or(right), right), end.y, wide, kNameHeight},
                     name, theme, theme.secondText);
    }
}

}  // namespace

double curveUnit(const SweepViewData& content, const SweptCurveData& curve, SweptQuantity what) {
    if (!content.isNormalised) return 1;
    double most = 0;
    for (const SweptPointData& point : curve.points)
        most = std::max(most, std::abs(numberOf(point, what).value_or(0)));
    return most > 0 ? most : 1;
}

std::optional<double> sweptAt(const SweptCurveData& curve, double x, SweptQuantity what) {
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const SweptPointData& here = curve.points[i];
        if (here.x == x) return numberOf(here, what);
        if (i + 1 == curve.points.size()) break;
        const SweptPointData& next = curve.points[i + 1];
        if ((here.x < x) == (next.x < x) || next.x == x) continue;
        const auto a = numberOf(here, what), b = numberOf(next, what);
        if (!a || !b) return std::nullopt;
        return *a + (x - here.x) / (next.x - here.x) * (*b - *a);
    }
    return std::nullopt;
}

void paintSweptCurves(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                      SweptQuantity what, const Theme& theme) {
    std::vector<NamedEnd> ends;
    std::optional<double> selectedEnd;
    for (const bool isSelected : {false, true})
        for (const SweptCurveData& curve : content.curves) {
            if (curve.isSelected != isSelected) continue;
            const double unit = curveUnit(content, curve, what);
            std::optional<double> end;
            painter.setPen(penOf(curve, theme));
            drawLine(painter, frame, curve, [&](const SweptPointData& point) {
                const auto number = numberOf(point, what);
                if (!number) return std::optional<QPointF>();
                end = frame.yOf(*number / unit);
                return std::optional(QPointF(frame.xOf(point.x), *end));
            });
            if (isSelected)
                selectedEnd = end;
            else if (end)
                ends.push_back({*end, curve.name, std::nullopt});
        }
    paintNames(painter, frame, std::move(ends), selectedEnd, theme);
}

void paintMetricCurve(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                      const Theme& theme) {
    const SweptCurveData* selected = content.selected();
    if (!selected) return;
    painter.setPen(QPen(theme.text, 1.5, Qt::DotLine));
    std::optional<QPointF> start;
    drawLine(painter, frame, *selected, [&](const SweptPointData& point) {
        if (!point.metric) return std::optional<QPointF>();
        const QPointF place(frame.xOf(point.x), frame.yOf(*point.metric));
        if (!start) start = place;
        return std::optional(place);
    });
    if (!start) return;
    const QFontMetricsF metrics(tickFont());
    painter.setFont(tickFont());
    const double wide = metrics.horizontalAdvance(content.metricName) + 4;
    const double y = std::clamp(start->y() - kNameHeight - 2, frame.area.top(),
                                frame.area.bottom() - kNameHeight);
    drawOnGround(painter, {frame.area.left() + 4, y, wide, kNameHeight}, content.metricName, theme,
                 theme.text);
}

void paintReading(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                  SweptQuantity what, const Theme& theme) {
    const SweptCurveData* selected = content.selected();
    if (!selected || !content.now || !content.x.holds(*content.now)) return;
    const auto number = sweptAt(*selected, *content.now, what);
    if (!number) return;
    const double unit = curveUnit(content, *selected, what);
    const QPointF place(frame.xOf(*content.now), frame.yOf(*number / unit));
    painter.setPen(QPen(theme.panel, 1.5));
    painter.setBrush(theme.accent);
    painter.drawEllipse(place, 5, 5);
    painter.setBrush(Qt::NoBrush);
    const QString text = shortNumberText(*number, 3);
    const QFont strong = font(TextSize::Tick, TextWeight::SemiBold);
    painter.setFont(strong);
    const double wide = QFontMetricsF(strong).horizontalAdvance(text) + 4;
    const bool isLeft = place.x() + 8 + wide > frame.area.right();
    const double y = std::clamp(place.y() - 18, frame.area.top(), frame.area.bottom() - 15);
    drawOnGround(painter, {isLeft ? place.x() - 8 - wide : place.x() + 8, y, wide, 14}, text, theme,
                 theme.accent);
}

void paintScatter(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                  const Theme& theme) {
    std::vector<NamedEnd> ends;
    for (const bool isSelected : {false, true})
        for (const SweptCurveData& curve : content.curves) {
            if (curve.isSelected != isSelected) continue;
            const double unit = curveUnit(content, curve, SweptQuantity::Value);
            std::vector<QPointF> dots;
            const auto placeOf = [&](const SweptPointData& point) {
                if (!point.metric || !point.value) return std::optional<QPointF>();
                dots.emplace_back(frame.xOf(*point.metric), frame.yOf(*point.value / unit));
                return std::optional(dots.back());
            };
            const QColor colour = isSelected ? theme.accent : theme.otherCurve;
            QColor faint = colour;
            faint.setAlphaF(0.5F);
            painter.setPen(QPen(faint, 1));
            drawLine(painter, frame, curve, placeOf);
            painter.setPen(QPen(colour, 1.2));
            for (std::size_t i = 0; i < dots.size(); ++i) {
                const bool isEnd = i == 0 || i + 1 == dots.size();
                painter.setBrush(i == 0 ? theme.panel : colour);
                painter.drawEllipse(dots[i], isEnd ? 4.5 : 2, isEnd ? 4.5 : 2);
            }
            painter.setBrush(Qt::NoBrush);
            const auto right =
                std::max_element(dots.begin(), dots.end(),
                                 [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
            if (right != dots.end())
                ends.push_back({right->y() + kNameHeight / 2, curve.name, right->x() + 8});
        }
    paintNames(painter, frame, std::move(ends), std::nullopt, theme);
    const SweptCurveData* selected = content.selected();
    if (!selected || selected->points.empty()) return;
    painter.setFont(tickFont());
    const QString legend = SweepPlots::tr("ring: %1, end: %2")
                               .arg(shortNumberText(selected->points.front().x, 3),
                                    shortNumberText(selected->points.back().x, 3));
    const double wide = QFontMetricsF(tickFont()).horizontalAdvance(legend) + 8;
    drawOnGround(painter, {frame.area.left() + 8, frame.area.top() + 4, wide, 16}, legend, theme,
                 theme.secondText);
}

}  // namespace lossglass
