// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_painting.h"

#include "widgets/panels/number_text.h"
#include "widgets/plots/plot_range.h"
#include "widgets/plots/sweep_curves.h"
#include "widgets/plots/sweep_plots.h"
#include "widgets/plots/sweep_shares.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kRight = 22, kMetricRight = 44;

/// Holds 0.
AxisScale scaleFromZero(double low, double high) {
    const PlotRange range = niceRange(std::min(low, 0.0), std::max(high, 0.0), 4);
    return {range.low, range.high, false};
}

/// What the dots of a scatter need, 0 or not.
template <class NumberOf>
AxisScale scatterScale(const SweepViewData& content, const NumberOf& numberOf) {
    std::optional<PlotRange> range;
    for (const SweptCurveData& curve : content.curves) {
        const double unit = curveUnit(content, curve, SweptQuantity::Value);
        for (const SweptPointData& point : curve.points) {
            if (!point.value || !point.metric) continue;
            const double number = numberOf(point, unit);
            if (!range) range = PlotRange{number, number};
            range->low = std::min(range->low, number);
            range->high = std::max(range->high, number);
        }
    }
    const PlotRange round = range ? niceRange(range->low, range->high, 5) : PlotRange{0, 1};
    return {round.low, round.high, false};
}

AxisScale valueScale(const SweepViewData& content) {
    double low = 0, high = 0;
    for (const SweptCurveData& curve : content.curves) {
        const double unit = curveUnit(content, curve, SweptQuantity::Value);
        for (const SweptPointData& point : curve.points) {
            low = std::min(low, point.value.value_or(0) / unit);
            high = std::max(high, point.value.value_or(0) / unit);
        }
    }
    return scaleFromZero(low, high);
}

AxisScale pullScale(const SweepViewData& content) {
    double high = 0;
    for (const SweptCurveData& curve : content.curves) {
        const double unit = curveUnit(content, curve, SweptQuantity::Pull);
        for (const SweptPointData& point : curve.points)
            high = std::max(high, point.totalPull / unit);
    }
    return scaleFromZero(0, high);
}

AxisScale metricScale(const SweepViewData& content) {
    double low = 0, high = 0;
    if (const auto* selected = content.selected())
        for (const SweptPointData& point : selected->points) {
            low = std::min(low, point.metric.value_or(0));
            high = std::max(high, point.metric.value_or(0));
        }
    return scaleFromZero(low, high);
}

void paintLine(QPainter& painter, const AxisFrame& frame, double value, const QPen& pen) {
    painter.setPen(pen);
    const double x = frame.xOf(value);
    painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()));
}

void paintGhost(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                const Theme& theme, bool isNamed) {
    if (!content.before || content.before == content.now || !content.x.holds(*content.before))
        return;
    paintLine(painter, frame, *content.before, QPen(theme.ghost, 1.2, Qt::DashLine));
    if (!isNamed) return;
    const QString was = SweepPlots::tr("was %1").arg(shortNumberText(*content.before, 3));
    painter.setFont(tickFont());
    painter.setPen(theme.secondText);
    const double x = frame.xOf(*content.before);
    const double wide = QFontMetricsF(tickFont()).horizontalAdvance(was) + 6;
    const bool isLeft = x + wide > frame.area.right();
    painter.drawText(QRectF(isLeft ? x - wide : x + 4, frame.area.top() + 1, wide, 14),
                     Qt::AlignLeft, was);
}

void paintNow(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
              const Theme& theme) {
    if (!content.now || !content.x.holds(*content.now)) return;
    paintLine(painter, frame, *content.now, QPen(theme.accent, 1.5));
    if (!content.canDrag) return;
    const double x = frame.xOf(*content.now), top = frame.area.top();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawPolygon(QPolygonF({{x - 5, top - 6}, {x + 5, top - 6}, {x, top + 1}}));
}

