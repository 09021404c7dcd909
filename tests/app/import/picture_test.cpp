// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/input_file.h"
#include "app/import/qt_pictures.h"
#include "losslib/formats/png.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace lossglass;

namespace {

QString inputs(const QString& name) {
    return QStringLiteral(LOSSGLASS_TEST_DATA "/inputs/") + name;
}

QString pictures(const QString& name) {
    return QStringLiteral(LOSSGLASS_TEST_DATA "/pictures/") + name;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no such test file");
    return file.readAll();
}

std::span<const std::uint8_t> spanOf(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()),
            static_cast<std::size_t>(bytes.size())};
}

QList<int> samplesOf(const PictureSamples& picture) {
    return {picture.samples.begin(), picture.samples.end()};
}

/// What Qt makes of the file, for kinds that it reads without loss.
QList<int> samplesByQt(const QString& path) {
    QImage image(path);
    QList<int> samples;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.format() == QImage::Format_Grayscale16)
                samples << reinterpret_cast<const quint16*>(image.constScanLine(y))[x];
            else if (image.format() == QImage::Format_Grayscale8)
                samples << image.constScanLine(y)[x];
            else
                samples << qRed(image.pixel(x, y)) << qGreen(image.pixel(x, y))
                        << qBlue(image.pixel(x, y));
        }
    }
    return samples;
}

}  // namespace

class PictureTest : public QObject {
    Q_OBJECT

private slots:
    void readsSamplesAsStored_data();
    void readsSamplesAsStored();
    void agreesWithQt_data();
    void agreesWithQt();
    void refuses_data();
    void refuses();
    void everyTruncatedPngIsRefused();
    void truncatedFilesAreRefused_data();
    void truncatedFilesAreRefused();
    void damagedPngIsReadOrRefused();
    void sizeIsCheckedBeforeMemoryIsTaken();
    void contentDecidesNotTheName();
    void photographsAreTurnedAsExifSays();
    void photographsKeepTheirColours();
};

void PictureTest::readsSamplesAsStored_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("width");
    QTest::addColumn<QList<int>>("samples");
    const QList<int> bits{0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 1};
    QTest::newRow("palette indices")
        << inputs("D03_palette_dup_colours.png") << 3 << QList<int>{0, 1, 2, 2, 1, 0};
    QTest::newRow("1-bit grey") << inputs("D05_gray1.png") << 10 << bits;
    QTest::newRow("2-bit grey") << inputs("D06_gray2_labels.png") << 5
                                << QList<int>{0, 1, 2, 3, 1, 3, 2, 1, 0, 2};
    QTest::newRow("grey with alpha")
        << inputs("D16_gray_alpha.png") << 2 << QList<int>{0, 255, 1, 255, 2, 255, 3, 255};
    QTest::newRow("gamma is left alone")
        << inputs("D17_gama1.png") << 4 << QList<int>{0, 1, 2, 100, 127, 128, 200, 255};
    QTest::newRow("8-bit TIFF, white is zero")
        << inputs("D20b_tiff8_miniswhite.tif") << 4
        << QList<int>{0, 0, 255, 255, 0, 255, 255, 255, 0, 0, 0, 255};
    QTest::newRow("8-bit TIFF") << pictures("labels8.tif") << 3 << QList<int>{0, 1, 2, 2, 1, 0};
    QTest::newRow("TIFF that is turned")
        << pictures("labels8_turned.tif") << 2 << QList<int>{2, 0, 1, 1, 0, 2};
    QTest::newRow("16-bit TIFF") << pictures("grey16.tif") << 3
                                 << QList<int>{0, 1, 300, 40000, 65534, 65535};
    QTest::newRow("16-bit TIFF, white is zero")
        << pictures("grey16_miniswhite.tif") << 3 << QList<int>{0, 1, 300, 40000, 65534, 65535};
    QTest::newRow("palette BMP") << pictures("palette.bmp") << 3 << QList<int>{0, 1, 2, 2, 1, 0};
}

void PictureTest::readsSamplesAsStored() {
    QFETCH(QString, file);
    QFETCH(int, width);
    QFETCH(QList<int>, samples);
    const auto content = readInputFile(file);
    QVERIFY2(content, content ? "" : content.error().message.c_str());
    const auto& picture = std::get<PictureSamples>(*content);
    QCOMPARE(picture.width, width);
    QCOMPARE(samplesOf(picture), samples);
}

void PictureTest::agreesWithQt_data() {
    QTest::addColumn<QString>("file");
    for (const char* name : {"grey8.png", "grey8_adam7.png", "grey16.png", "grey16_adam7.png",
                             "rgb8.png", "rgb8_adam7.png"})
        QTest::newRow(name) << pictures(name);
}

void PictureTest::agreesWithQt() {
    QFETCH(QString, file);
    const auto picture = parsePng(spanOf(bytesOf(file)));
    QVERIFY(picture);
    QCOMPARE(samplesOf(*picture), samplesByQt(file));
}

