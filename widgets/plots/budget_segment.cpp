// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/budget_segment.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <cmath>
#include <numeric>

namespace lossglass {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BudgetSegment)
};

/// WCAG 2: relative luminance.
double luminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

QColor between(const QColor& from, const QColor& to, double share) {
    const auto channel = [share](int a, int b) {
        return static_cast<int>(std::lround(a + share * (b - a)));
    };
    return QColor(channel(from.red(), to.red()), channel(from.green(), to.green()),
                  channel(from.blue(), to.blue()));
}

}  // namespace

QColor BudgetSegment::colour(const Theme& theme) const {
    if (themed) return theme.*themed;
    return own.isValid() ? own : between(theme.panel, theme.text, grey);
}

void BudgetSegment::fill(QPainter& painter, const QRectF& place, const Theme& theme) const {
    painter.fillRect(place, colour(theme));
    if (!isHatched) return;
    QColor hatch = theme.panel;
    hatch.setAlphaF(0.35F);
    painter.fillRect(place, QBrush(hatch, Qt::BDiagPattern));
}

std::vector<BudgetSegment> outcomeSegments() {
    return {
        {Text::tr("false negative"),
         &Theme::falseNegative,
         {},
         0,
         true,
         Text::tr("false negatives")},
        {Text::tr("false positive"),
         &Theme::falsePositive,
         {},
         0,
         true,
         Text::tr("false positives")},
        {Text::tr("true positive"), &Theme::truePositive, {}, 0, false, Text::tr("true positives")},
        {Text::tr("true negative"),
         &Theme::trueNegative,
         {},
         0,
         false,
         Text::tr("true negatives")}};
}

std::vector<double> inSegmentOrder(const OutcomeSums& sums) {
    return {sums.fn, sums.fp, sums.tp, sums.tn};
}

QColor textOn(const QColor& ground) {
    const double own = luminance(ground);
    const QColor dark(0x15, 0x17, 0x1B);
    const double onWhite = 1.05 / (own + 0.05), onDark = (own + 0.05) / (luminance(dark) + 0.05);
    return onWhite > onDark ? QColor(Qt::white) : dark;
}

void paintBudgetBar(QPainter& painter, const QRectF& bar, const Theme& theme,
                    const std::vector<BudgetSegment>& segments, const std::vector<double>& sums) {
    const double total = std::accumulate(sums.begin(), sums.end(), 0.0);
    if (!(total > 0)) {
        painter.fillRect(bar, theme.raised);
        return;
    }
    double left = bar.left();
    for (std::size_t i = 0; i < segments.size() && i < sums.size(); ++i) {
        const double wide = sums[i] / total * bar.width();
        const double gap = wide > 3 ? 1 : 0;
        if (wide > 0) segments[i].fill(painter, {left, bar.top(), wide - gap, bar.height()}, theme);
        left += wide;
    }
}

QString percentText(double share) {
    return QLocale::c().toString(100 * share, 'f', 1);
}

}  // namespace lossglass
