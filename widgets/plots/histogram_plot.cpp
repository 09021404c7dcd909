// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/histogram_plot.h"

#include "widgets/plots/plot_range.h"

#include <qcustomplot.h>
#include <algorithm>

namespace lossglass {

namespace {

QCPBars* makeBars(QCustomPlot* plot) {
    auto* bars = new QCPBars(plot->xAxis, plot->yAxis);
    bars->setPen(Qt::NoPen);
    bars->setAntialiased(true);
    return bars;
}

}  // namespace

HistogramPlot::HistogramPlot(QWidget* parent)
    : PlotWidget(parent), m_below(makeBars(plot())), m_above(makeBars(plot())) {
    plot()->xAxis->grid()->setVisible(false);
}

void HistogramPlot::setBars(std::span<const double> values) {
    m_values.assign(values.begin(), values.end());
    const auto count = static_cast<double>(m_values.size());
    QVector<double> belowX, belowY, aboveX, aboveY;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const double centre = (static_cast<double>(i) + 0.5) / count;
        (centre < 0.5 ? belowX : aboveX).append(centre);
        (centre < 0.5 ? belowY : aboveY).append(m_values[i]);
    }
    m_below->setData(belowX, belowY, true);
    m_above->setData(aboveX, aboveY, true);
    for (QCPBars* bars : {m_below, m_above})
        bars->setWidth(0.88 / std::max(count, 1.0));
    const double top = m_values.empty() ? 0 : *std::max_element(m_values.begin(), m_values.end());
    plot()->yAxis->setRange(0, top > 0 ? top * 1.05 : 1);
    redraw();
}

void HistogramPlot::setColours(const QColor& below, const QColor& above) {
    m_below->setBrush(below);
    m_above->setBrush(above);
    redraw();
}

}  // namespace lossglass