void PictureTest::refuses_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    QTest::newRow("index beyond the palette")
        << inputs("D03b_palette_index_oob.png") << "palette index 200 at (row 1, column 0)";
    QTest::newRow("text") << inputs("inputs.tsv") << "text";
    QTest::newRow("folder") << QStringLiteral(LOSSGLASS_TEST_DATA) << "folder";
    QTest::newRow("missing") << inputs("none.png") << "no such file";
}

void PictureTest::refuses() {
    QFETCH(QString, file);
    QFETCH(QString, says);
    const auto content = readInputFile(file);
    QVERIFY(!content);
    QCOMPARE(QString::fromStdString(content.error().where), file);
    const QString message = QString::fromStdString(content.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
}

void PictureTest::everyTruncatedPngIsRefused() {
    for (const QString& file : {inputs("D01_palette_voc.png"), pictures("grey16_adam7.png")}) {
        const QByteArray whole = bytesOf(file);
        QVERIFY(parsePng(spanOf(whole)));
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(!parsePng(spanOf(whole.left(size))), qPrintable(QString::number(size)));
    }
}

void PictureTest::truncatedFilesAreRefused_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("JPEG") << inputs("D07_mask_jpeg_q75.jpg");
    QTest::newRow("JPEG with EXIF") << inputs("D19_photo_exif6.jpg");
    QTest::newRow("BMP") << pictures("palette.bmp");
    QTest::newRow("BMP of 1 bit") << inputs("D44_bmp1_inverted.bmp");
    QTest::newRow("TIFF") << inputs("D20b_tiff8_miniswhite.tif");
}

void PictureTest::truncatedFilesAreRefused() {
    QFETCH(QString, file);
    const QTemporaryDir folder;
    const QByteArray whole = bytesOf(file);
    for (const double part : {0.3, 0.6, 0.95}) {
        const QString path = folder.filePath("cut");
        QFile cut(path);
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(whole.left(static_cast<qsizetype>(part * static_cast<double>(whole.size()))));
        cut.close();
        const auto content = readInputFile(path);
        QVERIFY2(!content, qPrintable(QString::number(part)));
    }
}

void PictureTest::damagedPngIsReadOrRefused() {
    const QByteArray whole = bytesOf(inputs("D01_palette_voc.png"));
    int refused = 0;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
        const auto picture = parsePng(spanOf(damaged));
        refused += picture ? 0 : 1;
    }
    // The critical chunks have checksums, so hardly a byte can change unnoticed.
    QVERIFY(refused > whole.size() * 9 / 10);
}

void PictureTest::sizeIsCheckedBeforeMemoryIsTaken() {
    const auto small =
        readInputFile(inputs("D40_big_12000.png"),
                      ReadChoices{ReadLimits{100 * 1000 * 1000, 1000 * 1000 * 1000}});
    QVERIFY(!small);
    QCOMPARE(small.error().code, ErrorCode::TooLarge);
    const QString message = QString::fromStdString(small.error().message);
    QVERIFY2(message.contains("12000 x 12000") && message.contains("limit is 100 MB"),
             qPrintable(message));
    // A small file that claims 2^31 pixels is caught by the same check.
    QByteArray claims = bytesOf(inputs("D05_gray1.png"));
    claims.replace(16, 8, QByteArray::fromHex("7fffffff7fffffff"));
    const auto huge = parsePng(spanOf(claims));
    QVERIFY(!huge);
}

void PictureTest::contentDecidesNotTheName() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("picture.npy");
    QVERIFY(QFile::copy(inputs("D05_gray1.png"), path));
    const auto content = readInputFile(path);
    QVERIFY(content);
    QCOMPARE(std::get<PictureSamples>(*content).format, std::string("PNG"));
}

void PictureTest::photographsAreTurnedAsExifSays() {
    const auto photograph = readPhotograph(inputs("D19_photo_exif6.jpg"));
    QVERIFY(photograph);
    QCOMPARE(photograph->width, 4);
    QCOMPARE(photograph->height, 6);
    for (int row = 0; row < 6; ++row) {
        for (int column = 0; column < 4; ++column) {
            const auto red = photograph->rgb[static_cast<std::size_t>(3 * (row * 4 + column))];
            QCOMPARE(red > 128, row < 3);
        }
    }
}

void PictureTest::photographsKeepTheirColours() {
    const auto photograph = readPhotograph(inputs("D17b_rgb_icc.png"));
    QVERIFY(photograph);
    QCOMPARE(photograph->rgb,
             (std::vector<std::uint8_t>{128, 0, 0, 0, 128, 0, 128, 128, 0, 0, 0, 0}));
    QVERIFY(!readPhotograph(inputs("D25_fortran.npy")));
}

QTEST_GUILESS_MAIN(PictureTest)
#include "picture_test.moc"
