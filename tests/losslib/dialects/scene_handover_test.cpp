// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/scene_handover.h"

#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>

using namespace lossglass;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// A dialect and the catalogue's loss that says the same of a scene.
struct Twin {
    const char* dialect;
    Settings arguments;
    const char* loss;
    Settings parameters;
    int channels;
    double ignoredShare;
    int samples = 1;
};

const std::vector<Twin>& twins() {
    static const std::vector<Twin> kTwins = {
        {"pytorch:CrossEntropyLoss", {}, "cross_entropy", {}, 3, 0.1},
        {"pytorch:BCEWithLogitsLoss", {}, "cross_entropy", {}, 1, 0},
        {"pytorch:BCELoss", {}, "cross_entropy", {}, 1, 0},
        {"pytorch:CrossEntropyLoss",
         {{"label_smoothing", "0.2"}},
         "label_smoothing_ce",
         {{"epsilon", "0.2"}},
         4,
         0.1},
        {"keras:SparseCategoricalCrossentropy", {}, "cross_entropy", {}, 3, 0.2},
        {"monai:DiceLoss",
         {{"smooth_nr", "1"}, {"smooth_dr", "1"}},
         "dice",
         {{"smooth", "1"}},
         3,
         0},
        {"nnunet:TopKLoss", {{"k", "25"}}, "topk_ce", {{"k", "25"}}, 3, 0},
        {"smp:LovaszLoss", {}, "lovasz_softmax", {{"classes", "present"}}, 3, 0.1},
        {"lovaszsoftmax:lovasz_softmax", {}, "lovasz_softmax", {{"classes", "present"}}, 3, 0.1},
        {"lovaszsoftmax:lovasz_hinge", {}, "lovasz_hinge", {}, 1, 0.1},
        {"optax:poly_loss_cross_entropy", {{"epsilon", "1"}}, "poly1_ce", {{"epsilon", "1"}}, 3, 0},
        {"monai:HausdorffDTLoss", {}, "hausdorff_dt", {{"alpha", "2"}}, 2, 0},
        // Conventions away from the canonical ones, on batches.
        {"monai:DiceLoss", {}, "dice", {{"smooth", "1e-5"}, {"pooling", "per_image"}}, 3, 0, 3},
        {"monai:DiceLoss",
         {{"batch", "true"}, {"weight", "[1,2,5]"}, {"smooth_dr", "0.5"}},
         "dice",
         {{"smooth", "1e-5"},
          {"smooth_dr", "0.5"},
          {"weights", "1,2,5"},
          {"weights_norm", "count"}},
         3,
         0,
         3},
        {"monai:DiceLoss",
         {{"jaccard", "true"}, {"smooth_nr", "1"}, {"smooth_dr", "1"}, {"squared_pred", "true"}},
         "jaccard",
         {{"smooth_form", "dice"}, {"power", "2"}, {"pooling", "per_image"}},
         3,
         0,
         2},
        {"monai:TverskyLoss",
         {{"alpha", "0.3"}, {"beta", "0.7"}, {"include_background", "false"}},
         "tversky",
         {{"smooth", "1e-5"}, {"include_background", "false"}, {"pooling", "per_image"}},
         3,
         0,
         3},
        {"monai:GeneralizedDiceLoss",
         {},
         "generalized_dice",
         {{"smooth", "1e-5"}, {"pooling", "per_image"}},
         3,
         0,
         3},
        {"monai:GeneralizedDiceLoss",
         {{"include_background", "false"}, {"w_type", "simple"}, {"batch", "true"}},
         "generalized_dice",
         {{"smooth", "1e-5"}, {"include_background", "false"}, {"weight_type", "simple"}},
         3,
         0,
         2},
        {"monai:FocalLoss",
         {{"alpha", "0.25"}},
         "focal",
         {{"form", "one_vs_rest"}, {"mean_over", "pixels_channels"}, {"alpha", "0.25"}},
         3,
         0,
         2},
        {"smp:JaccardLoss",
         {{"log_loss", "true"}},
         "jaccard",
         {{"smooth", "0"},
          {"overlap", "l1"},
          {"absent_class", "zero"},
          {"returned", "minus_log"},
          {"floor", "1e-7"}},
         4,
         0,
         2},
        {"mmseg:CrossEntropyLoss",
         {{"class_weight", "[1,2,3]"}},
         "cross_entropy",
         {{"weights", "1,2,3"}, {"weights_norm", "count"}, {"ignored", "counted"}},
         3,
         0.2,
         2},
        {"keras:Dice", {}, "dice", {{"smooth", "1e-7"}, {"pooling", "all"}}, 3, 0, 2},
    };
    return kTwins;
}

}  // namespace

