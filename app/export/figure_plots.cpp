// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure_plots.h"

#include "widgets/plots/plot_theme.h"
#include "widgets/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kTick = fromPoints(2.5);
constexpr double kTextHeight = fromPoints(9);
// The screen's pixel widths, on paper.
constexpr double kPenScale = 0.6;

/// Plot coordinates to the page.
struct Frame {
    QRectF area;
    PlotRange range;
    PlotRange xRange;

    QPointF at(double x, double y) const {
        const double along = (x - xRange.low) / (xRange.high - xRange.low);
        const double share = (y - range.low) / (range.high - range.low);
        return {area.left() + along * area.width(), area.bottom() - share * area.height()};
    }
};

double widestTick(const PlotRange& range, double step, const QFontMetricsF& metrics) {
    double widest = 0;
    for (const double tick : tickPositions(range, step))
        widest = std::max(widest, metrics.horizontalAdvance(tickText(tick, step)));
    return widest;
}

Frame frameOf(const FigureContent::Plot& plot, const QRectF& body, double step,
              const QFontMetricsF& metrics) {
    const double left = widestTick(plot.range, step, metrics) + kTick + fromPoints(2);
    return {body.adjusted(left, fromPoints(3), -fromPoints(3), -fromPoints(23)), plot.range,
            plot.xRange};
}

void paintAxes(QPainter& painter, const FigureContent::Plot& plot, const Frame& frame, double step,
               const Theme& colours) {
    const QPen grid(colours.grid, fromPoints(0.5));
    const QPen axis(colours.secondText, fromPoints(0.6));
    const QRectF& area = frame.area;
    for (const double tick : tickPositions(plot.range, step)) {
        const double y = frame.at(0, tick).y();
        painter.setPen(grid);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(axis);
        painter.drawLine(QPointF(area.left() - kTick, y), QPointF(area.left(), y));
        painter.setPen(colours.text);
        painter.drawText(QRectF(area.left() - kTick - fromPoints(42), y - kTextHeight / 2,
                                fromPoints(40), kTextHeight),
                         Qt::AlignRight | Qt::AlignVCenter, tickText(tick, step));
    }
    const bool overP = plot.xRange == PlotRange{0, 1};
    const double xStep = overP ? 0.25 : tickStep(plot.xRange, 4);
    for (const double tick : tickPositions(plot.xRange, xStep)) {
        const double x = frame.at(tick, plot.range.low).x();
        painter.setPen(axis);
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + kTick));
        painter.setPen(colours.text);
        const bool whole = tick == std::round(tick);
        painter.drawText(
            QRectF(x - fromPoints(20), area.bottom() + kTick, fromPoints(40), kTextHeight),
            Qt::AlignHCenter | Qt::AlignVCenter,
            tickText(tick, !overP  ? xStep
                           : whole ? 1
                                   : 0.05));
    }
    painter.setPen(axis);
    painter.drawLine(area.topLeft(), area.bottomLeft());
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(colours.text);
    // A narrow plot lets the name stand out on both sides.
    const double width = std::max(
        area.width(), QFontMetricsF(painter.font()).horizontalAdvance(plot.xName) + fromPoints(2));
    painter.drawText(QRectF(area.center().x() - width / 2, area.bottom() + kTick + kTextHeight,
                            width, kTextHeight + fromPoints(1)),
                     Qt::AlignHCenter | Qt::AlignVCenter, plot.xName);
}

void paintBands(QPainter& painter, const FigureContent::Plot& plot, const Frame& frame) {
    painter.setPen(Qt::NoPen);
    for (const FigureContent::Band& band : plot.bands) {
        QPolygonF outline;
        for (std::size_t i = 0; i < plot.bandX.size(); ++i)
            outline << frame.at(plot.bandX[i], band.high[i]);
        for (std::size_t i = plot.bandX.size(); i-- > 0;)
            outline << frame.at(plot.bandX[i], band.low[i]);
        painter.setBrush(band.colour);
        painter.drawPolygon(outline);
    }
    painter.setBrush(Qt::NoBrush);
}

void paintMark(QPainter& painter, const FigureContent::Plot& plot, const Frame& frame,
               const Theme& colours) {
    if (!plot.markedX || *plot.markedX < plot.xRange.low || *plot.markedX > plot.xRange.high)
        return;
    const double x = frame.at(*plot.markedX, plot.range.low).x();
    painter.setPen(QPen(colours.accent, fromPoints(0.8)));
    painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()));
}

