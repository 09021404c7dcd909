// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure_layout.h"

#include "widgets/theme/fonts.h"

#include <QTextOption>
#include <algorithm>

namespace lossglass {

namespace {

constexpr double kHead = fromPoints(13);
constexpr double kFoot = fromPoints(20);
constexpr double kMapGap = fromMillimetres(6);
constexpr double kPlotGap = fromMillimetres(9);
constexpr double kRowGap = fromMillimetres(4);
constexpr double kPlotHeight = fromMillimetres(36);
constexpr double kTableRow = fromPoints(10.5);
// Room for half a line's width at the sheet's edges.
constexpr double kEdge = fromPoints(0.5);
constexpr double kNarrow = fromMillimetres(120);

/// Keys take a line each, two fit the usual foot.
double footOf(const FigureContent::Map& map) {
    const double keys = fromPoints(4) + fromPoints(10) * static_cast<double>(map.keys.size());
    return std::max(map.keys.empty() ? 0.0 : keys, kFoot);
}

double aspectOf(const FigureContent::Map& map) {
    return map.image.isNull() ? 0.75 : double(map.image.height()) / map.image.width();
}

double placeMaps(const FigureContent& content, double top, double width, FigureLayout* layout) {
    if (content.maps.empty()) return top;
    const bool stacked = width < kNarrow;
    constexpr int kColumns = 3;
    const double columns = stacked ? 1 : kColumns;
    int column = 0;
    const double cell = (width - 2 * kEdge - (columns - 1) * kMapGap) / columns;
    double bottom = top;
    double x = kEdge;
    for (const FigureContent::Map& map : content.maps) {
        const double y = stacked ? bottom : top;
        const double height = cell * std::min(aspectOf(map), 1.5);
        const double mapWidth = std::min(cell, height / aspectOf(map));
        FigureLayout::Cell placed;
        placed.head = {x, y, cell, kHead};
        placed.body = {x, y + kHead, mapWidth, height};
        placed.foot = {x, y + kHead + height + fromPoints(3), mapWidth, footOf(map)};
        layout->maps.push_back(placed);
        bottom = std::max(bottom, placed.foot.bottom()) + (stacked ? kRowGap / 2 : 0);
        if (!stacked) x += cell + kMapGap;
        if (!stacked && ++column % kColumns == 0 && column < int(content.maps.size())) {
            x = kEdge;
            top = bottom + kRowGap / 2;
        }
    }
    return bottom + kRowGap;
}

double placePlots(const FigureContent& content, double top, double width, FigureLayout* layout) {
    const bool table = showsTable(content);
    const std::size_t cells = content.plots.size() + (table ? 1 : 0);
    if (cells == 0) return top;
    const bool stacked = width < kNarrow;
    const double columns = stacked ? 1 : std::max(double(cells), content.plots.empty() ? 1.0 : 2.0);
    const double cell = (width - 2 * kEdge - (columns - 1) * kPlotGap) / columns;
    double bottom = top;
    double x = kEdge;
    for (std::size_t i = 0; i < cells; ++i) {
        const bool isTable = i >= content.plots.size();
        const double y = stacked ? bottom : top;
        const double height =
            isTable ? kTableRow * (static_cast<double>(content.table.rows.size()) + 1.4)
                    : kPlotHeight + fromPoints(22);
        FigureLayout::Cell placed;
        placed.head = {x, y, cell, kHead};
        placed.body = {x, y + kHead, cell, height};
        (isTable ? layout->table : layout->plots.emplace_back()) = placed;
        bottom = std::max(bottom, placed.body.bottom()) + (stacked ? kRowGap / 2 : 0);
        if (!stacked) x += cell + kPlotGap;
    }
    return bottom + kRowGap;
}

double placeBars(const FigureContent& content, double top, double width, FigureLayout* layout) {
    if (content.bars.rows.empty()) return top;
    const double height = kBarLegend + kBarRow * static_cast<double>(content.bars.rows.size());
    layout->bars.head = {kEdge, top, width - 2 * kEdge, kHead};
    layout->bars.body = {kEdge, top + kHead, width - 2 * kEdge, height};
    return layout->bars.body.bottom() + kRowGap;
}

double placeLandscape(const FigureContent& content, double top, double width,
                      FigureLayout* layout) {
    if (!content.landscape) return top;
    const double side = std::min(width - 2 * kEdge, fromMillimetres(130));
    layout->landscape.head = {kEdge, top, side, kHead};
    layout->landscape.body = {kEdge, top + kHead, side, 0.72 * side};
    return layout->landscape.body.bottom() + kRowGap;
}

std::shared_ptr<QTextLayout> paragraph(const QString& lead, const QString& text, const QFont& font,
                                       double width, double leading) {
    const QString all = lead.isEmpty() || text.isEmpty() ? lead + text : lead + u' ' + text;
    auto layout = std::make_shared<QTextLayout>(all, font);
    QTextCharFormat bold;
    bold.setFontWeight(QFont::DemiBold);
    layout->setFormats({{0, static_cast<int>(lead.size()), bold}});
    layout->setCacheEnabled(true);
    layout->beginLayout();
    double y = 0;
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += leading;
    }
    layout->endLayout();
    return layout;
}

double heightOf(const QTextLayout& layout, double leading) {
    return layout.lineCount() * leading;
}

}  // namespace

QFont figureFont(double points, QFont::Weight weight) {
    QFont font(fontFamily());
    font.setPixelSize(static_cast<int>(fromPoints(points)));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

bool showsTable(const FigureContent& content) {
    return content.plots.size() < 2 && !content.table.rows.empty();
}

FigureLayout layOut(const FigureContent& content, double widthMillimetres) {
    FigureLayout layout;
    const double width = fromMillimetres(widthMillimetres);
    double y = placeMaps(content, kEdge, width, &layout);
    y = placePlots(content, y, width, &layout);
    y = placeBars(content, y, width, &layout);
    y = placeLandscape(content, y, width, &layout);
    const double leading = fromPoints(10.5);
    if (!content.captionLead.isEmpty() || !content.caption.isEmpty()) {
        layout.caption = paragraph(content.captionLead, content.caption, figureFont(8),
                                   width - 2 * kEdge, leading);
        layout.captionAt = {kEdge, y};
        y += heightOf(*layout.caption, leading) + fromPoints(3);
    }
    if (!content.source.isEmpty()) {
        layout.source =
            paragraph({}, content.source, figureFont(6.5), width - 2 * kEdge, fromPoints(9));
        layout.sourceAt = {kEdge, y};
        y += heightOf(*layout.source, fromPoints(9));
    }
    layout.size = {width, y + kEdge};
    return layout;
}

}  // namespace lossglass
