// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_catalogue.h"

#include <QtTest>

#include <cmath>

using namespace lossglass;

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// Logits of two classes on one image of 3 x 4; the third is 0.5 z_0 - 0.3 z_1.
const std::vector<double> kLogits = {0.9, -1.2, 0.3, 2.0,  -0.4, 1.1, -2.2, 0.6,
                                     1.5, -0.7, 0.2, -1.0, -0.5, 0.8, 1.9,  -1.4,
                                     0.1, -0.6, 1.3, -0.9, -2.0, 0.7, 0.4,  1.2};
const std::vector<int> kLabels = {0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 1};

enum class Input { OneLogit, Logits, ThreeLogits, Softmax, ThreeSoftmax, Missed };
/// Ignored: pixels 1 and 10 are 255. WithTwo: the last row is of class 2. AllOne: no background.
enum class Target { Plain, Ignored, WithTwo, AllOne, Soft };

struct Case {
    const char* dialect;
    Input input;
    Target target;
    Settings settings;
    double expected;
};

/// Formulas evaluated apart, in double precision, with PyTorch's primitives.
const std::vector<Case>& cases() {
    using I = Input;
    using T = Target;
    static const std::vector<Case> kCases = {
        // mean over classes and pixels of sum_k k^alpha erosion_k((p - t)^2)
        {"kornia:HausdorffERLoss", I::Missed, T::Plain, {{"k", "3"}}, 1.046780784147},
        {"kornia:HausdorffERLoss",
         I::Missed,
         T::Plain,
         {{"k", "2"}, {"alpha", "1.5"}, {"reduction", "sum"}},
         20.74705034028},
        // the same over 2 x 3 x 2 voxels with a cross of seven
        {"kornia:HausdorffERLoss3D", I::Missed, T::Plain, {{"k", "3"}}, 0.361918983243},
        // mean of 1 - T_0 and (1 - T_1)^(1 - gamma), T = (tp+e)/(tp + d fn + (1-d) fp + e)
        {"monai:AsymmetricFocalTverskyLoss", I::Softmax, T::Plain, {}, 0.5479274809958},
        {"monai:AsymmetricFocalTverskyLoss",
         I::Softmax,
         T::Plain,
         {{"delta", "0.6"}, {"gamma", "0.3"}},
         0.3976773032198},
        // mean of -(1-d) t_0 (1-p_0)^gamma ln p_0 - d t_1 ln p_1
        {"monai:AsymmetricFocalLoss", I::Softmax, T::Plain, {}, 0.3597900170157},
        {"monai:AsymmetricFocalLoss",
         I::Softmax,
         T::Plain,
         {{"delta", "0.6"}, {"gamma", "1.5"}},
         0.3226468733929},
        {"monai:AsymmetricUnifiedFocalLoss", I::Softmax, T::Plain, {}, 0.4183741149884},
        {"monai:AsymmetricUnifiedFocalLoss",
         I::Softmax,
         T::Plain,
         {{"weight", "0.8"}, {"gamma", "0.4"}, {"delta", "0.6"}},
         0.3645579861293},
        // mean cross-entropy where p_y < max(thres, min_kept-th smallest p_y)
        {"mmseg:OhemCrossEntropy", I::Logits, T::Plain, {}, 0.732794631015},
        {"mmseg:OhemCrossEntropy", I::Logits, T::Plain, {{"min_kept", "2"}}, 1.750844887454},
        {"mmseg:OhemCrossEntropy",
         I::Logits,
         T::Plain,
         {{"thres", "0.2"}, {"min_kept", "3"}, {"class_weight", "1,2"}},
         3.81213479223},
        {"mmseg:OhemCrossEntropy",
         I::Logits,
         T::Ignored,
         {{"thres", "0.5"}, {"min_kept", "2"}},
         2.068413560145},
        // BCE of z_0 with weight N_0/N on t = 1 and N_1/N on t = 0
        {"mmseg:BoundaryLoss", I::OneLogit, T::Plain, {}, 0.5510857591038},
        // sum_{c>0} mean (p_c - y)^2 (d_y^2 + d_argmax^2) / C
        {"mmseg:HuasdorffDisstanceLoss", I::Logits, T::Plain, {}, 0.1161453632746},
        {"mmseg:HuasdorffDisstanceLoss",
         I::Logits,
         T::Ignored,
         {{"loss_weight", "3"}, {"class_weight", "1,2"}},
         0.8837183844821},
        {"mmseg:HuasdorffDisstanceLoss", I::ThreeLogits, T::WithTwo, {}, 1.95708045638},
        {"mmseg:HuasdorffDisstanceLoss", I::Logits, T::AllOne, {}, 1.472663836083},
        // sum f l / max(sum f, 1e-6), f = (1 - p_t)^gamma, over the number of elements
        {"smp:FocalLoss",
         I::OneLogit,
         T::Plain,
         {{"mode", "binary"}, {"normalized", "true"}},
         0.1237892156079},
        {"smp:FocalLoss",
         I::OneLogit,
         T::Plain,
         {{"mode", "binary"},
          {"normalized", "true"},
          {"gamma", "1.5"},
          {"alpha", "0.3"},
          {"reduction", "sum"}},
         0.6818940877976},
        {"smp:FocalLoss",
         I::ThreeLogits,
         T::WithTwo,
         {{"mode", "multiclass"}, {"normalized", "true"}, {"alpha", "0.25"}},
         0.05458826932433},
        // f = 1 where p_t < 0.5, ((1 - p_t) / 0.5)^gamma elsewhere
        {"smp:FocalLoss",
         I::OneLogit,
         T::Plain,
         {{"mode", "binary"},
          {"normalized", "true"},
          {"alpha", "0.25"},
          {"reduced_threshold", "0.5"},
          {"reduction", "sum"}},
         0.6118841758762},
        // p_t = exp(-BCE), which differs from p t + (1-p) (1-t) for soft t
        {"smp:FocalLoss",
         I::OneLogit,
         T::Soft,
         {{"mode", "multilabel"}, {"alpha", "0.25"}},
         0.2620754128923},
        // mean of the hardest quarter of the cross-entropies minus the Dice score of class 1
        {"nnunet:DC_and_topk_loss", I::Logits, T::Plain, {{"k", "25"}}, 1.369388843382},
        {"nnunet:SoftDiceLoss",
         I::Logits,
         T::Plain,
         {{"apply_nonlin", "softmax"}, {"clip_tp", "4.5"}},
         -0.7183308302495},
        {"nnunet:DC_and_CE_loss",
         I::Logits,
         T::Plain,
         {{"weight", "1,3"}, {"label_smoothing", "0.1"}, {"weight_dice", "2"}},
         -0.6030656270468},
        // means of the Lovasz extensions of the classes named
        {"lovaszsoftmax:lovasz_softmax",
         I::ThreeSoftmax,
         T::WithTwo,
         {{"classes", "[0,2]"}},
         0.6408852968225},
        {"mmseg:LovaszLoss",
         I::ThreeLogits,
         T::WithTwo,
         {{"classes", "[0,2]"}, {"reduction", "none"}},
         0.6408852968225},
        {"lovaszsoftmax:lovasz_softmax",
         I::ThreeSoftmax,
         T::Plain,
         {{"classes", "2"}},
         0.4551830010649},
        {"lovaszsoftmax:xloss", I::Logits, T::Ignored, {{"ignore", "255"}}, 0.7165424479013},
        {"lovaszsoftmax:binary_xloss", I::OneLogit, T::Plain, {}, 1.120386777427},
    };
    return kCases;
}

