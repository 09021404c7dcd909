// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/command_line.h"
#include "app/import/qt_pictures.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lossglass;

namespace {

QString inputs(const QString& name) {
    return QStringLiteral(LOSSGLASS_TEST_DATA "/inputs/") + name;
}

struct Outcome {
    int status = -1;
    QString out, err;

    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    QString notices() const {
        QStringList list;
        for (const QJsonValue& notice : json()["notices"].toArray())
            list << notice.toString();
        return list.join("; ");
    }
};

Outcome inspect(const QString& path, const QString& role, const QStringList& more = {}) {
    Outcome outcome;
    QTextStream out(&outcome.out), err(&outcome.err);
    outcome.status =
        runCommandLine(QStringList{"inspect", path, "--as", role, "--json"} + more, out, err);
    return outcome;
}

/// The rows of a table below its heading, each with its cells.
QList<QStringList> rowsOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("a table of the tests is missing");
    QList<QStringList> rows;
    for (const QString& line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts))
        rows << line.split('\t');
    rows.removeFirst();
    return rows;
}

QList<QStringList> inputRows() {
    return rowsOf(inputs("inputs.tsv"));
}

QString formats(const QString& name) {
    return QStringLiteral(LOSSGLASS_TEST_DATA "/formats/") + name;
}

QString shapeOf(const QJsonObject& json) {
    QStringList sizes;
    for (const QJsonValue& size : json["shape"].toArray())
        sizes << QString::number(size.toInt());
    return sizes.join('x');
}

/// What the notices have to say, or the error, for the rows where that is asked.
QString saysOf(const QString& file) {
    static const QHash<QString, QString> says{
        {"D03b_palette_index_oob.png", "palette index 200 at (row 1, column 0)"},
        {"D07_mask_jpeg_q75.jpg", "40 grey values"},
        {"D08_mask_0_255.png", "0 and 255 are taken as labels 0 and 1"},
        {"D12_neg_labels.npy", "negative labels are ignored (2 pixels)"},
        {"D21_float32.tif", "NaN in channel 0 at (row"},
        {"D21b_float64.tif", "the value 1e+300 at [1, 1] does not fit float32"},
        {"D31_chw_3x6x4.npy", "--layout hwc"},
        {"D31b_3x3x3.npy", "--layout hwc"},
        {"D32_logits_in_01.npy", "taken as logits"},
        {"D32b_probs.npy", "taken as probabilities"},
        {"D33_nonfinite.npy", "3 values are not finite"},
        {"D33b_zero_size.npy", "empty"},
        {"D33c_scalar.npy", "2 to 4 dimensions is needed, this one has 0"},
        {"D33d_batch1.npy", "leading dimensions of 1"},
        {"D33e_batch2.npy", "samples, channels, rows, columns"},
        {"D37b_mask_LAS.nii", "stored as LAS"},
        {"D40_big_12000.png", "144 million pixels, the limit is 100 million"},
    };
    return says.value(file);
}

/// The photograph's row gives whether red is bright at each pixel as displayed.
QString hashOfBrightRed(const QString& path) {
    const auto picture = readPhotograph(path);
    QByteArray floats;
    for (std::size_t i = 0; picture && i < picture->rgb.size(); i += 3) {
        const float bright = picture->rgb[i] > 128 ? 1.0F : 0.0F;
        floats.append(reinterpret_cast<const char*>(&bright), sizeof bright);
    }
    return QString::fromLatin1(QCryptographicHash::hash(floats, QCryptographicHash::Sha1).toHex());
}

}  // namespace

class InspectCommandTest : public QObject {
    Q_OBJECT

private slots:
    void noRowIsLeftOut();
    void everyInputIsReadOrRefused_data();
    void everyInputIsReadOrRefused();
    void theBigPictureOpensWhenAsked();
    void everyFormatIsRead_data();
    void everyFormatIsRead();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
    void coloursBecomeLabels_data();
    void coloursBecomeLabels();
    void choicesAreTaken_data();
    void choicesAreTaken();
    void refuses_data();
    void refuses();
    void readsForPeopleToo();
};

void InspectCommandTest::noRowIsLeftOut() {
    QCOMPARE(inputRows().size(), qsizetype{45});
    for (const QStringList& row : inputRows())
        QVERIFY2(QFile::exists(inputs(row[0])), qPrintable(row[0]));
}

void InspectCommandTest::everyInputIsReadOrRefused_data() {
    QTest::addColumn<QStringList>("row");
    for (const QStringList& row : inputRows())
        QTest::newRow(qPrintable(row[0])) << row;
}

