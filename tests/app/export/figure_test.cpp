// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure.h"
#include "app/export/figure_outline.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>
#include <cmath>

using namespace lossglass;

namespace {

/// Pixels of every colour, so that a lossy or smoothed map shows.
QImage checkered(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(x * 37 % 256, y * 91 % 256, (x + y) % 2 ? 255 : 0));
    }
    return image;
}

FigureContent content() {
    FigureContent figure;
    const QImage image = checkered(8, 6);
    const std::vector<QRgb> ramp{qRgb(0, 0, 0), qRgb(255, 255, 255)};
    figure.maps = {
        {"Target: nuclei",
         image,
         FigureContent::Scaling::Nearest,
         {},
         {{Qt::green, "nucleus"}},
         {}},
        {"Probability",
         image,
         FigureContent::Scaling::Nearest,
         {},
         {},
         {ramp, FigureContent::Ends::Square, {"0", "0.5", "1"}}},
        {"Gradient",
         image,
         FigureContent::Scaling::Nearest,
         {},
         {},
         {ramp, FigureContent::Ends::Pointed, {"−0.68 raises p", "0", "lowers p +0.68"}}}};
    FigureContent::Plot plot{"Loss of a pixel", "p of nucleus", {}, {0, 2}};
    PlotLine line{"cross-entropy", PlotLineKind::Selected, {}, {}, {}};
    for (int i = 0; i <= 100; ++i) {
        line.x.push_back(i / 100.0);
        line.y.push_back(-std::log(i / 100.0));
    }
    PlotLine ghost = line;
    ghost.kind = PlotLineKind::Ghost;
    ghost.name = "before";
    plot.lines = {line, ghost};
    figure.plots = {plot, plot};
    figure.table = {"Readings", {"Loss", "Value"}, {{"Dice", "0.4171"}, {"Lovász", "0.4091"}}};
    figure.captionLead = "Figure 1. Where it pulls.";
    figure.caption = "One image & a caption, 36 % nucleus.";
    figure.source = "Made with Lossglass.";
    return figure;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct SvgParts {
    QStringList texts;
    int polylines = 0;
    QList<QImage> images;
    bool wellFormed = false;
};

SvgParts partsOf(const QByteArray& svg) {
    SvgParts parts;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"polyline" || xml.name() == u"path") ++parts.polylines;
        if (xml.name() == u"image") {
            const QString link =
                xml.attributes().value("http://www.w3.org/1999/xlink", "href").toString();
            parts.images += QImage::fromData(
                QByteArray::fromBase64(link.section(QLatin1Char(','), 1).toLatin1()));
        }
        if (xml.name() == u"text") parts.texts += xml.readElementText().trimmed();
    }
    parts.wellFormed = !xml.hasError();
    return parts;
}

}  // namespace

class FigureTest : public QObject {
    Q_OBJECT

private slots:
    void pngHasTheSize_data();
    void pngHasTheSize();
    void pngMapIsNearest();
    void svgKeepsTextAndCurves();
    void svgMapsAreLossless();
    void pdfIsVectorAndLossless();
    void tableInPlaceOfCurves();
    void oneColumnIsStacked();
    void curvesStayInTheFrame();
    void refusals_data();
    void refusals();
    void failureKeepsTheOldFile();
    void outlines_data();
    void outlines();
};

void FigureTest::pngHasTheSize_data() {
    QTest::addColumn<double>("dpi");
    QTest::addColumn<double>("width");
    QTest::addColumn<int>("pixels");
    QTest::newRow("two columns for print") << 300.0 << 180.0 << 2126;
    QTest::newRow("two columns for a screen") << 96.0 << 180.0 << 680;
    QTest::newRow("one column") << 150.0 << 88.0 << 520;
}

void FigureTest::pngHasTheSize() {
    QFETCH(double, dpi);
    QFETCH(double, width);
    QFETCH(int, pixels);
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.png");
    QVERIFY(writeFigure(content(), path, {width, dpi}).ok());
    const QImage image(path);
    QCOMPARE(image.width(), pixels);
    QVERIFY(image.height() > 0);
    QCOMPARE(image.dotsPerMeterX(), qRound(dpi / 0.0254));
    QCOMPARE(image.pixel(image.width() - 1, image.height() - 1), qRgb(255, 255, 255));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);  // nothing temporary is left
}

void FigureTest::pngMapIsNearest() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.png");
    FigureContent figure = content();
    QVERIFY(writeFigure(figure, path).ok());
    const QImage image(path);
    const QImage source = figure.maps[0].image;
    // Every colour of the map stands in a block, none between two is mixed.
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    for (int y = 0; y < source.height(); ++y) {
        for (int x = 0; x < source.width(); ++x)
            QVERIFY(counts.value(source.pixel(x, y)) > 3000);
    }
}

void FigureTest::svgKeepsTextAndCurves() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.svg");
    QVERIFY(writeFigure(content(), path).ok());
    const QByteArray svg = contentOf(path);
    QVERIFY(svg.contains("width=\"180"));
    const SvgParts parts = partsOf(svg);
    QVERIFY(parts.wellFormed);
    for (const char* text : {"a", "b", "c", "d", "e", "Target: nuclei", "p of nucleus", "nucleus",
                             "0.25", "−0.68 raises p", "cross-entropy", "Made with Lossglass."})
        QVERIFY2(parts.texts.contains(QString::fromUtf8(text)), text);
    QVERIFY(parts.texts.join(u' ').contains("Figure 1. Where it pulls."));
    QVERIFY(parts.texts.join(u' ').contains("One image & a caption"));
    QVERIFY(!parts.texts.contains("Readings"));
    QVERIFY(parts.polylines >= 4);
}

