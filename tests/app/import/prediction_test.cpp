// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/prediction.h"

#include <QTest>

#include <algorithm>

using namespace lossglass;

namespace {

QString inputs(const QString& name) {
    return QStringLiteral(LOSSGLASS_TEST_DATA "/inputs/") + name;
}

QString allNotices(const ImportedPrediction& prediction) {
    QStringList list;
    for (const std::string& notice : prediction.notices)
        list << QString::fromStdString(notice);
    return list.join("; ");
}

QList<double> row(const ImportedPrediction& prediction, int channel) {
    QList<double> values;
    for (Eigen::Index i = 0; i < prediction.values.cols(); ++i)
        values << prediction.values(channel, i);
    return values;
}

}  // namespace

class PredictionTest : public QObject {
    Q_OBJECT

private slots:
    void layoutComesFromTheTarget_data();
    void layoutComesFromTheTarget();
    void kindIsDecidedAndSaid_data();
    void kindIsDecidedAndSaid();
    void bytesCanBeProbabilities();
    void whatIsNotFiniteIsCounted();
    void onePicturePerClass();
    void filesOfOnePredictionMustAgree();
    void refuses_data();
    void refuses();
};

void PredictionTest::layoutComesFromTheTarget_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("second");  // value (0, 1): tells the layout
    QTest::addColumn<QString>("notice");
    const double step = static_cast<double>(1.0F / 72);
    QTest::newRow("H x W") << inputs("D25_fortran.npy") << 3 << 2 << 1 << 1 << -1.25 << "";
    QTest::newRow("C x H x W") << inputs("D31_chw_3x6x4.npy") << 4 << 6 << 1 << 3 << step << "";
    QTest::newRow("H x W x C") << inputs("D31_chw_3x6x4.npy") << 6 << 3 << 1 << 4 << 4 * step
                               << "rows, columns, channels";
    QTest::newRow("a cube") << inputs("D31b_3x3x3.npy") << 3 << 3 << 1 << 3 << 1.0
                            << "fits as (channels, rows, columns) and as (rows, columns, channels)";
    QTest::newRow("1 x 1 x H x W")
        << inputs("D33d_batch1.npy") << 3 << 2 << 1 << 1 << -1.25 << "leading dimensions of 1";
    QTest::newRow("a batch of two") << inputs("D33e_batch2.npy") << 3 << 2 << 2 << 1 << -1.25 << "";
    QTest::newRow("samples, rows, columns")
        << inputs("D31_chw_3x6x4.npy") << 4 << 6 << 3 << 1 << step << "samples, rows, columns";
}

void PredictionTest::layoutComesFromTheTarget() {
    QFETCH(QString, file);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, samples);
    QFETCH(int, channels);
    QFETCH(double, second);
    QFETCH(QString, notice);
    const auto read = importPrediction({file}, PictureGrid{width, height, samples});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->width, width);
    QCOMPARE(read->height, height);
    QCOMPARE(read->samples, samples);
    QCOMPARE(read->channels, channels);
    QVERIFY(std::abs(read->values(0, 1) - second) < 1e-6);
    QVERIFY2(allNotices(*read).contains(notice), qPrintable(allNotices(*read)));
}

void PredictionTest::kindIsDecidedAndSaid_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("notice");
    const int logits = static_cast<int>(PredictionKind::Logits);
    const int probabilities = static_cast<int>(PredictionKind::Probabilities);
    QTest::newRow("outside 0 to 1") << inputs("D25_fortran.npy") << logits
                                    << "-1.25 in channel 0 at (row 0, column 1) lies outside";
    QTest::newRow("sums differ from 1") << inputs("D32_logits_in_01.npy") << logits
                                        << "the channels sum to 1.7 at (row 0, column 1)";
    QTest::newRow("sums are 1") << inputs("D32b_probs.npy") << probabilities << "sum to 1";
    QTest::newRow("one channel in 0 to 1") << inputs("D33c_one.npy") << probabilities << "";
    QTest::newRow("picture") << inputs("D17_gama1.png") << probabilities << "black to white";
}