void paintMetricAxis(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                     const Theme& theme) {
    AxisFrame right = frame;
    right.y = metricScale(content);
    painter.setFont(tickFont());
    painter.setPen(theme.secondText);
    for (const double tick : right.y.ticks(right.yTicks()))
        painter.drawText(QRectF(right.area.right() + 5, right.yOf(tick) - 8, 40, 16),
                         Qt::AlignLeft | Qt::AlignVCenter, right.y.textOf(tick, right.yTicks()));
    painter.setPen(theme.controlEdge);
    painter.drawLine(right.area.topRight(), right.area.bottomRight());
    paintMetricCurve(painter, right, content, theme);
}

}  // namespace

std::array<AxisFrame, 3> sweepFrames(const QRectF& place, const SweepViewData& content) {
    std::array<AxisFrame, 3> frames;
    const double top = place.top() + kFrameTop;
    const double high = std::max(10.0, place.height() - kFrameTop - kFrameBottom);
    if (content.isScatter) {
        frames[0].area = {place.left() + kFrameLeft, top,
                          std::max(10.0, place.width() - kFrameLeft - kRight), high};
        frames[0].x = scatterScale(
            content, [](const SweptPointData& point, double) { return *point.metric; });
        frames[0].y = scatterScale(
            content, [](const SweptPointData& point, double unit) { return *point.value / unit; });
        frames[0].title = SweepPlots::tr("%1 and loss over the sweep").arg(content.metricName);
        frames[0].subtitle =
            content.isNormalised ? SweepPlots::tr("loss over its largest") : QString();
        frames[0].xName = content.metricName;
        return frames;
    }
    const double names = shareNamesWidth(place.width());
    const double metric = content.metricName.isEmpty() ? 0 : kMetricRight - kRight;
    const double room = place.width() - 3 * kFrameLeft - 2 * kRight - metric - names;
    const double third = std::max(10.0, room / 3);
    double left = place.left() + kFrameLeft;
    for (std::size_t i = 0; i < 3; ++i) {
        frames[i].area = {left, top, third, high};
        frames[i].x = content.x;
        frames[i].xName = content.axisName;
        left += third + kFrameLeft + kRight + (i == 0 ? metric : 0);
    }
    frames[0].y = valueScale(content);
    frames[0].title = content.curves.size() > 1
                          ? SweepPlots::tr("Value")
                          : SweepPlots::tr("Value of %1").arg(content.lossName);
    frames[1].title = SweepPlots::tr("Total pull");
    frames[1].subtitle = QStringLiteral("Σ|∂L/∂z|");
    if (content.isNormalised)
        frames[0].subtitle = frames[1].subtitle = SweepPlots::tr("each over its largest");
    frames[1].y = pullScale(content);
    frames[2].title = SweepPlots::tr("Where the pull lands");
    frames[2].subtitle = SweepPlots::tr("% of the total pull of %1").arg(content.lossName);
    frames[2].y = {0, 100, false};
    frames[2].rightRoom = names;
    return frames;
}

void paintSweep(QPainter& painter, const QRectF& place, const SweepViewData& content,
                const Theme& theme) {
    painter.setRenderHint(QPainter::Antialiasing);
    const auto frames = sweepFrames(place, content);
    if (content.isScatter) {
        paintFrame(painter, frames[0], theme);
        paintScatter(painter, frames[0], content, theme);
        return;
    }
    for (std::size_t i = 0; i < 2; ++i) {
        const auto what = i == 0 ? SweptQuantity::Value : SweptQuantity::Pull;
        paintFrame(painter, frames[i], theme);
        if (i == 0 && !content.metricName.isEmpty())
            paintMetricAxis(painter, frames[i], content, theme);
        paintGhost(painter, frames[i], content, theme, i == 0);
        paintSweptCurves(painter, frames[i], content, what, theme);
        paintNow(painter, frames[i], content, theme);
        paintReading(painter, frames[i], content, what, theme);
    }
    paintFrame(painter, frames[2], theme);
    paintSweptShares(painter, frames[2], content, theme);
    paintGhost(painter, frames[2], content, theme, false);
    paintNow(painter, frames[2], content, theme);
    paintShareReadings(painter, frames[2], content, theme);
}

}  // namespace lossglass