void FigureTest::svgMapsAreLossless() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.svg");
    const FigureContent figure = content();
    QVERIFY(writeFigure(figure, path).ok());
    const QByteArray svg = contentOf(path);
    const auto images = partsOf(svg).images;
    QCOMPARE(images.size(), 3);
    for (const QImage& image : images)
        QCOMPARE(image.convertToFormat(QImage::Format_RGB32), figure.maps[0].image);
    QVERIFY(!svg.contains("optimizeQuality"));
}

void FigureTest::pdfIsVectorAndLossless() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.pdf");
    QVERIFY(writeFigure(content(), path).ok());
    const QByteArray pdf = contentOf(path);
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY(pdf.contains("/Subtype /Image"));
    QVERIFY(!pdf.contains("DCTDecode"));  // JPEG
    QVERIFY(pdf.contains("/FontFile"));
    QVERIFY(pdf.count("/Type /Page\n") == 1);
}

void FigureTest::tableInPlaceOfCurves() {
    const QTemporaryDir folder;
    FigureContent figure = content();
    for (const std::size_t plots : {1, 0}) {
        figure.plots.resize(plots);
        const QString path = folder.filePath("figure.svg");
        QVERIFY(writeFigure(figure, path).ok());
        const QStringList texts = partsOf(contentOf(path)).texts;
        for (const char* text : {"Readings", "Dice", "0.4171", "Lovász", "Value"})
            QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
        QCOMPARE(texts.contains("p of nucleus"), plots == 1);
        QCOMPARE(texts.contains("e"), plots == 1);
    }
}

void FigureTest::oneColumnIsStacked() {
    const QTemporaryDir folder;
    QVERIFY(writeFigure(content(), folder.filePath("wide.png"), {180, 100}).ok());
    QVERIFY(writeFigure(content(), folder.filePath("narrow.png"), {88, 100}).ok());
    const QImage wide(folder.filePath("wide.png"));
    const QImage narrow(folder.filePath("narrow.png"));
    QVERIFY(narrow.width() < wide.width());
    QVERIFY(narrow.height() > wide.height());
}

void FigureTest::curvesStayInTheFrame() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.svg");
    FigureContent figure = content();
    for (auto& plot : figure.plots)
        plot.range = {0, 0.5};  // the curves leave at p = 0.6
    QVERIFY(writeFigure(figure, path).ok());
    QXmlStreamReader xml(contentOf(path));
    double top = 1e9;
    double bottom = -1e9;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"polyline") continue;
        const QString points = xml.attributes().value("points").toString();
        for (const QString& point : points.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const double y = point.section(QLatin1Char(','), 1).toDouble();
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    }
    QVERIFY(bottom > top);
    QVERIFY(bottom - top < 36 / 25.4 * 1440);  // the height of the frame
}

void FigureTest::refusals_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("dpi");
    QTest::addColumn<int>("code");
    QTest::newRow("unknown suffix") << "figure.jpg" << 300.0 << int(ErrorCode::Unsupported);
    QTest::newRow("no suffix") << "figure" << 300.0 << int(ErrorCode::Unsupported);
    QTest::newRow("no folder") << "missing/figure.svg" << 300.0 << int(ErrorCode::Unreadable);
    QTest::newRow("no dots") << "figure.png" << 0.0 << int(ErrorCode::OutOfRange);
    QTest::newRow("too many dots") << "figure.png" << 1e5 << int(ErrorCode::OutOfRange);
}

void FigureTest::refusals() {
    QFETCH(QString, name);
    QFETCH(double, dpi);
    QFETCH(int, code);
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    const auto result = writeFigure(content(), path, {180, dpi});
    QVERIFY(!result.ok());
    QCOMPARE(int(result.error().code), code);
    QVERIFY(QString::fromStdString(describe(result.error())).contains(name));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void FigureTest::failureKeepsTheOldFile() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.png");
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("before");
    old.close();
    QVERIFY(!writeFigure(content(), path, {180, -1}).ok());
    QCOMPARE(contentOf(path), QByteArray("before"));
}

void FigureTest::outlines_data() {
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<int>("segments");
    QTest::addColumn<double>("length");
    QTest::newRow("all alike") << QStringList{"###", "###"} << 0 << 0.0;
    QTest::newRow("one pixel inside") << QStringList{"...", ".#.", "..."} << 4 << 4.0;
    QTest::newRow("corner") << QStringList{"#..", "..."} << 2 << 2.0;
    QTest::newRow("straight runs are joined") << QStringList{"####", "...."} << 1 << 4.0;
    QTest::newRow("upright") << QStringList{"#.", "#.", "#."} << 1 << 3.0;
}

void FigureTest::outlines() {
    QFETCH(QStringList, rows);
    QFETCH(int, segments);
    QFETCH(double, length);
    std::vector<std::uint8_t> values;
    for (const QString& row : rows) {
        for (const QChar pixel : row)
            values.push_back(pixel == u'#' ? 1 : 0);
    }
    const QPainterPath path =
        outlineOf(values, static_cast<int>(rows[0].size()), static_cast<int>(rows.size()));
    QCOMPARE(path.elementCount(), 2 * segments);
    QCOMPARE(path.length(), length);
}

QTEST_MAIN(FigureTest)
#include "figure_test.moc"