void InspectCommandTest::everyInputIsReadOrRefused() {
    QFETCH(QStringList, row);
    const QString path = inputs(row[0]);
    const QString says = saysOf(row[0]);
    const Outcome outcome = inspect(path, row[1]);
    // The big picture may be refused, too: the row asks for its size and the limit then.
    if (row[3] == "ERROR" || row[0].startsWith("D40")) {
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.out, QString());
        QCOMPARE(outcome.err.count('\n'), qsizetype{1});
        QVERIFY(outcome.err.contains(path));
        QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
        return;
    }
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QCOMPARE(outcome.err, QString());
    const QJsonObject json = outcome.json();
    QCOMPARE(json["file"].toString(), path);
    QCOMPARE(json["as"].toString(), row[1]);
    QVERIFY2(outcome.notices().contains(says), qPrintable(outcome.notices()));
    if (row[0].startsWith("D19_")) {
        QCOMPARE(shapeOf(json), row[4] + "x3");
        QCOMPARE(hashOfBrightRed(path), row[8]);
        return;
    }
    QCOMPARE(shapeOf(json), row[4]);
    QCOMPARE(json["dtype"].toString(), row[5]);
    QCOMPARE(json["minimum"].toDouble(), row[6].toDouble());
    QCOMPARE(json["maximum"].toDouble(), row[7].toDouble());
    QCOMPARE(json["sha1_float32"].toString(), row[8]);
}

void InspectCommandTest::theBigPictureOpensWhenAsked() {
    const Outcome outcome =
        inspect(inputs("D40_big_12000.png"), "target", {"--limit-megapixels", "144"});
    QCOMPARE(outcome.json()["sha1_float32"].toString(),
             QString("fbb14ae27bf84ef05f9e7c3141459f37eaf841e8"));
    QCOMPARE(outcome.json()["unique"].toArray(), (QJsonArray{QJsonArray{0, 144000000}}));
}

/// Files that NumPy and Pillow wrote, and NIfTI and TIFF made by hand; the hashes are NumPy's.
void InspectCommandTest::everyFormatIsRead_data() {
    QTest::addColumn<QStringList>("row");
    for (const QStringList& row : rowsOf(formats("formats.tsv")))
        QTest::newRow(qPrintable(row.mid(0, 3).join(' '))) << row;
}

void InspectCommandTest::everyFormatIsRead() {
    QFETCH(QStringList, row);
    const Outcome outcome = inspect(formats(row[0]), row[1], row[2].split(' ', Qt::SkipEmptyParts));
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    const QJsonObject json = outcome.json();
    QCOMPARE(shapeOf(json), row[3]);
    QCOMPARE(json["dtype"].toString(), row[4]);
    QCOMPARE(json["sha1_float32"].toString(), row[5]);
    QVERIFY2(outcome.notices().contains(row[6]), qPrintable(outcome.notices()));
}

void InspectCommandTest::brokenFilesAreRefused_data() {
    QTest::addColumn<QStringList>("row");
    for (const QStringList& row : rowsOf(formats("refused.tsv")))
        QTest::newRow(qPrintable(row[0])) << row;
}

void InspectCommandTest::brokenFilesAreRefused() {
    QFETCH(QStringList, row);
    const Outcome outcome = inspect(formats(row[0]), row[1]);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QString());
    QCOMPARE(outcome.err.count('\n'), qsizetype{1});
    QVERIFY2(outcome.err.contains(row[2]), qPrintable(outcome.err));
}

void InspectCommandTest::coloursBecomeLabels_data() {
    QTest::addColumn<QString>("colours");
    QTest::addColumn<QString>("unique");
    QTest::addColumn<QString>("says");
    // The picture has the first four colours of Pascal VOC, one a pixel.
    QTest::newRow("Pascal VOC") << "voc"
                                << "0 1 2 3"
                                << "by the table voc";
    QTest::newRow("by value") << "auto"
                              << "0 1 2 3"
                              << "0 is R 0, G 0, B 0; 1 is R 0, G 128, B 0";
    QTest::newRow("another table") << "cityscapes"
                                   << ""
                                   << "R 128, G 0, B 0 at (row 0, column 0) is not in the table";
    QTest::newRow("a file") << formats("colours.csv") << "4 5 6 255"
                            << "255 is ignored";
    QTest::newRow("no table") << formats("t.csv") << ""
                              << "red,green,blue,label";
    QTest::newRow("no file") << "vok"
                             << ""
                             << "no such file";
    QTest::newRow("nothing") << ""
                             << ""
                             << "--colours voc";
}

void InspectCommandTest::coloursBecomeLabels() {
    QFETCH(QString, colours);
    QFETCH(QString, unique);
    QFETCH(QString, says);
    const Outcome outcome =
        inspect(inputs("D17b_rgb_icc.png"), "target",
                colours.isEmpty() ? QStringList() : QStringList{"--colours", colours});
    QCOMPARE(outcome.status, unique.isEmpty() ? 2 : 0);
    QStringList values;
    for (const QJsonValue& pair : outcome.json()["unique"].toArray())
        values << QString::number(pair.toArray()[0].toInt());
    QCOMPARE(values.join(' '), unique);
    const QString said = unique.isEmpty() ? outcome.err : outcome.notices();
    QVERIFY2(said.contains(says), qPrintable(said));
}

