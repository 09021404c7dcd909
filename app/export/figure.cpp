// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure.h"

#include "app/export/figure_bars.h"
#include "app/export/figure_layout.h"
#include "app/export/figure_maps.h"
#include "app/export/figure_plots.h"
#include "app/export/whole_file.h"
#include "app/session/session_carrier.h"
#include "widgets/plots/landscape_painting.h"
#include "widgets/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kMostPixels = 1e8;
constexpr double kMetresPerInch = 0.0254;

void paintHead(QPainter& painter, QChar letter, const QString& title, const QRectF& head,
               const Theme& colours) {
    painter.setPen(colours.text);
    painter.setFont(figureFont(kLetterPoints, QFont::DemiBold));
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(letter);
    // One baseline for the large letter and the small title.
    const double baseline = head.top() + fromPoints(8);
    painter.drawText(QPointF(head.left(), baseline), QString(letter));
    painter.setFont(figureFont(kLabelPoints));
    painter.drawText(QPointF(head.left() + width + fromPoints(4), baseline), title);
}

/// The window's own painting, which counts in pixels: its smallest text becomes the figure's.
void paintFigureLandscape(QPainter& painter, LandscapeViewData data, const QRectF& body,
                          const Theme& colours) {
    constexpr double kTickPixels = 11;
    const double scale = fromPoints(kLabelPoints) / kTickPixels;
    data.title.clear();
    painter.save();
    painter.translate(body.topLeft());
    painter.scale(scale, scale);
    paintLandscape(painter, {0, 0, body.width() / scale, body.height() / scale}, data, colours);
    painter.restore();
}

Error unpaintable(const QIODevice& file) {
    return {
        ErrorCode::Unreadable, "cannot write the figure: " + file.errorString().toStdString(), {}};
}

std::optional<Error> writePng(const FigureContent& content, QIODevice& file,
                              const FigureOptions& options) {
    const QSizeF size = layOut(content, options.widthMillimetres).size;
    const double scale = options.dpi / kUnitsPerInch;
    if (!(scale > 0) || size.width() * scale * size.height() * scale > kMostPixels)
        return Error{ErrorCode::OutOfRange,
                     QString::number(options.dpi).toStdString() +
                         " dots per inch make no picture of a usable size",
                     {}};
    QImage image(static_cast<int>(std::lround(size.width() * scale)),
                 static_cast<int>(std::ceil(size.height() * scale)), QImage::Format_RGB32);
    image.fill(theme(content.theme).panel);
    image.setDotsPerMeterX(static_cast<int>(std::lround(options.dpi / kMetresPerInch)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintFigure(painter, content, options);
    painter.end();
    if (!image.save(&file, "PNG")) return unpaintable(file);
    return std::nullopt;
}

std::optional<Error> writeSvg(const FigureContent& content, QIODevice& file,
                              const FigureOptions& options) {
    const QSizeF size = layOut(content, options.widthMillimetres).size;
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setResolution(kUnitsPerInch);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    generator.setTitle(content.captionLead);
    generator.setDescription(content.source);
    QPainter painter;
    if (!painter.begin(&generator)) return unpaintable(file);
    painter.fillRect(QRectF(QPointF(), size), theme(content.theme).panel);
    paintFigure(painter, content, options);
    return std::nullopt;
}

std::optional<Error> writePdf(const FigureContent& content, QIODevice& file,
                              const FigureOptions& options) {
    const QSizeF size = layOut(content, options.widthMillimetres).size;
    QPdfWriter writer(&file);
    writer.setResolution(kUnitsPerInch);
    writer.setPageSize(
        QPageSize(size / kUnitsPerPoint, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(content.captionLead);
    writer.setCreator(QStringLiteral("Lossglass"));
    if (!options.session.empty())
        writer.addFileAttachment(QString::fromLatin1(kAttachedSessionName),
                                 QByteArray(reinterpret_cast<const char*>(options.session.data()),
                                            static_cast<qsizetype>(options.session.size())),
                                 QStringLiteral("application/zip"));
    QPainter painter;
    if (!painter.begin(&writer)) return unpaintable(file);
    // Without this, maps would be stored as JPEG.
    painter.setRenderHint(QPainter::LosslessImageRendering);
    if (content.theme.theme == ThemeKind::Dark)
        painter.fillRect(QRectF(QPointF(), size), theme(content.theme).panel);
    paintFigure(painter, content, options);
    return std::nullopt;
}

}  // namespace

void paintFigure(QPainter& painter, const FigureContent& content, const FigureOptions& options) {
    const FigureLayout layout = layOut(content, options.widthMillimetres);
    const Theme& colours = theme(content.theme);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    char16_t letter = u'a';
    for (std::size_t i = 0; i < content.maps.size(); ++i) {
        paintHead(painter, letter++, content.maps[i].title, layout.maps[i].head, colours);
        paintFigureMap(painter, content.maps[i], layout.maps[i], colours);
    }
    for (std::size_t i = 0; i < content.plots.size(); ++i) {
        paintHead(painter, letter++, content.plots[i].title, layout.plots[i].head, colours);
        paintFigurePlot(painter, content.plots[i], layout.plots[i], colours, content.legend);
    }
    if (showsTable(content)) {
        paintHead(painter, letter++, content.table.title, layout.table.head, colours);
        paintFigureTable(painter, content.table, layout.table, colours);
    }
    if (!content.bars.rows.empty()) {
        paintHead(painter, letter++, content.bars.title, layout.bars.head, colours);
        paintFigureBars(painter, content.bars, layout.bars, colours);
    }
    if (content.landscape) {
        paintHead(painter, letter, content.landscape->title, layout.landscape.head, colours);
        paintFigureLandscape(painter, *content.landscape, layout.landscape.body, colours);
    }
    painter.setPen(colours.text);
    if (layout.caption) layout.caption->draw(&painter, layout.captionAt);
    painter.setPen(colours.secondText);
    if (layout.source) layout.source->draw(&painter, layout.sourceAt);
}

Result<QByteArray> figureBytes(const FigureContent& content, const QString& suffix,
                               const FigureOptions& options) {
    auto* write = suffix == QLatin1String("png")   ? &writePng
                  : suffix == QLatin1String("svg") ? &writeSvg
                  : suffix == QLatin1String("pdf") ? &writePdf
                                                   : nullptr;
    if (!write)
        return Error{ErrorCode::Unsupported, "a figure is written as .png, .svg or .pdf", {}};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (auto error = write(content, buffer, options)) return *error;
    if (options.session.empty() || write == &writePdf) return buffer.data();
    return write == &writePng ? pngWithSession(buffer.data(), options.session)
                              : svgWithSession(buffer.data(), options.session);
}

Result<std::monostate> writeFigure(const FigureContent& content, const QString& path,
                                   const FigureOptions& options) {
    const auto bytes = figureBytes(content, QFileInfo(path).suffix().toLower(), options);
    if (!bytes) {
        Error error = bytes.error();
        error.where = path.toStdString();
        return error;
    }
    if (auto error = writeBytesWhole(path, *bytes)) return *error;
    return std::monostate{};
}

}  // namespace lossglass
