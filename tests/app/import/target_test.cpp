// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/target.h"

#include <QTest>

#include <algorithm>

using namespace lossglass;

namespace {

QString inputs(const QString& name) {
    return QStringLiteral(LOSSGLASS_TEST_DATA "/inputs/") + name;
}

QString pictures(const QString& name) {
    return QStringLiteral(LOSSGLASS_TEST_DATA "/pictures/") + name;
}

QList<int> listOf(const Labels& labels) {
    return {labels.begin(), labels.end()};
}

QString allNotices(const ImportedTarget& target) {
    QStringList list;
    for (const std::string& notice : target.notices)
        list << QString::fromStdString(notice);
    return list.join("; ");
}

const QList<int> kBits{0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 1};
const QList<int> kMask{0, 0, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1};

}  // namespace

class TargetTest : public QObject {
    Q_OBJECT

private slots:
    void givesTheRightLabels_data();
    void givesTheRightLabels();
    void ignoreCanBeChosen_data();
    void ignoreCanBeChosen();
    void aSmearedMaskIsThresholded();
    void smearedLabelsAreSnapped();
    void refuses_data();
    void refuses();
    void arraysAreLabelsOrSoft_data();
    void arraysAreLabelsOrSoft();
    void aBigMaskOpens();
};

void TargetTest::givesTheRightLabels_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("width");
    QTest::addColumn<QList<int>>("labels");
    QTest::addColumn<QString>("notice");  // empty: none at all
    QTest::newRow("palette with void")
        << inputs("D01_palette_voc.png") << 6
        << QList<int>{0, 0, 1, 1,   255, 2, 0, 1, 1, 1,   255, 2,
                      0, 0, 1, 255, 2,   2, 0, 0, 0, 255, 2,   2}
        << "255 stands beside other labels and is ignored (4 pixels)";
    QTest::newRow("palette of equal colours") << inputs("D03_palette_dup_colours.png") << 3
                                              << QList<int>{0, 1, 2, 2, 1, 0} << "palette indices";
    QTest::newRow("1-bit grey") << inputs("D05_gray1.png") << 10 << kBits << "";
    QTest::newRow("2-bit grey") << inputs("D06_gray2_labels.png") << 5
                                << QList<int>{0, 1, 2, 3, 1, 3, 2, 1, 0, 2} << "";
    QTest::newRow("0 and 255") << inputs("D08_mask_0_255.png") << 4 << kMask
                               << "0 and 255 are taken as labels 0 and 1";
    QTest::newRow("0 and 1") << inputs("D08b_mask_0_1.png") << 4 << kMask << "";
    QTest::newRow("labels with a gap")
        << inputs("D11_labels_0_1_2_4.npy") << 3 << QList<int>{0, 1, 2, 4, 4, 0} << "";
    QTest::newRow("negative labels")
        << inputs("D12_neg_labels.npy") << 3 << QList<int>{255, 0, 1, 2, 255, 0}
        << "negative labels are ignored (2 pixels)";
    QTest::newRow("255 beside others")
        << inputs("D13_reduce_zero.png") << 4 << QList<int>{0, 1, 2, 255} << "255";
    QTest::newRow("labels 0 and 2")
        << inputs("D14_mask_2x2.png") << 2 << QList<int>{0, 2, 2, 0} << "";
    QTest::newRow("grey with alpha")
        << inputs("D16_gray_alpha.png") << 2 << QList<int>{0, 1, 2, 3} << "";
    QTest::newRow("in display orientation")
        << inputs("D19b_mask_display.png") << 4 << (QList<int>(12, 1) + QList<int>(12, 0))
        << "0 and 255";
    QTest::newRow("1-bit TIFF, white is zero")
        << inputs("D20_tiff1_miniswhite.tif") << 10 << kBits << "white is foreground";
    QTest::newRow("8-bit TIFF, white is zero")
        << inputs("D20b_tiff8_miniswhite.tif") << 4 << kMask << "0 and 255";
    QTest::newRow("1-bit BMP, white first")
        << inputs("D44_bmp1_inverted.bmp") << 10 << kBits << "white is foreground";
    QTest::newRow("1-bit palette PNG, white first")
        << pictures("bilevel_white_first.png") << 10 << kBits << "white is foreground";
    QTest::newRow("empty mask") << inputs("L19_empty_mask.png") << 4 << QList<int>(16, 0) << "";
}

