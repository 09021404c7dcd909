// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_legend.h"

#include "widgets/plots/plot_theme.h"
#include "widgets/theme/fonts.h"

#include <QPainter>
#include <QStringList>

namespace lossglass {

namespace {

constexpr int kStroke = 24;
constexpr int kGap = 6;
constexpr int kBetween = 16;
constexpr int kHeight = 20;

}  // namespace

PlotLegend::PlotLegend(QWidget* parent) : QWidget(parent) {
    setFont(helpFont());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PlotLegend::setEntries(std::vector<Entry> entries) {
    m_entries = std::move(entries);
    QStringList names;
    for (const Entry& entry : m_entries)
        names += entry.name;
    setToolTip(names.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

QSize PlotLegend::sizeHint() const {
    int width = 0;
    for (const Entry& entry : m_entries)
        width += kStroke + kGap + fontMetrics().horizontalAdvance(entry.name) + kBetween;
    return {width, kHeight};
}

QSize PlotLegend::minimumSizeHint() const {
    return {0, kHeight};
}

void PlotLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = themeOf(palette());
    int x = 0;
    for (const Entry& entry : m_entries) {
        const int textWidth = fontMetrics().horizontalAdvance(entry.name);
        const int room = width() - x - kStroke - kGap;
        if (textWidth > room && x > 0) break;
        painter.setPen(curvePen(colours, entry.kind));
        painter.drawLine(QPointF(x, height() / 2.0), QPointF(x + kStroke, height() / 2.0));
        painter.setPen(entry.kind == PlotLineKind::Selected ? colours.text : colours.secondText);
        painter.drawText(QRect(x + kStroke + kGap, 0, room, height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(entry.name, Qt::ElideRight, room));
        x += kStroke + kGap + textWidth + kBetween;
    }
}

}  // namespace lossglass
