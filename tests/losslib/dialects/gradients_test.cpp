// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_catalogue.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace lossglass;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

enum class Layout { SeveralLabels, SeveralPlanes, OneChannel };

/// Two images of 3 x 4 pixels in one or three channels; no number is near 0.5, a tie or a kink.
ConventionScene sceneOf(Layout layout) {
    ConventionScene scene;
    scene.samples = 2;
    scene.channels = layout == Layout::OneChannel ? 1 : 3;
    scene.space = {3, 4};
    for (std::int64_t k = 0; k < scene.elements(); ++k) {
        const double step = std::fmod(0.618033988749895 * static_cast<double>(k + 1), 1.0);
        scene.prediction.push_back(step < 0.5 ? 0.08 + 0.7 * step : 0.2 + 0.75 * step);
    }
    const std::int64_t pixels = scene.pixels();
    for (std::int64_t i = 0; i < 2 * pixels; ++i)
        scene.labels.push_back(static_cast<int>((i * i + i / 5) % (scene.channels > 1 ? 3 : 2)));
    if (layout == Layout::SeveralLabels) return scene;
    scene.planes.assign(scene.prediction.size(), 0.0);
    for (std::int64_t n = 0; n < 2; ++n)
        for (std::int64_t i = 0; i < pixels; ++i) {
            const int label = scene.labels[static_cast<std::size_t>(n * pixels + i)];
            const std::int64_t c = scene.channels > 1 ? label : 0;
            scene.planes[static_cast<std::size_t>((n * scene.channels + c) * pixels + i)] =
                scene.channels > 1 ? 1 : label;
        }
    scene.labels.clear();
    return scene;
}

/// Values for the arguments that have no default.
Settings required(const Dialect& dialect, Layout layout) {
    Settings settings;
    for (const DialectArgument& argument : dialect.arguments) {
        if (!std::holds_alternative<NoValue>(argument.defaultValue) || argument.takesNone) continue;
        if (argument.name == "mode")
            settings.emplace_back("mode", layout == Layout::OneChannel ? "binary" : "multiclass");
        else if (argument.kind == ArgumentKind::Rows)
            settings.emplace_back(argument.name, "[[0,1,0.5],[1,0,0.8],[0.5,0.8,0]]");
        else
            settings.emplace_back(argument.name, argument.name == "alpha" ? "0.3" : "0.7");
    }
    return settings;
}

/// Dialects that have nothing to say about one channel: a softmax of it is 1, or it is left out.
bool needsSeveral(const std::string& name) {
    static const std::set<std::string> kNames = {
        "pytorch:CrossEntropyLoss",
        "monai:GeneralizedWassersteinDiceLoss",
        "monai:SoftclDiceLoss",
        "monai:SoftDiceclDiceLoss",
        "monai:AsymmetricFocalLoss",
        "monai:AsymmetricFocalTverskyLoss",
        "monai:AsymmetricUnifiedFocalLoss",
        "smp:SoftCrossEntropyLoss",
        "keras:CategoricalCrossentropy",
        "keras:SparseCategoricalCrossentropy",
        "keras:CategoricalFocalCrossentropy",
        "keras:CategoricalGeneralizedCrossEntropy",
        "kornia:DiceLoss",
        "kornia:TverskyLoss",
        "kornia:FocalLoss",
        "kornia:LovaszSoftmaxLoss",
        "mmseg:CrossEntropyLoss",
        "mmseg:DiceLoss",
        "mmseg:TverskyLoss",
        "mmseg:LovaszLoss",
        "mmseg:OhemCrossEntropy",
        "mmseg:HuasdorffDisstanceLoss",
        "lovaszsoftmax:xloss",
        "nnunet:DC_and_CE_loss",
        "nnunet:DC_and_topk_loss",
        "nnunet:RobustCrossEntropyLoss",
        "nnunet:TopKLoss",
        "optax:softmax_cross_entropy",
        "optax:softmax_cross_entropy_with_integer_labels",
        "optax:poly_loss_cross_entropy",
        "optax:multiclass_hinge_loss",
    };
    return kNames.contains(name);
}

