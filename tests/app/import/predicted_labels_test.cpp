// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/predicted_labels.h"

#include "app/import/scene_builder.h"
#include "losslib/formats/npy.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/grey_row.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

QString allNotices(const std::vector<std::string>& notices) {
    QStringList list;
    for (const std::string& notice : notices)
        list << QString::fromStdString(notice);
    return list.join("; ");
}

}  // namespace

/// Hard masks as predictions.
class PredictedLabelsTest : public QObject {
    Q_OBJECT

private slots:
    void looksLikeLabels_data();
    void looksLikeLabels();
    void twoClassesAreOnePlane();
    void severalClassesShareTheRest();
    void unnamedPixelsAreEven();
    void targetAndCountSayHowManyClasses();
    void theLossIsThatOfTheConfidence();
    void batchesOfLabels();
    void refuses_data();
    void refuses();

private:
    QString grey(const QString& name, const std::vector<int>& values) {
        return saveGreyRow(m_folder.filePath(name), values);
    }
    static ImportOptions labels(double confidence) {
        ImportOptions options;
        options.labelConfidence = confidence;
        return options;
    }

    QTemporaryDir m_folder;
};

void PredictedLabelsTest::looksLikeLabels_data() {
    QTest::addColumn<QString>("dtype");
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<bool>("expected");
    QTest::newRow("labels") << "uint8" << QList<double>{0, 1, 2, 1} << true;
    QTest::newRow("black and white") << "uint8" << QList<double>{0, 255, 255, 0} << true;
    QTest::newRow("a class and a void") << "uint8" << QList<double>{0, 1, 255, 1} << true;
    QTest::newRow("one value alone") << "uint8" << QList<double>{0, 0, 0, 0} << false;
    QTest::newRow("a negative value") << "int8" << QList<double>{-1, 0, 1, 0} << false;
    QTest::newRow("a probability of bytes") << "uint8" << QList<double>{0, 97, 200, 255} << false;
    QTest::newRow("floating point") << "float32" << QList<double>{0, 1, 2, 1} << false;
}

void PredictedLabelsTest::looksLikeLabels() {
    QFETCH(QString, dtype);
    QFETCH(QList<double>, values);
    QFETCH(bool, expected);
    NumericArray array{{2, 2}, dtype.toStdString(), {}, !dtype.startsWith("float"), {}};
    array.values.assign(values.begin(), values.end());
    QCOMPARE(lossglass::looksLikeLabels(FileContent(array)), expected);
    // Unasked, it stays numbers, and a notice says what else it could be.
    const auto read = interpretPrediction({FileContent(array)}, {}, {});
    QVERIFY(read);
    QVERIFY(!read->labelConfidence);
    QCOMPARE(allNotices(read->notices).contains("--prediction-is labels"), expected);
}

void PredictedLabelsTest::twoClassesAreOnePlane() {
    const auto read = importPrediction({grey("two.png", {0, 255, 255, 0})}, {}, labels(0.9));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->channels, 1);
    QCOMPARE(read->kind, PredictionKind::Probabilities);
    const double expected[] = {1 - 0.9, 0.9, 0.9, 1 - 0.9};
    for (int i = 0; i < 4; ++i)
        QCOMPARE(read->values(0, i), expected[i]);
    QVERIFY(allNotices(read->notices).contains("the class that is named has p = 0.9"));
    ImportOptions softmax = labels(0.9);
    softmax.activation = Activation::Softmax;
    const auto planes = importPrediction({grey("two.png", {0, 255, 255, 0})}, {}, softmax);
    QVERIFY(planes);
    QCOMPARE(planes->channels, 2);
    QCOMPARE(planes->values(0, 0), 0.9);
}

void PredictedLabelsTest::severalClassesShareTheRest() {
    const auto read = importPrediction({grey("three.png", {0, 1, 2, 2})}, {}, labels(0.8));
    QVERIFY(read);
    QCOMPARE(read->channels, 3);
    for (int i = 0; i < 4; ++i) {
        const int named = std::min(i, 2);
        for (int c = 0; c < 3; ++c)
            QVERIFY(std::abs(read->values(c, i) - (c == named ? 0.8 : 0.1)) < 1e-15);
    }
}