constexpr double kSwatch = fromPoints(5);
constexpr double kSwatchGap = fromPoints(3);

/// What the names of the bands take beside the plot.
double bandKeyWidth(const FigureContent::Plot& plot, const QFontMetricsF& metrics) {
    double width = 0;
    for (const FigureContent::Band& band : plot.bands)
        width = std::max(width, metrics.horizontalAdvance(band.name));
    return width + kSwatch + 2 * kSwatchGap;
}

/// The middles of the names, where the bands end at the right: moved apart by the least that keeps
/// them in the plot and off each other.
std::vector<double> bandKeyRows(const FigureContent::Plot& plot, const Frame& frame) {
    const std::size_t count = plot.bands.size();
    const QRectF& area = frame.area;
    std::vector<std::size_t> order(count);
    std::vector<double> rows(count, area.center().y());
    for (std::size_t k = 0; k < count; ++k) {
        const FigureContent::Band& band = plot.bands[k];
        order[k] = k;
        if (band.low.empty() || !std::isfinite(band.low.back() + band.high.back())) continue;
        rows[k] = frame.at(plot.xRange.high, (band.low.back() + band.high.back()) / 2).y();
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rows[a] < rows[b]; });
    double least = area.top() + kTextHeight / 2;
    for (const std::size_t k : order) {
        rows[k] = std::max(rows[k], least);
        least = rows[k] + kTextHeight;
    }
    double most = area.bottom() - kTextHeight / 2;
    for (auto k = order.rbegin(); k != order.rend(); ++k) {
        rows[*k] = std::min(rows[*k], most);
        most = rows[*k] - kTextHeight;
    }
    return rows;
}

/// Right of the plot: the name of each band with a square of its colour, where the band ends.
void paintBandKeys(QPainter& painter, const FigureContent::Plot& plot, const Frame& frame,
                   const Theme& colours) {
    const std::vector<double> rows = bandKeyRows(plot, frame);
    const double left = frame.area.right() + kSwatchGap;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const FigureContent::Band& band = plot.bands[k];
        painter.fillRect(QRectF(left, rows[k] - kSwatch / 2, kSwatch, kSwatch), band.colour);
        painter.setPen(colours.text);
        painter.drawText(QRectF(left + kSwatch + kSwatchGap, rows[k] - kTextHeight / 2,
                                bandKeyWidth(plot, QFontMetricsF(painter.font())), kTextHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, band.name);
    }
}

QPen figurePen(PlotLineKind kind, const Theme& colours) {
    QPen pen = curvePen(colours, kind);
    pen.setWidthF(fromPoints(pen.widthF() * kPenScale));
    return pen;
}

/// The pieces of a line within the frame, cut where it leaves, so that no vector program shows
/// what hangs over even where it drops the clip.
std::vector<QPolygonF> visiblePieces(const PlotLine& line, const Frame& frame) {
    std::vector<QPolygonF> pieces;
    const auto inside = [&](double y) { return y >= frame.range.low && y <= frame.range.high; };
    const auto cut = [&](std::size_t in, std::size_t out) {
        const double edge = line.y[out] > frame.range.high ? frame.range.high : frame.range.low;
        const double share = (edge - line.y[in]) / (line.y[out] - line.y[in]);
        return frame.at(line.x[in] + share * (line.x[out] - line.x[in]), edge);
    };
    bool open = false;
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        const bool now = std::isfinite(line.y[i]) && inside(line.y[i]);
        const bool joined = i > 0 && std::isfinite(line.y[i - 1]) && std::isfinite(line.y[i]);
        if (now && !open) {
            pieces.emplace_back();
            if (joined) pieces.back() << cut(i, i - 1);
        }
        if (!now && open && joined) pieces.back() << cut(i - 1, i);
        if (now) pieces.back() << frame.at(line.x[i], line.y[i]);
        open = now;
    }
    return pieces;
}

void paintLines(QPainter& painter, const FigureContent::Plot& plot, const Frame& frame,
                const Theme& colours) {
    for (const PlotLineKind kind :
         {PlotLineKind::Other, PlotLineKind::Ghost, PlotLineKind::Selected}) {
        painter.setPen(figurePen(kind, colours));
        for (const PlotLine& line : plot.lines) {
            if (line.kind != kind) continue;
            for (const QPolygonF& piece : visiblePieces(line, frame))
                painter.drawPolyline(piece);
        }
    }
}

