// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/landscape_view_data.h"
#include "widgets/plots/plot_line.h"
#include "widgets/plots/plot_range.h"
#include "widgets/theme/theme.h"

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace lossglass {

/// What a figure for a paper holds. Everything is ready to be drawn and read: texts translated,
/// maps coloured with the light theme. Letters a, b, c ... are added by the figure.
struct FigureContent {
    enum class Scaling { Nearest, Smooth };
    enum class Ends { Square, Pointed };  ///< Pointed: larger values are cut

    /// A line drawn over a picture, in picture pixels: pixel (r, c) covers [c, c+1) x [r, r+1).
    struct Outline {
        QPainterPath path;
        QColor colour;
    };
    /// A square of colour with a word, under a picture.
    struct Key {
        QColor colour;
        QString text;
    };
    struct Bar {
        std::vector<QRgb> colours;  ///< left to right; empty = no bar
        Ends ends = Ends::Square;
        QStringList texts;  ///< left, middle, right; may be fewer
    };
    /// A picture of one value per pixel, at the size of the picture; nothing else is stored.
    struct Map {
        QString title;
        QImage image;
        Scaling scaling = Scaling::Nearest;
        std::vector<Outline> outlines;
        std::vector<Key> keys;
        Bar bar;
    };
    /// A filled share between two curves, both over the x of the plot's bands.
    struct Band {
        QString name;
        QColor colour;
        std::vector<double> low, high;
    };
    struct Plot {
        QString title;
        QString xName;
        std::vector<PlotLine> lines;  ///< over p from 0 to 1, or over xRange
        PlotRange range;
        PlotRange xRange{0, 1};
        std::vector<double> bandX{};
        std::vector<Band> bands{};        ///< below the lines
        std::optional<double> markedX{};  ///< the present value
    };
    /// Shares of a whole as stacked bars, one row each.
    struct Bars {
        struct Part {
            QString name;
            QColor colour;
            bool isHatched = false;
        };
        struct Row {
            QString name;
            std::vector<double> shares;  ///< one per part, sum 1; empty = nothing to show
            QString text;                ///< right of the bar
            bool isStrong = false;
        };
        QString title;
        std::vector<Part> parts;
        std::vector<Row> rows;
    };
    /// Readings in rows; the first column is left-aligned, the others right-aligned.
    struct Table {
        QString title;
        QStringList heads;
        std::vector<QStringList> rows;
    };

    WindowLook theme;         ///< papers want the light one
    std::vector<Map> maps;    ///< target, prediction, gradient ...: 3 in a row
    std::vector<Plot> plots;  ///< up to 3; the table stands beside one or in the place of all
    Table table;              ///< drawn when there are fewer than 2 plots and it has rows
    Bars bars;                ///< drawn below when it has rows
    std::optional<LandscapeViewData> landscape{};  ///< drawn below
    bool legend = true;                            ///< keys inside the plots
    QString captionLead;  ///< semi-bold: "Figure 1. Where the focal loss pulls."
    QString caption;
    QString source;  ///< "Image: BBBC038v1, CC0. Made with Lossglass."
};

}  // namespace lossglass
