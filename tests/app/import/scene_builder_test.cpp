// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/scene_builder.h"

#include "losslib/formats/npy.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

QString inputs(const QString& name) {
    return QStringLiteral(LOSSGLASS_TEST_DATA "/inputs/") + name;
}

NumericArray array(std::vector<std::int64_t> shape, std::vector<double> values,
                   bool isInteger = false) {
    return {std::move(shape), isInteger ? "int64" : "float64", std::move(values), isInteger};
}

ImportedTarget labels(int width, int height, std::vector<double> values) {
    return interpretTarget(array({height, width}, std::move(values), true), {}).value();
}

ImportedPrediction prediction(NumericArray values,
                              std::optional<PredictionKind> forced = std::nullopt) {
    ImportOptions options;
    options.predictionIs = forced;
    return interpretPrediction({std::move(values)}, std::nullopt, options).value();
}

bool says(const std::vector<std::string>& notices, const QString& part) {
    return std::any_of(notices.begin(), notices.end(), [&](const std::string& notice) {
        return QString::fromStdString(notice).contains(part);
    });
}

}  // namespace

class SceneBuilderTest : public QObject {
    Q_OBJECT

private slots:
    void probabilitiesBecomeLogits();
    void severalProbabilitiesBecomeTheirLogarithms();
    void picturesAreHeldOffZeroAndOne();
    void arraysAreTakenExactly();
    void whatDoesNotFitIsNamed_data();
    void whatDoesNotFitIsNamed();
    void samplesArePooled();
    void softTargetsKeepTheirWeights();
    void minusInfinityIsALegalLogit();
    void errorsNameBothFiles();
};

void SceneBuilderTest::probabilitiesBecomeLogits() {
    const auto built =
        buildScene(labels(2, 1, {0, 1}), prediction(array({1, 2}, {0.25, 1 - 1e-12})));
    QVERIFY2(built, built ? "" : built.error().message.c_str());
    const auto& z = built->scene.logits();
    QCOMPARE(z(0, 0), std::log(0.25 / 0.75));
    QCOMPARE(z(0, 1), std::log(1 - 1e-12) - std::log1p(-(1 - 1e-12)));
    QCOMPARE(built->scene.activation(), Activation::Sigmoid);
    QCOMPARE(built->scene.labels(), (Labels{0, 1}));
}

void SceneBuilderTest::severalProbabilitiesBecomeTheirLogarithms() {
    const auto built =
        buildScene(labels(1, 1, {2}), prediction(array({3, 1, 1}, {0.5, 0.25, 0.2499})));
    QVERIFY(built);
    QCOMPARE(built->scene.logits()(0, 0), std::log(0.5));
    QCOMPARE(built->scene.logits()(2, 0), std::log(0.2499));
    QVERIFY(says(built->notices, "normalised"));
    const auto exact =
        buildScene(labels(1, 1, {2}), prediction(array({3, 1, 1}, {0.5, 0.25, 0.25})));
    QVERIFY(exact);
    QVERIFY(!says(exact->notices, "normalised"));
}

void SceneBuilderTest::picturesAreHeldOffZeroAndOne() {
    PictureSamples picture;
    picture.width = 3;
    picture.height = 1;
    picture.samples = {0, 51, 255};
    const auto read = interpretPrediction({picture}, std::nullopt, {});
    QVERIFY(read);
    const auto built = buildScene(labels(3, 1, {0, 1, 1}), *read);
    QVERIFY(built);
    const auto& z = built->scene.logits();
    QCOMPARE(z(0, 0), std::log(1e-7) - std::log1p(-1e-7));
    QCOMPARE(z(0, 1), std::log(0.2) - std::log1p(-0.2));
    QVERIFY(std::abs(z(0, 2) + z(0, 0)) < 1e-8);
    QVERIFY(says(built->notices, "2 probabilities of exactly 0 or 1"));
}

void SceneBuilderTest::arraysAreTakenExactly() {
    const auto built = buildScene(labels(2, 1, {0, 1}), prediction(array({1, 2}, {0, 1})));
    QVERIFY(built);
    QVERIFY(std::isinf(built->scene.logits()(0, 0)) && built->scene.logits()(0, 0) < 0);
    QVERIFY(std::isinf(built->scene.logits()(0, 1)) && built->scene.logits()(0, 1) > 0);
}