void PredictionTest::kindIsDecidedAndSaid() {
    QFETCH(QString, file);
    QFETCH(int, kind);
    QFETCH(QString, notice);
    const auto read = file.endsWith("D33c_one.npy")
                          ? interpretPrediction({NumericArray{{1, 2}, "float32", {0, 0.5}, false}},
                                                std::nullopt, {})
                          : importPrediction({file}, std::nullopt);
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(static_cast<int>(read->kind), kind);
    QVERIFY2(allNotices(*read).contains(notice), qPrintable(allNotices(*read)));
    ImportOptions options;
    options.predictionIs = PredictionKind::Logits;
    if (QFile::exists(file)) {
        const auto forced = importPrediction({file}, std::nullopt, options);
        QVERIFY(forced);
        QCOMPARE(forced->kind, PredictionKind::Logits);
        QVERIFY(allNotices(*forced).contains("as asked"));
    }
}

/// A softmax stored as 255 p: not taken for certain logits, and rounded sums are allowed for.
void PredictionTest::bytesCanBeProbabilities() {
    const auto read = [](const ImportOptions& options) {
        return interpretPrediction(
            {NumericArray{{3, 1, 2}, "uint8", {86, 10, 85, 20, 85, 226}, true}}, std::nullopt,
            options);
    };
    const auto stored = read({});
    QVERIFY2(stored, stored ? "" : stored.error().message.c_str());
    QVERIFY2(allNotices(*stored).contains("--divide-by 255"), qPrintable(allNotices(*stored)));
    ImportOptions options;
    options.divisor = 255;
    const auto divided = read(options);
    QVERIFY(divided);
    QCOMPARE(static_cast<int>(divided->kind), static_cast<int>(PredictionKind::Probabilities));
    QVERIFY(!allNotices(*divided).contains("--divide-by 255"));
    QCOMPARE(divided->values(0, 1), 10 / 255.0);
}

void PredictionTest::whatIsNotFiniteIsCounted() {
    const auto read = importPrediction({inputs("D33_nonfinite.npy")}, PictureGrid{2, 2, 1});
    QVERIFY(read);
    QCOMPARE(read->notNumbers, std::int64_t{1});
    QCOMPARE(read->infinities, std::int64_t{2});
    QCOMPARE(QString::fromStdString(read->firstNotFinite),
             QString("NaN in channel 0 at (row 0, column 1)"));
    QVERIFY(allNotices(*read).contains("3 values are not finite"));
}

void PredictionTest::onePicturePerClass() {
    const auto read = importPrediction({inputs("D08_mask_0_255.png"), inputs("D08b_mask_0_1.png")},
                                       PictureGrid{4, 3, 1});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->channels, 2);
    QVERIFY(read->quantised);
    QCOMPARE(row(*read, 0).mid(0, 4), (QList<double>{0, 0, 1, 1}));
    QCOMPARE(row(*read, 1).mid(0, 4), (QList<double>{0, 0, 1 / 255.0, 1 / 255.0}));
}

void PredictionTest::filesOfOnePredictionMustAgree() {
    const auto sizes =
        importPrediction({inputs("D08_mask_0_255.png"), inputs("D39_mask_6w4h.png")}, std::nullopt);
    QVERIFY(!sizes);
    QVERIFY(QString::fromStdString(sizes.error().message)
                .contains("file 2 of the prediction is 6 x 4"));
    const auto planes =
        importPrediction({inputs("D32b_probs.npy"), inputs("D32b_probs.npy")}, std::nullopt);
    QVERIFY(!planes);
    QVERIFY(QString::fromStdString(planes.error().message).contains("2 planes"));
}

void PredictionTest::refuses_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << inputs("D33b_zero_size.npy") << "empty (0 x 5)";
    QTest::newRow("scalar") << inputs("D33c_scalar.npy")
                            << "2 to 4 dimensions is needed, this one has 0";
    QTest::newRow("colours") << inputs("D17b_rgb_icc.png") << "one grey picture per class";
    QTest::newRow("palette of colours") << inputs("D01_palette_voc.png") << "has colours";
}

void PredictionTest::refuses() {
    QFETCH(QString, file);
    QFETCH(QString, says);
    const auto read = importPrediction({file}, std::nullopt);
    QVERIFY(!read);
    const QString message = QString::fromStdString(read.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
}

QTEST_APPLESS_MAIN(PredictionTest)
#include "prediction_test.moc"