/// How many points of the curves a rectangle of the plot would hide.
int crowding(const FigureContent::Plot& plot, const Frame& frame, const QRectF& area) {
    int points = 0;
    for (const PlotLine& line : plot.lines) {
        for (std::size_t i = 0; i < line.x.size(); ++i)
            points += area.contains(frame.at(line.x[i], line.y[i])) ? 1 : 0;
    }
    return points;
}

void paintKey(QPainter& painter, const FigureContent::Plot& plot, const Frame& frame,
              const Theme& colours) {
    const QFontMetricsF metrics(painter.font());
    double width = 0;
    for (const PlotLine& line : plot.lines)
        width = std::max(width, metrics.horizontalAdvance(line.name));
    const double stroke = fromPoints(16);
    const double gap = fromPoints(4);
    const QSizeF size(stroke + gap + width + fromPoints(4),
                      kTextHeight * static_cast<double>(plot.lines.size()));
    const QRectF room =
        frame.area.adjusted(fromPoints(5), fromPoints(3), -fromPoints(3), -fromPoints(3));
    // The emptiest corner.
    QRectF best;
    int least = -1;
    for (const double y : {room.top(), room.bottom() - size.height()}) {
        for (const double x : {room.right() - size.width(), room.left()}) {
            const QRectF place(QPointF(x, y), size);
            const int hidden = crowding(plot, frame, place);
            if (least >= 0 && hidden >= least) continue;
            least = hidden;
            best = place;
        }
    }
    painter.fillRect(best, colours.panel);
    double y = best.top();
    for (const PlotLine& line : plot.lines) {
        painter.setPen(figurePen(line.kind, colours));
        painter.drawLine(QPointF(best.left(), y + kTextHeight / 2),
                         QPointF(best.left() + stroke, y + kTextHeight / 2));
        painter.setPen(colours.text);
        painter.drawText(QRectF(best.left() + stroke + gap, y, width + fromPoints(4), kTextHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, line.name);
        y += kTextHeight;
    }
}

}  // namespace

void paintFigurePlot(QPainter& painter, const FigureContent::Plot& plot,
                     const FigureLayout::Cell& cell, const Theme& colours, bool legend) {
    painter.setFont(figureFont(kLabelPoints));
    const double step = tickStep(plot.range, 4);
    const QFontMetricsF metrics(painter.font());
    const bool namesBands = legend && !plot.bands.empty();
    Frame frame = frameOf(plot, cell.body, step, metrics);
    if (namesBands) frame.area.setRight(frame.area.right() - bandKeyWidth(plot, metrics));
    painter.setBrush(Qt::NoBrush);
    paintAxes(painter, plot, frame, step, colours);
    paintBands(painter, plot, frame);
    if (legend && plot.lines.size() > 1) paintKey(painter, plot, frame, colours);
    paintLines(painter, plot, frame, colours);
    paintMark(painter, plot, frame, colours);
    if (namesBands) paintBandKeys(painter, plot, frame, colours);
}

void paintFigureTable(QPainter& painter, const FigureContent::Table& table,
                      const FigureLayout::Cell& cell, const Theme& colours) {
    const QRectF& body = cell.body;
    const double line = fromPoints(10.5);
    const auto columns = static_cast<double>(std::max<qsizetype>(table.heads.size(), 1));
    // The name takes twice the width of a number.
    const double unit = body.width() / (columns + 1);
    const auto row = [&](const QStringList& texts, double y, const QColor& colour) {
        painter.setPen(colour);
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const double left = i == 0 ? 0 : unit * (static_cast<double>(i) + 1);
            const double wide = i == 0 ? 2 * unit : unit;
            painter.drawText(QRectF(body.left() + left, y, wide, line),
                             (i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                             QFontMetricsF(painter.font())
                                 .elidedText(texts[i], Qt::ElideRight, wide - fromPoints(2)));
        }
    };
    const auto rule = [&](double y) {
        painter.setPen(QPen(colours.secondText, fromPoints(0.5)));
        painter.drawLine(QPointF(body.left(), y), QPointF(body.right(), y));
    };
    painter.setFont(figureFont(kLabelPoints));
    row(table.heads, body.top(), colours.secondText);
    double y = body.top() + line + fromPoints(0.5);
    rule(y);
    y += fromPoints(1.5);
    for (const QStringList& texts : table.rows) {
        row(texts, y, colours.text);
        y += line;
    }
    rule(y + fromPoints(1));
}

}  // namespace lossglass