void InspectCommandTest::choicesAreTaken_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("notice");
    QTest::newRow("layout") << "D31_chw_3x6x4.npy"
                            << "prediction" << QStringList{"--layout", "hwc"} << "3x6x4"
                            << "taken as";
    QTest::newRow("transposed") << "D39b_pred_6h4w.npy"
                                << "prediction" << QStringList{"--transpose"} << "4x6"
                                << "taken as";
    QTest::newRow("logits") << "D32b_probs.npy"
                            << "prediction" << QStringList{"--prediction-is", "logits"} << "2x1x2"
                            << "as asked";
    QTest::newRow("nothing ignored") << "D08_mask_0_255.png"
                                     << "target" << QStringList{"--ignore", "255"} << "3x4"
                                     << "255 is ignored, as asked (6 pixels)";
    QTest::newRow("axis") << "D37_mask_RAS.nii"
                          << "target" << QStringList{"--axis", "0", "--slice", "0"} << "3x1"
                          << "slice 0 of 4 across axis 0 is read, as asked";
    QTest::newRow("a value's meaning")
        << "D08_mask_0_255.png"
        << "target" << QStringList{"--meaning", "255=7", "--meaning", "0=ignored"} << "3x4"
        << "the value 255 is taken as label 7, as asked";
    QTest::newRow("a colour's meaning")
        << "D17b_rgb_icc.png"
        << "target" << QStringList{"--colours", "voc", "--meaning", "#800000=9"} << "2x2"
        << "1 colours have the labels that were asked for";
    QTest::newRow("a target transposed") << "D39_mask_6w4h.png"
                                         << "target" << QStringList{"--transpose"} << "6x4"
                                         << "";
    QTest::newRow("channels") << "D32b_probs.npy"
                              << "prediction" << QStringList{"--channels", "1,0"} << "2x1x2"
                              << "classes in their order: 1, 0";
    QTest::newRow("divided") << "D11_labels_0_1_2_4.npy"
                             << "prediction" << QStringList{"--divide-by", "4"} << "2x3"
                             << "taken as probabilities";
    QTest::newRow("layout of a target") << "D31b_3x3x3.npy"
                                        << "target" << QStringList{"--layout", "nhw"} << "3x3x3"
                                        << "";
}

void InspectCommandTest::choicesAreTaken() {
    QFETCH(QString, file);
    QFETCH(QString, role);
    QFETCH(QStringList, options);
    QFETCH(QString, shape);
    QFETCH(QString, notice);
    const Outcome outcome = inspect(inputs(file), role, options);
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QCOMPARE(shapeOf(outcome.json()), shape);
    QVERIFY2(outcome.notices().contains(notice), qPrintable(outcome.notices()));
}

void InspectCommandTest::refuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const QString mask = inputs("D08_mask_0_255.png");
    QTest::newRow("no file") << QStringList{"--as", "target"} << "one FILE";
    QTest::newRow("no role") << QStringList{mask} << "--as image";
    QTest::newRow("another role") << QStringList{mask, "--as", "mask"} << "image or target";
    QTest::newRow("a page of one picture")
        << QStringList{mask, "--as", "target", "--page", "0"} << "png files have no pages";
    QTest::newRow("a slice that is not there")
        << QStringList{inputs("D37_mask_RAS.nii"), "--as", "target", "--slice", "1"}
        << "there is no slice 1: the volume has 1";
    QTest::newRow("a layout of other axes")
        << QStringList{inputs("D31b_3x3x3.npy"), "--as", "prediction", "--layout", "hw"}
        << "the layout HW has 2 axes, the array of 3 x 3 x 3 has 3";
    QTest::newRow("no meaning") << QStringList{mask, "--as", "target", "--meaning", "255"}
                                << "VALUE=LABEL";
    QTest::newRow("no label") << QStringList{mask, "--as", "target", "--meaning", "255=300"}
                              << "a label from 0 to 254";
    QTest::newRow("no channel") << QStringList{inputs("D32b_probs.npy"), "--as", "prediction",
                                               "--channels", "0,2"}
                                << "there is no channel 2: the prediction has 2";
    QTest::newRow("divided by nothing")
        << QStringList{inputs("D32b_probs.npy"), "--as", "prediction", "--divide-by", "0"}
        << "a number above 0";
    QTest::newRow("the other file's page")
        << QStringList{mask, "--as", "target", "--target-page", "1"} << "of one file";
    QTest::newRow("no number") << QStringList{mask, "--as", "target", "--limit-megapixels", "many"}
                               << "a whole number from 1";
}

void InspectCommandTest::refuses() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    Outcome outcome;
    QTextStream out(&outcome.out), err(&outcome.err);
    QCOMPARE(runCommandLine(QStringList{"inspect"} + arguments, out, err), 2);
    QCOMPARE(outcome.out, QString());
    QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
}

void InspectCommandTest::readsForPeopleToo() {
    Outcome outcome;
    QTextStream out(&outcome.out), err(&outcome.err);
    QCOMPARE(runCommandLine({"inspect", inputs("D12_neg_labels.npy"), "--as", "target"}, out, err),
             0);
    for (const char* part :
         {"npy as target, 2 x 3 of int16", "from -1 to 2", "note: negative labels are ignored"})
        QVERIFY2(outcome.out.contains(part), qPrintable(outcome.out));
}

QTEST_GUILESS_MAIN(InspectCommandTest)
#include "inspect_command_test.moc"
