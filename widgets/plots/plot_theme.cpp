// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_theme.h"

#include "widgets/plots/plot_range.h"
#include "widgets/theme/fonts.h"

#include <qcustomplot.h>
#include <QFontMetrics>
#include <cmath>

namespace lossglass {

namespace {

constexpr int kTickLength = 4;

/// The library writes an ASCII hyphen and drops trailing zeros.
class MinusTicker : public QCPAxisTicker {
public:
    explicit MinusTicker(TickText style) : m_style(style) {}

protected:
    double getTickStep(const QCPRange& range) override {
        m_step = tickStep({range.lower, range.upper}, tickCount());
        return m_step;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        const bool whole = std::abs(tick - std::round(tick)) < 1e-9;
        return tickText(tick, m_style == TickText::Shortest && whole ? 1.0 : m_step);
    }

private:
    TickText m_style;
    double m_step = 1;
};

void applyAxisTheme(QCPAxis& axis, const Theme& theme) {
    const QPen line(theme.controlEdge, 1);
    axis.setBasePen(line);
    axis.setTickPen(line);
    axis.setSubTicks(false);
    axis.setTickLength(0, kTickLength);
    axis.setTickLabelFont(tickFont());
    axis.setTickLabelColor(theme.secondText);
    axis.setLabelFont(helpFont());
    axis.setLabelColor(theme.text);
    axis.setLabelPadding(2);
    axis.setTickLabelPadding(4);
    axis.grid()->setPen(QPen(theme.grid, 1));
    axis.grid()->setZeroLinePen(Qt::NoPen);
    axis.grid()->setSubGridVisible(false);
}

}  // namespace

void applyPlotTheme(QCustomPlot& plot, const Theme& theme) {
    plot.setBackground(QBrush(theme.panel));
    plot.setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    plot.xAxis2->setVisible(false);
    plot.yAxis2->setVisible(false);
    applyAxisTheme(*plot.xAxis, theme);
    applyAxisTheme(*plot.yAxis, theme);
}

void setTicks(QCPAxis& axis, TickText style, int count) {
    auto ticker = axis.ticker().dynamicCast<MinusTicker>();
    if (!ticker) {
        ticker = QSharedPointer<MinusTicker>::create(style);
        axis.setTicker(ticker);
    }
    ticker->setTickCount(count);
}

QPen curvePen(const Theme& theme, PlotLineKind kind) {
    switch (kind) {
        case PlotLineKind::Selected: {
            QPen pen(theme.accent, 2.5);
            pen.setJoinStyle(Qt::RoundJoin);
            return pen;
        }
        case PlotLineKind::Ghost: {
            QPen pen(theme.ghost, 1.5);
            pen.setDashPattern({3.5, 2.5});
            return pen;
        }
        case PlotLineKind::Other:
            break;
    }
    return QPen(theme.otherCurve, 1.2);
}

QPen markPen(const Theme& theme) {
    QPen pen(theme.text, 1);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({1.5, 3});
    return pen;
}

int leftMargin() {
    return QFontMetrics(tickFont()).horizontalAdvance(QStringLiteral("−0.000")) + kTickLength + 6;
}

}  // namespace lossglass