void PredictedLabelsTest::unnamedPixelsAreEven() {
    const auto read = importPrediction({grey("void.png", {0, 1, 2, 255})}, {}, labels(0.8));
    QVERIFY(read);
    for (int c = 0; c < 3; ++c)
        QCOMPARE(read->values(c, 3), 1.0 / 3);
    QVERIFY(allNotices(read->notices).contains("1 pixel names no class"));
}

void PredictedLabelsTest::targetAndCountSayHowManyClasses() {
    const QString target = grey("target5.png", {0, 4, 2, 1}),
                  mask = grey("mask2.png", {0, 1, 0, 1});
    const auto built = importScene(target, {mask}, labels(0.9));
    QVERIFY2(built, built ? "" : built.error().message.c_str());
    QCOMPARE(built->scene.channels(), 5);
    ImportOptions seven = labels(0.9);
    seven.classCount = 7;
    seven.classLooks[6] = {"sky", 0x102030};
    const auto asked = importScene(target, {mask}, seven);
    QVERIFY(asked);
    QCOMPARE(asked->scene.channels(), 7);
    QCOMPARE(asked->scene.classes()[6], (ClassInfo{"sky", 0x102030}));
    QCOMPARE(asked->scene.classes()[5], defaultClasses(7)[5]);
}

void PredictedLabelsTest::theLossIsThatOfTheConfidence() {
    const auto built =
        importScene(grey("t.png", {0, 1, 2, 2}), {grey("p.png", {0, 1, 2, 1})}, labels(0.8));
    QVERIFY(built);
    const Workspace<double> work(built->scene);
    const Loss* loss = findLoss("cross_entropy");
    const auto reading =
        evaluateOne(work, {loss, ParameterValues(loss->parameters), {false, false, false}});
    // Three pixels are right at 0.8, one is wrong: its class has half of the rest.
    const double expected = -(3 * std::log(0.8) + std::log(0.1)) / 4;
    QVERIFY(std::abs(reading.evaluation.value - expected) < 1e-12);
}

void PredictedLabelsTest::batchesOfLabels() {
    NumericArray array{{2, 1, 2}, "uint8", {0, 1, 2, 0}, true, {}};
    const auto read = interpretPrediction({FileContent(array)}, {}, labels(0.9));
    QVERIFY(read);
    QCOMPARE(read->samples, 2);
    QCOMPARE(read->channels, 3);
    QCOMPARE(read->values(2, 2), 0.9);
}

void PredictedLabelsTest::refuses_data() {
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<ImportOptions>("options");
    QTest::addColumn<QString>("says");
    const QString mask = grey("refused.png", {0, 1, 2, 2});
    QTest::newRow("several files")
        << QStringList{mask, mask} << labels(0.9) << "in one file, not in 2";
    ImportOptions two = labels(0.9);
    two.classCount = 2;
    QTest::newRow("a label beyond the count")
        << QStringList{mask} << two << "the predicted label 2 at (row 0, column 2)";
    ImportOptions divided = labels(0.9);
    divided.divisor = 255;
    QTest::newRow("divided") << QStringList{mask} << divided << "not divided";
    const QString planes = m_folder.filePath("planes.npy");
    QVERIFY(!writeNpy(planes.toStdString(), std::vector<std::int64_t>{2, 1, 2},
                      std::vector<float>{.25F, .5F, .75F, .5F}));
    QTest::newRow("fractions") << QStringList{planes} << labels(0.9) << "planes of fractions";
    ImportOptions small = labels(0.9);
    small.read.limits.bytes = 100;
    small.classCount = 200;
    QTest::newRow("more than the limit") << QStringList{mask} << small << "limit";
}

void PredictedLabelsTest::refuses() {
    QFETCH(QStringList, files);
    QFETCH(ImportOptions, options);
    QFETCH(QString, says);
    const auto read = importPrediction(files, {}, options);
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().message).contains(says),
             read.error().message.c_str());
}

QTEST_GUILESS_MAIN(PredictedLabelsTest)
#include "predicted_labels_test.moc"