void TargetTest::givesTheRightLabels() {
    QFETCH(QString, file);
    QFETCH(int, width);
    QFETCH(QList<int>, labels);
    QFETCH(QString, notice);
    const auto target = importTarget(file);
    QVERIFY2(target, target ? "" : target.error().message.c_str());
    QCOMPARE(target->width, width);
    QCOMPARE(target->height, static_cast<int>(labels.size()) / width);
    QCOMPARE(listOf(target->labels), labels);
    QVERIFY(!target->isSoft());
    int largest = 0;
    for (const int label : labels)
        largest = label == kIgnored ? largest : std::max(largest, label);
    QCOMPARE(target->maxLabel, largest);
    if (notice.isEmpty()) QCOMPARE(allNotices(*target), QString());
    QVERIFY2(allNotices(*target).contains(notice), qPrintable(allNotices(*target)));
}

void TargetTest::ignoreCanBeChosen_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("value");
    QTest::addColumn<QList<int>>("labels");  // empty: refused
    using Kind = IgnoreRule::Kind;
    const auto row = [](const char* name, const char* file, Kind kind, int value,
                        const QList<int>& labels) {
        QTest::newRow(name) << inputs(file) << static_cast<int>(kind) << value << labels;
    };
    row("255 of a two-valued mask", "D08_mask_0_255.png", Kind::Value, 255,
        {0, 0, 255, 255, 0, 255, 255, 255, 0, 0, 0, 255});
    row("a label", "D13_reduce_zero.png", Kind::Value, 2, {});
    row("a small label", "D14_mask_2x2.png", Kind::Value, 2, {0, 255, 255, 0});
    row("-1", "D12_neg_labels.npy", Kind::Value, -1, {255, 0, 1, 2, 255, 0});
    row("nothing, 255 is no label", "D13_reduce_zero.png", Kind::None, 0, {});
    row("nothing, -1 is no label", "D12_neg_labels.npy", Kind::None, 0, {});
    row("nothing, two-valued", "D08_mask_0_255.png", Kind::None, 0, kMask);
    row("a value that does not occur", "D14_mask_2x2.png", Kind::Value, 9, {0, 2, 2, 0});
}

void TargetTest::ignoreCanBeChosen() {
    QFETCH(QString, file);
    QFETCH(int, kind);
    QFETCH(int, value);
    QFETCH(QList<int>, labels);
    ImportOptions options;
    options.ignore = {static_cast<IgnoreRule::Kind>(kind), value};
    const auto target = importTarget(file, options);
    QCOMPARE(target.ok(), !labels.isEmpty());
    if (target)
        QCOMPARE(listOf(target->labels), labels);
    else
        QVERIFY(QString::fromStdString(target.error().message).contains("(row 0, column "));
}

void TargetTest::aSmearedMaskIsThresholded() {
    const auto target = importTarget(inputs("D07_mask_jpeg_q75.jpg"));
    QVERIFY2(target, target ? "" : target.error().message.c_str());
    QCOMPARE(target->maxLabel, 1);
    QVERIFY2(allNotices(*target).contains("40 grey values"), qPrintable(allNotices(*target)));
    QVERIFY2(allNotices(*target).contains("38 odd values"), qPrintable(allNotices(*target)));
    const auto ones = std::count(target->labels.begin(), target->labels.end(), 1);
    QVERIFY(ones > 100 && ones < 900);
}

void TargetTest::smearedLabelsAreSnapped() {
    PictureSamples picture;
    picture.width = 20;
    picture.height = 3;
    picture.fidelity = Fidelity::Lossy;
    for (const int label : {0, 85, 170})
        picture.samples.insert(picture.samples.end(), 20, static_cast<std::uint16_t>(label));
    picture.samples[19] = 30;
    picture.samples[20] = 60;
    picture.samples[59] = 160;
    const auto target = interpretTarget(picture);
    QVERIFY2(target, target ? "" : target.error().message.c_str());
    QCOMPARE(listOf(target->labels), QList<int>(20, 0) + QList<int>(20, 85) + QList<int>(20, 170));
    QVERIFY2(allNotices(*target).contains("6 values found") &&
                 allNotices(*target).contains("3 odd values in 3 pixels taken as the nearest of "
                                              "the 3 frequent ones"),
             qPrintable(allNotices(*target)));
    // Noise all over is no mask at all.
    for (std::size_t i = 0; i < picture.samples.size(); ++i)
        picture.samples[i] = static_cast<std::uint16_t>(60 + i * 3);
    QVERIFY(!interpretTarget(picture));
}

