// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/response_plots.h"

#include "widgets/plots/curve_plot.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/response_text.h"
#include "widgets/theme/fonts.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>
#include <array>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kHistogramShare = 0.29;
constexpr int kLeastHistogram = 98;
constexpr int kMostHistogram = 190;
constexpr double kMostPlainCount = 99999;

enum class Quantity { Loss, Pull };

PlotLine lineOf(const ResponseViewData::Line& source, PlotLineKind kind, Quantity quantity) {
    const bool loss = quantity == Quantity::Loss;
    PlotLine line{source.legend, kind, source.curve.p,
                  loss ? source.curve.loss : source.curve.byLogit, std::nullopt};
    if (source.marked) line.markedY = loss ? source.marked->loss : source.marked->byLogit;
    return line;
}

std::vector<PlotLine> linesOf(const ResponseViewData& shown, Quantity quantity) {
    std::vector<PlotLine> lines;
    for (const auto& other : shown.others)
        lines.push_back(lineOf(other, PlotLineKind::Other, quantity));
    if (shown.ghost) lines.push_back(lineOf(*shown.ghost, PlotLineKind::Ghost, quantity));
    lines.push_back(lineOf(*shown.selected, PlotLineKind::Selected, quantity));
    return lines;
}

/// The power of ten, a multiple of 3, that brings a small peak to 1 or more.
int exponentFor(double peak) {
    if (!(peak > 0) || peak >= 0.1) return 0;
    return 3 * static_cast<int>(std::ceil(-std::log10(peak) / 3));
}

std::vector<double> scaled(std::span<const double> values, double factor) {
    std::vector<double> result(values.begin(), values.end());
    for (double& value : result)
        value *= factor;
    return result;
}

double peakOf(std::span<const double> values) {
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

QString valueText(const ResponseViewData::ClassValue& entry) {
    if (entry.value) return QString::number(*entry.value, 'f', 4);
    return entry.isPresent ? ResponseText::tr("left out") : ResponseText::tr("absent");
}

QString tableOf(const std::vector<ResponseViewData::ClassValue>& values) {
    QString rows;
    for (const auto& entry : values)
        rows += QStringLiteral("<tr><td style=\"padding-right:16px\">%1</td><td>%2</td></tr>")
                    .arg(entry.className.toHtmlEscaped(), valueText(entry));
    return rows.isEmpty() ? rows : QStringLiteral("<table>%1</table>").arg(rows);
}

}  // namespace

ResponsePlots::ResponsePlots(QWidget* parent)
    : QWidget(parent),
      m_loss(new CurvePlot(this)),
      m_pull(new CurvePlot(this)),
      m_pixels(new HistogramPlot(this)),
      m_pixelPull(new HistogramPlot(this)),
      m_reason(new QLabel(this)),
      m_grid(new QGridLayout(this)) {
    m_loss->setTitle(tr("Loss of the pixel, ℓ"));
    m_pull->setTitle(tr("Pull on the logit, ∂ℓ/∂z"));
    m_pull->setToolTip(
        tr("∂ℓ/∂z of one pixel: its own loss, N times its part of the mean. Below 0 a step "
           "raises p, above 0 it lowers p."));
    m_reason->setFont(textFont());
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::RichText);
    m_reason->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(0);
    m_grid->addWidget(m_loss, 0, 0);
    m_grid->addWidget(m_pull, 0, 1);
    m_grid->addWidget(m_reason, 1, 0, 1, 2);
    m_grid->addWidget(m_pixels, 2, 0);
    m_grid->addWidget(m_pixelPull, 2, 1);
    for (int column : {0, 1})
        m_grid->setColumnStretch(column, 1);
    for (PlotWidget* plot :
         std::initializer_list<PlotWidget*>{m_loss, m_pull, m_pixels, m_pixelPull})
        connect(plot, &PlotWidget::pHovered, this, &ResponsePlots::hover);
    arrange();
}

void ResponsePlots::setData(const ResponseViewData& shown) {
    m_hasCurve = shown.selected.has_value();
    m_hasSummary = shown.summary.has_value();
    m_xName = ResponseText::axisName(shown);
    if (m_hasCurve)
        showCurves(shown);
    else
        showReason(shown);
    if (m_hasSummary) showHistograms(shown);
    for (PlotWidget* plot :
         std::initializer_list<PlotWidget*>{m_loss, m_pull, m_pixels, m_pixelPull})
        plot->setMark(shown.markedP);
    arrange();
}

void ResponsePlots::showCurves(const ResponseViewData& shown) {
    auto losses = linesOf(shown, Quantity::Loss);
    auto pulls = linesOf(shown, Quantity::Pull);
    const PlotRange lossAxis = lossRange(losses);
    const PlotRange pullAxis = pullRange(pulls);
    m_loss->setLines(std::move(losses), lossAxis);
    m_pull->setLines(std::move(pulls), pullAxis);
}

void ResponsePlots::showReason(const ResponseViewData& shown) {
    m_reason->setText(
        QStringLiteral("<p>%1</p>%2<br>")
            .arg(ResponseText::insteadOfPlots(shown).toHtmlEscaped(), tableOf(shown.perClass)));
}

void ResponsePlots::showHistograms(const ResponseViewData& shown) {
    const ResponseSummary& summary = *shown.summary;
    std::array<double, kResponseBins> counts{};
    std::copy(summary.pixels.begin(), summary.pixels.end(), counts.begin());
    const bool thousands = peakOf(counts) > kMostPlainCount;
    m_pixels->setTitle(ResponseText::pixelsTitle(shown, thousands));
    m_pixels->setBars(scaled(counts, thousands ? 1e-3 : 1));
    const int exponent = exponentFor(peakOf(summary.pull));
    m_pixelPull->setTitle(ResponseText::pullTitle(exponent));
    m_pixelPull->setBars(scaled(summary.pull, std::pow(10.0, exponent)));
}

void ResponsePlots::setBarColours(const QColor& below, const QColor& above) {
    for (HistogramPlot* plot : {m_pixels, m_pixelPull})
        plot->setColours(below, above);
}

void ResponsePlots::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ResponsePlots::arrange() {
    const bool histograms = m_hasSummary && (!m_hasCurve || height() >= kLeastHeightForHistograms);
    for (QWidget* plot : std::initializer_list<QWidget*>{m_loss, m_pull})
        plot->setVisible(m_hasCurve);
    m_reason->setVisible(!m_hasCurve);
    for (HistogramPlot* plot : {m_pixels, m_pixelPull}) {
        plot->setVisible(histograms);
        plot->setXName(m_xName);
    }
    for (CurvePlot* plot : {m_loss, m_pull})
        plot->setXName(histograms ? QString() : m_xName);
    m_grid->setRowStretch(0, m_hasCurve ? 1 : 0);
    m_grid->setRowStretch(2, histograms && !m_hasCurve ? 1 : 0);
    const int share =
        std::clamp(static_cast<int>(kHistogramShare * height()), kLeastHistogram, kMostHistogram);
    m_grid->setRowMinimumHeight(2, histograms && m_hasCurve ? share : 0);
}

void ResponsePlots::hover(std::optional<double> p) {
    for (PlotWidget* plot :
         std::initializer_list<PlotWidget*>{m_loss, m_pull, m_pixels, m_pixelPull})
        plot->setHovered(p);
    emit pHovered(p);
}

}  // namespace lossglass