void SceneBuilderTest::whatDoesNotFitIsNamed_data() {
    QTest::addColumn<QString>("target");
    QTest::addColumn<QStringList>("predictions");
    QTest::addColumn<int>("activation");
    QTest::addColumn<QString>("sentence");
    const int automatic = -1;
    QTest::newRow("sizes turned") << inputs("D39_mask_6w4h.png")
                                  << QStringList{inputs("D39b_pred_6h4w.npy")} << automatic
                                  << "target is 6 x 4 (width x height), the prediction 4 x 6; "
                                     "transposing";
    QTest::newRow("sizes differ") << inputs("D08_mask_0_255.png")
                                  << QStringList{inputs("D25_fortran.npy")} << automatic
                                  << "target is 4 x 3 (width x height), the prediction 3 x 2";
    QTest::newRow("label out of range, one channel")
        << inputs("D11_labels_0_1_2_4.npy") << QStringList{inputs("D25_fortran.npy")} << automatic
        << "label 2 at (row 0, column 2) is not one of 0 to 1";
    QTest::newRow("NaN") << inputs("D14_mask_2x2.png") << QStringList{inputs("D33_nonfinite.npy")}
                         << automatic << "NaN) in channel 0 at (row 0, column 1)";
    QTest::newRow("one-channel softmax")
        << inputs("D12_neg_labels.npy") << QStringList{inputs("D25_fortran.npy")}
        << static_cast<int>(Activation::Softmax) << "softmax over one channel";
    QTest::newRow("two-channel sigmoid")
        << inputs("D14_mask_2x2.png") << QStringList{inputs("D32_logits_in_01.npy")}
        << static_cast<int>(Activation::Sigmoid) << "sigmoid takes one channel";
    QTest::newRow("samples differ")
        << inputs("D12_neg_labels.npy") << QStringList{inputs("D33e_batch2.npy")} << automatic
        << "1 in the target, 2 in the prediction";
}

void SceneBuilderTest::whatDoesNotFitIsNamed() {
    QFETCH(QString, target);
    QFETCH(QStringList, predictions);
    QFETCH(int, activation);
    QFETCH(QString, sentence);
    ImportOptions options;
    if (activation >= 0) options.activation = static_cast<Activation>(activation);
    const auto built = importScene(target, predictions, options);
    QVERIFY(!built);
    const QString message = QString::fromStdString(built.error().message);
    QVERIFY2(message.contains(sentence), qPrintable(message));
}

void SceneBuilderTest::samplesArePooled() {
    const auto target = interpretTarget(array({2, 1, 2}, {0, 1, 1, 0}, true), {});
    QVERIFY(target);
    const auto read = interpretPrediction({array({2, 2, 1, 2}, {0, 1, 2, 3, 4, 5, 6, 7})},
                                          PictureGrid{2, 1, 2}, {});
    QVERIFY(read);
    const auto built = buildScene(*target, *read);
    QVERIFY2(built, built ? "" : built.error().message.c_str());
    QCOMPARE(built->scene.samples(), 2);
    QVERIFY(says(built->notices, "2 samples are pooled as one picture"));
    Planes<double> wanted(2, 4);
    wanted << 0, 1, 4, 5,  //
        2, 3, 6, 7;
    QVERIFY((built->scene.logits() == wanted).all());
}

void SceneBuilderTest::softTargetsKeepTheirWeights() {
    const auto target = interpretTarget(array({2, 1, 1}, {0.2, 0.8}), {});
    QVERIFY(target);
    const auto built = importScene(inputs("L19_empty_mask.png"), {inputs("D39b_pred_6h4w.npy")});
    QVERIFY(!built);
    const auto read =
        importPrediction({inputs("L11_huge_logits.npy")}, PictureGrid{1, 1, 1}, ImportOptions{});
    QVERIFY(read);
    const auto scene = buildScene(*target, *read);
    QVERIFY2(scene, scene ? "" : scene.error().message.c_str());
    QVERIFY(scene->scene.hasSoftTarget());
    QCOMPARE(scene->scene.softTarget()(1, 0), 0.8);
    QCOMPARE(scene->scene.labels(), (Labels{1}));
}

void SceneBuilderTest::minusInfinityIsALegalLogit() {
    const auto read =
        importPrediction({inputs("L07_neginf_logits.npy")}, PictureGrid{1, 1, 1}, ImportOptions{});
    QVERIFY(read);
    QCOMPARE(read->kind, PredictionKind::Logits);
    QCOMPARE(read->infinities, std::int64_t{1});
    const auto built = buildScene(labels(1, 1, {1}), *read);
    QVERIFY2(built, built ? "" : built.error().message.c_str());
}

void SceneBuilderTest::errorsNameBothFiles() {
    const auto built = importScene(inputs("D39_mask_6w4h.png"), {inputs("D39b_pred_6h4w.npy")});
    QVERIFY(!built);
    const QString where = QString::fromStdString(built.error().where);
    QVERIFY(where.contains("D39_mask_6w4h.png") && where.contains("D39b_pred_6h4w.npy"));
}

QTEST_APPLESS_MAIN(SceneBuilderTest)
#include "scene_builder_test.moc"