void TargetTest::refuses_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    QTest::newRow("colours") << inputs("D17b_rgb_icc.png")
                             << "(row 0, column 0) has R 128, G 0, B 0";
    QTest::newRow("index beyond the palette")
        << inputs("D03b_palette_index_oob.png") << "palette index 200 at (row 1, column 0)";
    QTest::newRow("empty array") << inputs("D33b_zero_size.npy") << "empty (0 x 5)";
    QTest::newRow("scalar") << inputs("D33c_scalar.npy") << "2 to 4 dimensions";
    QTest::newRow("no labels") << inputs("D25_fortran.npy") << "-1.25";
}

void TargetTest::refuses() {
    QFETCH(QString, file);
    QFETCH(QString, says);
    const auto target = importTarget(file);
    QVERIFY(!target);
    QCOMPARE(QString::fromStdString(target.error().where), file);
    const QString message = QString::fromStdString(target.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
}

void TargetTest::arraysAreLabelsOrSoft_data() {
    QTest::addColumn<QList<qint64>>("shape");
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<bool>("isInteger");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("planes");  // 0: labels
    QTest::addColumn<QList<int>>("labels");
    const auto row = [](const char* name, QList<qint64> shape, QList<double> values, bool isInteger,
                        int samples, int planes, QList<int> labels) {
        QTest::newRow(name) << shape << values << isInteger << samples << planes << labels;
    };
    row("integers", {1, 2}, {0, 3}, true, 1, 0, {0, 3});
    row("a batch of labels", {2, 1, 2}, {0, 1, 2, 0}, true, 2, 0, {0, 1, 2, 0});
    row("floats that are labels", {1, 2}, {0, 2}, false, 1, 0, {0, 2});
    row("one soft plane", {1, 2}, {0.25, 0.75}, false, 1, 1, {0, 1});
    row("soft planes", {2, 1, 2}, {0.25, 0.75, 0.75, 0.25}, false, 1, 2, {1, 0});
    row("a batch of soft planes", {2, 2, 1, 1}, {0.3, 0.7, 0.6, 0.4}, false, 2, 2, {1, 0});
    row("one-hot planes", {3, 1, 2}, {0, 0, 1, 0, 0, 1}, false, 1, 0, {1, 2});
}

void TargetTest::arraysAreLabelsOrSoft() {
    QFETCH(QList<qint64>, shape);
    QFETCH(QList<double>, values);
    QFETCH(bool, isInteger);
    QFETCH(int, samples);
    QFETCH(int, planes);
    QFETCH(QList<int>, labels);
    const NumericArray array{{shape.begin(), shape.end()},
                             isInteger ? "int32" : "float32",
                             {values.begin(), values.end()},
                             isInteger};
    const auto target = interpretTarget(array, {});
    QVERIFY2(target, target ? "" : target.error().message.c_str());
    QCOMPARE(target->samples, samples);
    QCOMPARE(static_cast<int>(target->soft.rows()), planes);
    QCOMPARE(listOf(target->labels), labels);
}

void TargetTest::aBigMaskOpens() {
    const auto refused = importTarget(inputs("D40_big_12000.png"));
    QVERIFY(!refused);
    QCOMPARE(QString::fromStdString(refused.error().message),
             QString("a picture of 12000 x 12000 has 144 million pixels, the limit is 100 million: "
                     "--limit-megapixels N or the environment variable "
                     "LOSSGLASS_LIMIT_MEGAPIXELS raises it"));
    ImportOptions options;
    options.read.limits = limitsForMegapixels(144);
    const auto target = importTarget(inputs("D40_big_12000.png"), options);
    QVERIFY2(target, target ? "" : target.error().message.c_str());
    QCOMPARE(target->width, 12000);
    QCOMPARE(target->labels.size(), std::size_t{144} * 1000 * 1000);
    QCOMPARE(target->maxLabel, 0);
}

QTEST_APPLESS_MAIN(TargetTest)
#include "target_test.moc"