std::vector<double> predictionOf(Input input) {
    const std::size_t pixels = kLabels.size();
    std::vector<double> values = kLogits;
    if (input == Input::OneLogit) values.resize(pixels);
    if (input == Input::ThreeLogits || input == Input::ThreeSoftmax)
        for (std::size_t i = 0; i < pixels; ++i)
            values.push_back(0.5 * kLogits[i] - 0.3 * kLogits[pixels + i]);
    if (input == Input::Softmax || input == Input::ThreeSoftmax)
        for (std::size_t i = 0; i < pixels; ++i) {
            double total = 0;
            for (std::size_t k = i; k < values.size(); k += pixels)
                total += values[k] = std::exp(values[k]);
            for (std::size_t k = i; k < values.size(); k += pixels)
                values[k] /= total;
        }
    if (input == Input::Missed)
        for (std::size_t k = 0; k < values.size(); ++k) {
            const bool isClass = kLabels[k % pixels] == static_cast<int>(k / pixels);
            values[k] = (isClass ? 0.04 : 0.95) + 0.002 * static_cast<double>(k);
        }
    return values;
}

ConventionScene sceneOf(const Case& one) {
    ConventionScene scene;
    scene.samples = 1;
    scene.space = {3, 4};
    if (std::string(one.dialect).ends_with("3D")) scene.space = {2, 3, 2};
    scene.prediction = predictionOf(one.input);
    scene.channels = static_cast<std::int64_t>(scene.prediction.size() / kLabels.size());
    std::vector<int> labels = kLabels;
    if (one.target == Target::Ignored) labels[1] = labels[10] = 255;
    if (one.target == Target::WithTwo) std::fill(labels.begin() + 8, labels.end(), 2);
    if (one.target == Target::AllOne) std::fill(labels.begin(), labels.end(), 1);
    if (scene.channels > 1) {
        scene.labels = labels;
        return scene;
    }
    for (std::size_t i = 0; i < labels.size(); ++i)
        scene.planes.push_back(one.target == Target::Soft
                                   ? 1 / (1 + std::exp(-kLogits[kLabels.size() + i]))
                                   : labels[i]);
    return scene;
}

}  // namespace

/// Dialects without published numbers against their formulas.
class ComputedCasesTest : public QObject {
    Q_OBJECT

private slots:
    void agrees_data();
    void agrees();
    void erosionGradient();
    void listsThatDoNotFit_data();
    void listsThatDoNotFit();
};

