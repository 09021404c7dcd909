// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_widget.h"

#include "widgets/plots/plot_theme.h"
#include "widgets/theme/fonts.h"

#include <qcustomplot.h>
#include <QEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <algorithm>

namespace lossglass {

namespace {

constexpr int kTopMargin = 8;
constexpr int kRightMargin = 12;
constexpr int kBottomMargin = 8;        // ticks alone
constexpr int kNamedBottomMargin = 42;  // ticks, numbers, name
constexpr int kPixelsPerTick = 56;
constexpr int kLeastSide = 16;  // the library cannot paint on nothing

}  // namespace

PlotWidget::PlotWidget(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_plot(new QCustomPlot(this)) {
    m_title->setFont(lossglass::font(TextSize::Help, TextWeight::SemiBold));
    m_plot->setMinimumSize(kLeastSide, kLeastSide);
    m_plot->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_plot, 1);

    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->axisRect()->setMinimumSize(1, 1);
    m_plot->xAxis->setRange(0, 1);
    setTicks(*m_plot->xAxis, TickText::Shortest, 5);
    setTicks(*m_plot->yAxis, TickText::EqualDecimals, 4);
    m_plot->addLayer(QStringLiteral("marks"), m_plot->layer(QStringLiteral("main")));
    m_plot->setCurrentLayer(QStringLiteral("marks"));
    m_markLine = new QCPItemStraightLine(m_plot);
    m_markLine->setVisible(false);
    m_plot->setCurrentLayer(QStringLiteral("main"));
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    connect(m_plot, &QCustomPlot::afterLayout, this, [this] { laidOut(); });
    setMargins();
    applyTheme();
}

void PlotWidget::setTitle(const QString& title) {
    m_title->setText(title);
}

QString PlotWidget::title() const {
    return m_title->text();
}

void PlotWidget::setXName(const QString& name) {
    if (m_plot->xAxis->label() == name) return;
    m_plot->xAxis->setLabel(name);
    setMargins();
    redraw();
}

void PlotWidget::setMark(std::optional<double> p) {
    if (m_mark == p) return;
    m_mark = p;
    placeLine();
}

void PlotWidget::setHovered(std::optional<double> p) {
    if (m_hoveredP == p) return;
    m_hoveredP = p;
    placeLine();
}

void PlotWidget::placeLine() {
    const auto p = shownP();
    m_markLine->setVisible(p.has_value());
    if (p) {
        m_markLine->point1->setCoords(*p, 0);
        m_markLine->point2->setCoords(*p, 1);
    }
    redraw();
}

void PlotWidget::themed(const Theme&) {}

void PlotWidget::laidOut() {}

void PlotWidget::redraw() {
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotWidget::applyTheme() {
    const Theme& colours = themeOf(palette());
    applyPlotTheme(*m_plot, colours);
    m_markLine->setPen(markPen(colours));
    themed(colours);
    redraw();
}

void PlotWidget::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyTheme();
}

bool PlotWidget::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonPress) {
        follow(*static_cast<QMouseEvent*>(event));
    } else if (event->type() == QEvent::Leave) {
        leave();
    } else if (event->type() == QEvent::Resize) {
        countTicks();
    }
    return QWidget::eventFilter(watched, event);
}

void PlotWidget::follow(const QMouseEvent& event) {
    const QRect area = m_plot->axisRect()->rect();
    const QPoint place = event.position().toPoint();
    // A drag may run past the ends of the axis and then stays at 0 or 1.
    const bool inside = event.buttons() != Qt::NoButton
                            ? m_pointerInside || area.contains(place)
                            : place.x() >= area.left() && place.x() <= area.right();
    if (inside) {
        m_pointerInside = true;
        emit pHovered(std::clamp(m_plot->xAxis->pixelToCoord(event.position().x()), 0.0, 1.0));
    } else {
        leave();
    }
}

void PlotWidget::leave() {
    if (!m_pointerInside) return;
    m_pointerInside = false;
    emit pHovered(std::nullopt);
}

void PlotWidget::setMargins() {
    const bool named = !m_plot->xAxis->label().isEmpty();
    m_plot->xAxis->setTickLabels(named);
    m_plot->axisRect()->setMargins(
        {leftMargin(), kTopMargin, kRightMargin, named ? kNamedBottomMargin : kBottomMargin});
    countTicks();
}

void PlotWidget::countTicks() {
    const QMargins margins = m_plot->axisRect()->margins();
    const int height = m_plot->height() - margins.top() - margins.bottom();
    setTicks(*m_plot->yAxis, TickText::EqualDecimals, std::clamp(height / kPixelsPerTick, 2, 8));
}

}  // namespace lossglass
