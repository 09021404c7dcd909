// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_content.h"

#include <QFont>
#include <QRectF>
#include <QTextLayout>
#include <memory>
#include <vector>

namespace lossglass {

/// The figure's unit of length: a twentieth of a point. Fine enough that text set in whole units
/// is not rounded, and the same on screen, in SVG and in PDF.
inline constexpr int kUnitsPerPoint = 20;
inline constexpr int kUnitsPerInch = 72 * kUnitsPerPoint;

constexpr double fromPoints(double points) {
    return points * kUnitsPerPoint;
}
constexpr double fromMillimetres(double millimetres) {
    return millimetres / 25.4 * kUnitsPerInch;
}

/// Fonts of the figure, in units.
QFont figureFont(double points, QFont::Weight weight = QFont::Normal);
inline constexpr double kLabelPoints = 7;
inline constexpr double kLetterPoints = 9;

/// Where everything stands, in units; computed from the content and the width alone.
struct FigureLayout {
    struct Cell {
        QRectF head;  ///< letter and title
        QRectF body;
        QRectF foot;  ///< keys or bar; empty below plots
    };
    std::vector<Cell> maps;
    std::vector<Cell> plots;
    Cell table;      ///< empty when not drawn
    Cell bars;       ///< empty when not drawn
    Cell landscape;  ///< empty when not drawn
    QPointF captionAt;
    QPointF sourceAt;
    QSizeF size;
    std::shared_ptr<QTextLayout> caption;  ///< lines laid out, drawn at captionAt
    std::shared_ptr<QTextLayout> source;
};

/// Height of the bars' own parts.
inline constexpr double kBarRow = fromPoints(13);
inline constexpr double kBarLegend = fromPoints(14);

bool showsTable(const FigureContent& content);

FigureLayout layOut(const FigureContent& content, double widthMillimetres);

}  // namespace lossglass