void ComputedCasesTest::agrees_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < cases().size(); ++i) {
        std::string row = cases()[i].dialect;
        for (const auto& [name, value] : cases()[i].settings)
            row += " " + name + "=" + value;
        QTest::addRow("%d %s", static_cast<int>(i), row.c_str()) << static_cast<int>(i);
    }
}

void ComputedCasesTest::agrees() {
    QFETCH(int, index);
    const Case& one = cases()[static_cast<std::size_t>(index)];
    const Dialect& dialect = **findDialect(one.dialect);
    const auto values = dialectValues(dialect, one.settings);
    QVERIFY2(values.ok(), values.ok() ? "" : describe(values.error()).c_str());
    const auto reading = evaluateDialect(dialect, sceneOf(one), *values);
    QVERIFY2(reading.ok(), reading.ok() ? "" : describe(reading.error()).c_str());
    QVERIFY2(std::abs(reading->value - one.expected) < 1e-11 * (1 + std::abs(one.expected)),
             QString("%1, not %2")
                 .arg(reading->value, 0, 'g', 13)
                 .arg(one.expected, 0, 'g', 13)
                 .toUtf8());
}

void ComputedCasesTest::erosionGradient() {
    const Dialect& dialect = **findDialect("kornia:HausdorffERLoss");
    const auto values = dialectValues(dialect, {{"k", "3"}});
    const Case& one = cases().front();
    ConventionScene scene = sceneOf(one);
    const auto reading = evaluateDialect(dialect, scene, *values);
    QVERIFY(reading.ok());
    QVERIFY(std::abs(reading->inputGradient[0] + 0.14569982448995944) < 1e-12);
    QVERIFY(std::abs(reading->inputGradient[20] - 0.46602328288328426) < 1e-12);
    constexpr double kStep = 1e-6;
    for (std::size_t k = 0; k < scene.prediction.size(); ++k) {
        const double at = scene.prediction[k];
        scene.prediction[k] = at + kStep;
        const double above = evaluateDialect(dialect, scene, *values)->value;
        scene.prediction[k] = at - kStep;
        const double below = evaluateDialect(dialect, scene, *values)->value;
        scene.prediction[k] = at;
        QVERIFY(std::abs(reading->inputGradient[k] - (above - below) / (2 * kStep)) < 1e-6);
    }
}

void ComputedCasesTest::listsThatDoNotFit_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* argument, const char* value,
                        const char* says) {
        QTest::addRow("%s %s=%s", name, argument, value) << name << argument << value << says;
    };
    row("pytorch:CrossEntropyLoss", "weight", "1,2", "weight holds 2 numbers, and 3 classes count");
    row("pytorch:CrossEntropyLoss", "weight", "1,2,3,4",
        "weight holds 4 numbers, and 3 classes count");
    row("pytorch:CrossEntropyLoss", "weight", "2", "weight holds 1 number, and 3 classes count");
    row("pytorch:BCEWithLogitsLoss", "weight", "2", "");
    row("pytorch:BCEWithLogitsLoss", "pos_weight", "2,3",
        "pos_weight holds 2 numbers, and 3 classes count");
    row("monai:DiceLoss", "weight", "1,2", "weight holds 2 numbers, and 3 classes count");
    row("monai:DiceLoss", "weight", "2", "");
    row("smp:DiceLoss", "class_weights", "1,2,3,4",
        "class_weights holds 4 numbers, and 3 classes count");
    row("smp:DiceLoss", "classes", "0,3", "classes names class 3, and the prediction has 3");
    row("keras:CategoricalFocalCrossentropy", "alpha", "0.1,0.2",
        "alpha holds 2 numbers, and 3 classes count");
    row("kornia:DiceLoss", "weight", "1,2,3,4", "weight holds 4 numbers, and 3 classes count");
    row("mmseg:DiceLoss", "class_weight", "1,2",
        "class_weight holds 2 numbers, and 3 classes count");
    row("optax:dice_loss", "class_weights", "1,2",
        "class_weights holds 2 numbers, and 3 classes count");
    row("lovaszsoftmax:lovasz_softmax", "classes", "[0,3]", "classes names a class");
}

void ComputedCasesTest::listsThatDoNotFit() {
    QFETCH(QString, name);
    QFETCH(QString, argument);
    QFETCH(QString, value);
    QFETCH(QString, says);
    const Dialect& dialect = **findDialect(name.toStdString());
    Settings settings = {{argument.toStdString(), value.toStdString()}};
    if (name.startsWith("smp")) settings.emplace_back("mode", "multiclass");
    const auto values = dialectValues(dialect, settings);
    QVERIFY2(values.ok(), values.ok() ? "" : describe(values.error()).c_str());
    const Case one{"", Input::ThreeSoftmax, Target::WithTwo, {}, 0};
    const auto reading = evaluateDialect(dialect, sceneOf(one), *values);
    QCOMPARE(reading.ok(), says.isEmpty());
    if (reading.ok()) return;
    const QString message = QString::fromStdString(describe(reading.error()));
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(message.contains(name), qPrintable(message));
}

QTEST_APPLESS_MAIN(ComputedCasesTest)
#include "computed_cases_test.moc"
