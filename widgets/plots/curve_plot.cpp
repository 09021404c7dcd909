// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_plot.h"

#include "widgets/plots/plot_theme.h"
#include "widgets/theme/fonts.h"

#include <qcustomplot.h>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kDotSize = 8;
constexpr double kTextOffset = 8;
constexpr double kTextHeight = 15;

QVector<double> vectorOf(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

/// Selected first, then the others in order: who comes first gets the room for its number.
std::vector<const PlotLine*> byImportance(const std::vector<PlotLine>& lines) {
    std::vector<const PlotLine*> sorted;
    for (const PlotLine& line : lines) {
        if (line.kind != PlotLineKind::Ghost) sorted.push_back(&line);
    }
    std::stable_partition(sorted.begin(), sorted.end(), [](const PlotLine* line) {
        return line->kind == PlotLineKind::Selected;
    });
    return sorted;
}

enum class Side { Above, Below };

/// The side on which a text right of the dot is clear of its curve.
Side clearSide(const PlotLine& line, double x, double y) {
    const auto ahead = valueAt(line, std::min(x + 0.04, line.x.back()));
    return ahead && *ahead > y ? Side::Below : Side::Above;
}

/// A free place near a dot, on the preferred side first; nothing where numbers would overlap.
std::optional<double> freePlace(double dotY, Side preferred, const QRect& area,
                                const std::vector<double>& taken) {
    const double first = preferred == Side::Above ? -kTextOffset - 2 : kTextOffset + 4;
    for (const double offset : {first, -first}) {
        const double y = dotY + offset;
        if (y < area.top() + 4 || y > area.bottom() - 4) continue;
        const bool free = std::none_of(taken.begin(), taken.end(), [y](double other) {
            return std::abs(other - y) < kTextHeight;
        });
        if (free) return y;
    }
    return std::nullopt;
}

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : PlotWidget(parent) {
    applyTheme();
}

void CurvePlot::setLines(std::vector<PlotLine> lines, const PlotRange& range) {
    m_lines = std::move(lines);
    plot()->clearGraphs();
    const Theme& colours = themeOf(palette());
    for (const PlotLineKind kind :
         {PlotLineKind::Other, PlotLineKind::Ghost, PlotLineKind::Selected}) {
        for (const PlotLine& line : m_lines) {
            if (line.kind != kind) continue;
            QCPGraph* graph = plot()->addGraph();
            graph->setName(line.name);
            graph->setProperty("kind", static_cast<int>(kind));
            graph->setData(vectorOf(line.x), vectorOf(line.y), true);
            graph->setPen(curvePen(colours, kind));
        }
    }
    plot()->yAxis->setRange(range.low, range.high);
    redraw();
}

QStringList CurvePlot::markTexts() const {
    QStringList texts;
    for (const Dot& dot : m_dots) {
        if (dot.text->visible()) texts += dot.text->text();
    }
    return texts;
}

void CurvePlot::themed(const Theme& theme) {
    for (int i = 0; i < plot()->graphCount(); ++i) {
        QCPGraph* graph = plot()->graph(i);
        graph->setPen(curvePen(theme, static_cast<PlotLineKind>(graph->property("kind").toInt())));
    }
}

void CurvePlot::laidOut() {
    hideDots();
    const auto p = shownP();
    if (!p) return;
    const auto lines = byImportance(m_lines);
    while (m_dots.size() < lines.size())
        m_dots.push_back(makeDot());
    const QRect area = plot()->axisRect()->rect();
    std::vector<double> taken;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool exact = lines[i]->markedY && !isHovered();
        const auto y = exact ? lines[i]->markedY : valueAt(*lines[i], *p);
        if (!y || !plot()->yAxis->range().contains(*y)) continue;
        const auto place =
            freePlace(plot()->yAxis->coordToPixel(*y), clearSide(*lines[i], *p, *y), area, taken);
        if (place) taken.push_back(*place);
        placeDot(m_dots[i], *lines[i], *p, *y, place.value_or(-1));
    }
}

CurvePlot::Dot CurvePlot::makeDot() {
    plot()->setCurrentLayer(QStringLiteral("marks"));
    Dot dot{new QCPItemTracer(plot()), new QCPItemText(plot())};
    plot()->setCurrentLayer(QStringLiteral("main"));
    dot.circle->setStyle(QCPItemTracer::tsCircle);
    dot.circle->setSize(kDotSize);
    dot.text->position->setType(QCPItemPosition::ptAbsolute);
    dot.text->setClipToAxisRect(false);
    return dot;
}

void CurvePlot::hideDots() {
    for (const Dot& dot : m_dots) {
        dot.circle->setVisible(false);
        dot.text->setVisible(false);
    }
}

void CurvePlot::placeDot(const Dot& dot, const PlotLine& line, double x, double y, double textY) {
    const Theme& colours = themeOf(palette());
    const bool selected = line.kind == PlotLineKind::Selected;
    const QColor colour = selected ? colours.accent : colours.otherCurve;
    dot.circle->setVisible(true);
    dot.circle->setPen(QPen(colours.panel, 1));
    dot.circle->setBrush(colour);
    dot.circle->position->setCoords(x, y);
    if (textY < 0) return;

    dot.text->setVisible(true);
    dot.text->setFont(
        lossglass::font(TextSize::Help, selected ? TextWeight::SemiBold : TextWeight::Regular));
    dot.text->setColor(selected ? colours.accent : colours.secondText);
    dot.text->setText(numberText(y, selected && std::abs(y) >= 0.1 ? 3 : 2));
    const double dotX = plot()->xAxis->coordToPixel(x);
    const bool left = dotX > plot()->axisRect()->right() - 52;
    dot.text->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    dot.text->position->setCoords(dotX + (left ? -kTextOffset : kTextOffset), textY);
}

}  // namespace lossglass