/// The row's own settings; names of dialects and what to set.
struct Variant {
    const char* name;
    Layout layout;
    Settings settings;
};

const std::vector<Variant>& variants() {
    using L = Layout;
    static const std::vector<Variant> kVariants = {
        {"pytorch:CrossEntropyLoss",
         L::SeveralLabels,
         {{"weight", "1,2,0.5"}, {"label_smoothing", "0.2"}, {"ignore_index", "1"}}},
        {"pytorch:BCEWithLogitsLoss", L::SeveralPlanes, {{"pos_weight", "1,2,3"}}},
        {"torchvision:sigmoid_focal_loss", L::SeveralPlanes, {{"reduction", "sum"}}},
        {"monai:DiceLoss", L::SeveralLabels, {{"softmax", "true"}, {"jaccard", "true"}}},
        {"monai:DiceLoss", L::SeveralLabels, {{"sigmoid", "true"}, {"squared_pred", "true"}}},
        {"monai:DiceLoss",
         L::SeveralLabels,
         {{"softmax", "true"}, {"include_background", "false"}, {"weight", "1,3"}}},
        {"monai:DiceLoss", L::SeveralPlanes, {{"other_act", "tanh"}, {"batch", "true"}}},
        {"monai:DiceLoss", L::SeveralPlanes, {{"soft_label", "true"}, {"reduction", "none"}}},
        {"monai:TverskyLoss",
         L::SeveralLabels,
         {{"other_act", "log_softmax_dim1"}, {"alpha", "0.2"}, {"beta", "0.9"}}},
        {"monai:FocalLoss",
         L::SeveralLabels,
         {{"use_softmax", "true"}, {"alpha", "0.7"}, {"weight", "1,2,3"}}},
        {"monai:FocalLoss",
         L::SeveralLabels,
         {{"use_softmax", "true"}, {"include_background", "false"}, {"reduction", "sum"}}},
        {"monai:GeneralizedDiceLoss",
         L::SeveralLabels,
         {{"softmax", "true"}, {"batch", "true"}, {"w_type", "simple"}}},
        {"monai:DiceCELoss",
         L::SeveralLabels,
         {{"softmax", "true"}, {"include_background", "false"}, {"weight", "1,2,3"}}},
        {"monai:DiceFocalLoss", L::SeveralLabels, {{"softmax", "true"}, {"gamma", "3"}}},
        {"monai:LogHausdorffDTLoss",
         L::SeveralLabels,
         {{"sigmoid", "true"}, {"reduction", "none"}}},
        {"monai:HausdorffDTLoss",
         L::SeveralLabels,
         {{"softmax", "true"}, {"include_background", "true"}, {"batch", "true"}}},
        {"monai:GeneralizedWassersteinDiceLoss",
         L::SeveralLabels,
         {{"dist_matrix", "0,1,2;1,0,3;2,3,0"}, {"weighting_mode", "GDL"}}},
        {"smp:DiceLoss", L::SeveralLabels, {{"log_loss", "true"}, {"smooth", "1"}}},
        {"smp:DiceLoss", L::SeveralLabels, {{"classes", "0,2"}, {"ignore_index", "1"}}},
        {"smp:TverskyLoss", L::SeveralLabels, {{"gamma", "1.5"}, {"alpha", "0.2"}}},
        {"smp:FocalLoss", L::SeveralLabels, {{"from_logits", "false"}, {"alpha", "0.3"}}},
        {"smp:FocalLoss", L::OneChannel, {{"from_logits", "false"}, {"reduced_threshold", "0.6"}}},
        {"smp:FocalLoss", L::SeveralLabels, {{"normalized", "true"}, {"alpha", "0.3"}}},
        {"smp:FocalLoss",
         L::SeveralLabels,
         {{"normalized", "true"}, {"from_logits", "false"}, {"reduction", "sum"}}},
        {"smp:FocalLoss", L::OneChannel, {{"normalized", "true"}, {"from_logits", "false"}}},
        {"mmseg:OhemCrossEntropy",
         L::SeveralLabels,
         {{"thres", "0.3"}, {"min_kept", "4"}, {"class_weight", "1,2,3"}, {"ignore_label", "1"}}},
        {"mmseg:HuasdorffDisstanceLoss",
         L::SeveralLabels,
         {{"class_weight", "1,2,3"}, {"loss_weight", "2"}}},
        {"monai:AsymmetricUnifiedFocalLoss",
         L::SeveralLabels,
         {{"weight", "0.8"}, {"gamma", "0.3"}, {"delta", "0.4"}}},
        {"nnunet:DC_and_topk_loss", L::SeveralLabels, {{"k", "30"}, {"ignore_label", "2"}}},
        {"nnunet:SoftDiceLoss",
         L::SeveralLabels,
         {{"apply_nonlin", "softmax"}, {"clip_tp", "2.4"}, {"batch_dice", "true"}}},
        {"optax:dice_loss", L::SeveralLabels, {{"axis", "0,1,2"}, {"reduction", "none"}}},
        {"lovaszsoftmax:lovasz_softmax", L::SeveralLabels, {{"classes", "[0,2]"}}},
        {"smp:LovaszLoss", L::SeveralLabels, {{"per_image", "true"}}},
        {"smp:SoftCrossEntropyLoss", L::SeveralLabels, {{"smooth_factor", "0.1"}}},
        {"smp:SoftBCEWithLogitsLoss", L::SeveralPlanes, {{"smooth_factor", "0.1"}}},
        {"keras:BinaryCrossentropy", L::SeveralPlanes, {{"from_logits", "true"}}},
        {"keras:BinaryFocalCrossentropy",
         L::SeveralPlanes,
         {{"from_logits", "true"}, {"apply_class_balancing", "true"}}},
        {"keras:CategoricalFocalCrossentropy", L::SeveralPlanes, {{"from_logits", "true"}}},
        {"keras:SparseCategoricalCrossentropy", L::SeveralLabels, {{"ignore_class", "2"}}},
        {"keras:Dice", L::SeveralPlanes, {{"axis", "1,2"}, {"reduction", "none"}}},
        {"kornia:DiceLoss", L::SeveralLabels, {{"weight", "0.5,1,2"}, {"ignore_index", "0"}}},
        {"kornia:DiceLoss", L::SeveralLabels, {{"average", "macro"}, {"weight", "0.5,1,2"}}},
        {"kornia:FocalLoss", L::SeveralLabels, {{"reduction", "mean"}}},
        {"mmseg:CrossEntropyLoss",
         L::SeveralLabels,
         {{"use_sigmoid", "true"}, {"ignore_index", "1"}, {"avg_non_ignore", "true"}}},
        {"mmseg:DiceLoss", L::SeveralLabels, {{"exponent", "3"}, {"ignore_index", "1"}}},
        {"mmseg:TverskyLoss", L::SeveralLabels, {{"class_weight", "1,2,3"}}},
        {"mmseg:LovaszLoss",
         L::SeveralLabels,
         {{"per_image", "true"}, {"classes", "all"}, {"reduction", "sum"}}},
        {"nnunet:DC_and_CE_loss", L::SeveralLabels, {{"ignore_label", "2"}}},
        {"nnunet:TopKLoss", L::SeveralLabels, {{"k", "40"}, {"weight", "1,2,3"}}},
        {"nnunet:SoftDiceLoss", L::SeveralLabels, {{"apply_nonlin", "softmax"}}},
        {"optax:dice_loss", L::SeveralLabels, {{"class_weights", "1,2,3"}, {"alpha", "0.2"}}},
        {"optax:multiclass_generalized_dice_loss",
         L::SeveralLabels,
         {{"ignore_background", "true"}}},
        {"fvcore:sigmoid_focal_loss_star", L::SeveralPlanes, {{"gamma", "2"}}},
    };
    return kVariants;
}

}  // namespace