/// Dialects on scenes agree with the catalogue's losses where the conventions are the same.
class SceneHandoverTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheCatalogue_data();
    void agreesWithTheCatalogue();
    void settledArgumentsAreSaid();
    void ignoredPixelsNeedAnArgument();
};

void SceneHandoverTest::agreesWithTheCatalogue_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < twins().size(); ++i)
        QTest::addRow("%d %s, %s", static_cast<int>(i), twins()[i].dialect, twins()[i].loss)
            << static_cast<int>(i);
}

void SceneHandoverTest::agreesWithTheCatalogue() {
    QFETCH(int, index);
    const Twin& twin = twins()[static_cast<std::size_t>(index)];
    std::mt19937 random(7);
    const SceneD scene =
        test::randomScene(random, {twin.channels, 8, 8, twin.ignoredShare, false, 2, twin.samples});
    const auto result = evaluateOnScene(**findDialect(twin.dialect), twin.arguments, scene);
    QVERIFY2(result.ok(), result.ok() ? "" : describe(result.error()).c_str());
    const Loss& loss = *findLoss(twin.loss);
    Request request{&loss, ParameterValues(loss.parameters), {}};
    for (const auto& [name, text] : twin.parameters)
        request.values.set(name, *parseValue(*findParameter(loss, name), text));
    const Reading<double> own = evaluateOne(Workspace<double>(scene), request);
    const double value = own.evaluation.value;
    QVERIFY2(std::abs(result->reading.value - value) < 1e-9 * (1 + std::abs(value)),
             QString("%1, not %2")
                 .arg(result->reading.value, 0, 'g', 12)
                 .arg(value, 0, 'g', 12)
                 .toUtf8());
    const auto& gradient = own.evaluation.logitGradient;
    QCOMPARE(static_cast<Eigen::Index>(result->reading.inputGradient.size()), gradient.size());
    // The library's is sample by sample, N x C x P.
    const Eigen::Index pixels = gradient.cols() / twin.samples;
    for (Eigen::Index c = 0; c < gradient.rows(); ++c)
        for (Eigen::Index i = 0; i < gradient.cols(); ++i) {
            const Eigen::Index sample = i / pixels;
            const Eigen::Index k = (sample * gradient.rows() + c) * pixels + i % pixels;
            QVERIFY(std::abs(result->reading.inputGradient[static_cast<std::size_t>(k)] -
                             gradient(c, i)) < 1e-10);
        }
}

void SceneHandoverTest::settledArgumentsAreSaid() {
    std::mt19937 random(3);
    const SceneD scene = test::randomScene(random, {3, 4, 4, 0, false, 2});
    const auto result = evaluateOnScene(**findDialect("smp:DiceLoss"), {}, scene);
    QVERIFY(result.ok());
    QCOMPARE(result->values.word("mode"), std::string("multiclass"));
    const auto given =
        evaluateOnScene(**findDialect("monai:DiceLoss"), {{"sigmoid", "true"}}, scene);
    QVERIFY(given->values.flag("sigmoid"));
    QVERIFY(!given->values.flag("softmax"));
}

void SceneHandoverTest::ignoredPixelsNeedAnArgument() {
    std::mt19937 random(3);
    const SceneD scene = test::randomScene(random, {3, 4, 4, 0.4, false, 2});
    const auto refused = evaluateOnScene(**findDialect("monai:DiceLoss"), {}, scene);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::Unsupported);
    QVERIFY(evaluateOnScene(**findDialect("kornia:DiceLoss"), {}, scene).ok());
}

QTEST_APPLESS_MAIN(SceneHandoverTest)
#include "scene_handover_test.moc"
