// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_shares.h"

#include "widgets/plots/sweep_plots.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kWideNames = 96, kShortNames = 34, kWideFrom = 900;
constexpr double kLeastBand = 14;

struct Band {
    double OutcomeSums::*share;
    QColor Theme::*colour;
    bool isWrong;
    const char *name, *shortName;
};

const Band kBands[] = {
    {&OutcomeSums::fn, &Theme::falseNegative, true,
     QT_TRANSLATE_NOOP("lossglass::SweepPlots", "false negative"), "FN"},
    {&OutcomeSums::fp, &Theme::falsePositive, true,
     QT_TRANSLATE_NOOP("lossglass::SweepPlots", "false positive"), "FP"},
    {&OutcomeSums::tp, &Theme::truePositive, false,
     QT_TRANSLATE_NOOP("lossglass::SweepPlots", "true positive"), "TP"},
    {&OutcomeSums::tn, &Theme::trueNegative, false,
     QT_TRANSLATE_NOOP("lossglass::SweepPlots", "true negative"), "TN"},
};

QColor inkOn(const QColor& ground) {
    // White or near-black, whichever contrasts more.
    const double light = 0.299 * ground.redF() + 0.587 * ground.greenF() + 0.114 * ground.blueF();
    return light > 0.5 ? QColor(0x15171B) : QColor(Qt::white);
}

void paintBand(QPainter& painter, const QPolygonF& shape, const Band& band, const Theme& theme) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.*band.colour);
    painter.drawPolygon(shape);
    if (!band.isWrong) return;
    QColor hatch = theme.panel;
    hatch.setAlphaF(0.35F);
    painter.setBrush(QBrush(hatch, Qt::BDiagPattern));
    painter.drawPolygon(shape);
}

void paintNames(QPainter& painter, const AxisFrame& frame, const OutcomeSums& last,
                const Theme& theme) {
    const bool isWide = frame.rightRoom >= kWideNames;
    double below = 0, free = frame.area.bottom() + 7;
    painter.setFont(tickFont());
    painter.setPen(theme.secondText);
    for (const Band& band : kBands) {
        const double share = last.*band.share;
        const double y = std::min(frame.yOf(100 * (below + share / 2)), free - 7);
        below += share;
        if (share < 0.002) continue;
        free = y - 7;
        const QString name =
            isWide ? SweepPlots::tr(band.name) : QString::fromLatin1(band.shortName);
        painter.drawText(QRectF(frame.area.right() + 6, y - 8, kWideNames, 16), Qt::AlignVCenter,
                         name);
    }
}

}  // namespace

double shareNamesWidth(double plotsWidth) {
    return plotsWidth > kWideFrom ? kWideNames : kShortNames;
}

void paintSweptShares(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                      const Theme& theme) {
    const SweptCurveData* selected = content.selected();
    if (!selected) return;
    std::vector<const SweptPointData*> points;
    for (const SweptPointData& point : selected->points)
        if (point.shares) points.push_back(&point);
    if (points.empty()) return;
    std::vector<double> below(points.size(), 0);
    for (const Band& band : kBands) {
        QPolygonF lower, upper;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double x = frame.xOf(points[i]->x);
            lower << QPointF(x, frame.yOf(100 * below[i]));
            below[i] += (*points[i]->shares).*band.share;
            upper << QPointF(x, frame.yOf(100 * below[i]));
        }
        std::reverse(lower.begin(), lower.end());
        paintBand(painter, upper + lower, band, theme);
    }
    paintNames(painter, frame, *points.back()->shares, theme);
}

void paintShareReadings(QPainter& painter, const AxisFrame& frame, const SweepViewData& content,
                        const Theme& theme) {
    const SweptCurveData* selected = content.selected();
    if (!selected || !content.now || !content.x.holds(*content.now)) return;
    const SweptPointData* nearest = nullptr;
    for (const SweptPointData& point : selected->points)
        if (point.shares &&
            (!nearest || std::abs(point.x - *content.now) < std::abs(nearest->x - *content.now)))
            nearest = &point;
    if (!nearest) return;
    const QFont strong = font(TextSize::Tick, TextWeight::SemiBold);
    painter.setFont(strong);
    double below = 0;
    const double x = frame.xOf(*content.now);
    for (const Band& band : kBands) {
        const double share = (*nearest->shares).*band.share;
        const double middle = below + share / 2;
        below += share;
        if (share * frame.area.height() < kLeastBand) continue;
        const QString text = QStringLiteral("%1 %").arg(std::lround(100 * share));
        const double wide = QFontMetricsF(strong).horizontalAdvance(text) + 6;
        const bool isLeft = x + 6 + wide > frame.area.right();
        const QRectF place(isLeft ? x - 6 - wide : x + 6, frame.yOf(100 * middle) - 7, wide, 14);
        if (band.isWrong) painter.fillRect(place, theme.*band.colour);
        painter.setPen(inkOn(theme.*band.colour));
        painter.drawText(place, Qt::AlignCenter, text);
    }
}

}  // namespace lossglass