/// Every dialect's derivative by its raw input against central differences of its value.
class GradientsTest : public QObject {
    Q_OBJECT

private slots:
    void defaults_data();
    void defaults();
    void settings_data();
    void settings();

private:
    static void check(const Dialect& dialect, Layout layout, const Settings& given);
};

void GradientsTest::check(const Dialect& dialect, Layout layout, const Settings& given) {
    Settings all = required(dialect, layout);
    for (const auto& setting : given)
        all.push_back(setting);
    const auto values = dialectValues(dialect, all);
    QVERIFY2(values.ok(), values.ok() ? "" : describe(values.error()).c_str());
    ConventionScene scene = sceneOf(layout);
    const auto reading = evaluateDialect(dialect, scene, *values);
    QVERIFY2(reading.ok(), reading.ok() ? "" : describe(reading.error()).c_str());
    QVERIFY(std::isfinite(reading->value));
    QCOMPARE(reading->inputGradient.size(), scene.prediction.size());
    constexpr double kStep = 1e-5;
    double largest = 0;
    for (std::size_t k = 0; k < scene.prediction.size(); ++k) {
        const double at = scene.prediction[k];
        scene.prediction[k] = at + kStep;
        const double above = evaluateDialect(dialect, scene, *values)->value;
        scene.prediction[k] = at - kStep;
        const double below = evaluateDialect(dialect, scene, *values)->value;
        scene.prediction[k] = at;
        const double expected = (above - below) / (2 * kStep);
        const double computed = reading->inputGradient[k];
        largest = std::max(largest, std::abs(expected));
        QVERIFY2(std::abs(computed - expected) <= 1e-7 + 1e-6 * std::abs(expected),
                 QString("element %1: %2, by differences %3")
                     .arg(k)
                     .arg(computed, 0, 'g', 12)
                     .arg(expected, 0, 'g', 12)
                     .toUtf8()
                     .constData());
    }
    QVERIFY2(largest > 1e-6, "the scene does not move this loss");
}

