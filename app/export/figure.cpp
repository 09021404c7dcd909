// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure.h"

#include "app/export/figure_layout.h"
#include "app/export/figure_maps.h"
#include "app/export/figure_plots.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
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

Error unwritable(const QString& path, const QString& reason) {
    return {ErrorCode::Unreadable, "cannot write the figure: " + reason.toStdString(),
            path.toStdString()};
}

std::optional<Error> writePng(const FigureContent& content, QIODevice& file,
                              const FigureOptions& options, const QString& path) {
    const QSizeF size = layOut(content, options.widthMillimetres).size;
    const double scale = options.dpi / kUnitsPerInch;
    if (!(scale > 0) || size.width() * scale * size.height() * scale > kMostPixels)
        return Error{ErrorCode::OutOfRange,
                     QString::number(options.dpi).toStdString() +
                         " dots per inch make no picture of a usable size",
                     path.toStdString()};
    QImage image(static_cast<int>(std::lround(size.width() * scale)),
                 static_cast<int>(std::ceil(size.height() * scale)), QImage::Format_RGB32);
    image.fill(theme(content.theme).panel);
    image.setDotsPerMeterX(static_cast<int>(std::lround(options.dpi / kMetresPerInch)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintFigure(painter, content, options);
    painter.end();
    if (!image.save(&file, "PNG")) return unwritable(path, file.errorString());
    return std::nullopt;
}

std::optional<Error> writeSvg(const FigureContent& content, QIODevice& file,
                              const FigureOptions& options, const QString& path) {
    const QSizeF size = layOut(content, options.widthMillimetres).size;
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setResolution(kUnitsPerInch);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    generator.setTitle(content.captionLead);
    generator.setDescription(content.source);
    QPainter painter;
    if (!painter.begin(&generator)) return unwritable(path, file.errorString());
    painter.fillRect(QRectF(QPointF(), size), theme(content.theme).panel);
    paintFigure(painter, content, options);
    return std::nullopt;
}

std::optional<Error> writePdf(const FigureContent& content, QIODevice& file,
                              const FigureOptions& options, const QString& path) {
    const QSizeF size = layOut(content, options.widthMillimetres).size;
    QPdfWriter writer(&file);
    writer.setResolution(kUnitsPerInch);
    writer.setPageSize(
        QPageSize(size / kUnitsPerPoint, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(content.captionLead);
    writer.setCreator(QStringLiteral("Lossglass"));
    QPainter painter;
    if (!painter.begin(&writer)) return unwritable(path, file.errorString());
    // Without this, maps would be stored as JPEG.
    painter.setRenderHint(QPainter::LosslessImageRendering);
    if (content.theme == ThemeKind::Dark)
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
        paintFigurePlot(painter, content.plots[i], layout.plots[i], colours);
    }
    if (showsTable(content)) {
        paintHead(painter, letter, content.table.title, layout.table.head, colours);
        paintFigureTable(painter, content.table, layout.table, colours);
    }
    painter.setPen(colours.text);
    if (layout.caption) layout.caption->draw(&painter, layout.captionAt);
    painter.setPen(colours.secondText);
    if (layout.source) layout.source->draw(&painter, layout.sourceAt);
}

Result<std::monostate> writeFigure(const FigureContent& content, const QString& path,
                                   const FigureOptions& options) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    auto* write = suffix == QLatin1String("png")   ? &writePng
                  : suffix == QLatin1String("svg") ? &writeSvg
                  : suffix == QLatin1String("pdf") ? &writePdf
                                                   : nullptr;
    if (!write)
        return Error{ErrorCode::Unsupported, "a figure is written as .png, .svg or .pdf",
                     path.toStdString()};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return unwritable(path, file.errorString());
    if (const auto error = write(content, file, options, path)) {
        file.cancelWriting();
        return *error;
    }
    if (!file.commit()) return unwritable(path, file.errorString());
    return std::monostate{};
}

}  // namespace lossglass