void GradientsTest::defaults_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("layout");
    // An edge map has one channel; erosions leave nothing of this scene and have a test of their
    // own.
    QTest::newRow("mmseg:BoundaryLoss, one channel")
        << QString("mmseg:BoundaryLoss") << static_cast<int>(Layout::OneChannel);
    for (const Dialect& dialect : allDialects()) {
        const std::string name = fullName(dialect);
        if (name == "mmseg:BoundaryLoss" || name.starts_with("kornia:HausdorffER")) continue;
        QTest::newRow((name + ", three classes").c_str())
            << QString::fromStdString(name) << static_cast<int>(Layout::SeveralLabels);
        if (!needsSeveral(name))
            QTest::newRow((name + ", one channel").c_str())
                << QString::fromStdString(name) << static_cast<int>(Layout::OneChannel);
    }
}

void GradientsTest::defaults() {
    QFETCH(QString, name);
    QFETCH(int, layout);
    const auto dialect = findDialect(name.toStdString());
    QVERIFY(dialect.ok());
    Settings settings;
    if (name == "mmseg:LovaszLoss") settings = {{"reduction", "none"}};
    check(**dialect, static_cast<Layout>(layout), settings);
}

void GradientsTest::settings_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < variants().size(); ++i) {
        std::string row = variants()[i].name;
        for (const auto& [key, value] : variants()[i].settings)
            row += " " + key + "=" + value;
        QTest::newRow(row.c_str()) << static_cast<int>(i);
    }
}

void GradientsTest::settings() {
    QFETCH(int, index);
    const Variant& variant = variants()[static_cast<std::size_t>(index)];
    const auto dialect = findDialect(variant.name);
    QVERIFY2(dialect.ok(), dialect.ok() ? "" : describe(dialect.error()).c_str());
    check(**dialect, variant.layout, variant.settings);
}

QTEST_APPLESS_MAIN(GradientsTest)
#include "gradients_test.moc"
