// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/pixel_mean_conventions.h"

#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>

using namespace lossglass;
using namespace lossglass::test;

/// What a mean over pixels divides by, and focal loss one against the rest.
class PixelMeanConventionsTest : public QObject {
    Q_OBJECT

private slots:
    void factors_data();
    void factors();
    void onlyTheMeanOfACompound();
    void oneVsRestByHand();
    void oneVsRestThroughItsSigmoids();
    void oneVsRestRefusesLargeWeights();
};

namespace {

constexpr Wanted kAll{true, true, true};

Evaluation<double> evaluate(const SceneD& scene, const char* id,
                            const std::vector<std::pair<std::string, ParameterValue>>& settings) {
    const Loss& loss = *findLoss(id);
    Request request{&loss, ParameterValues(loss.parameters), kAll};
    for (const auto& [name, value] : settings)
        request.values.set(name, value);
    return evaluateOne(Workspace<double>(scene), request).evaluation;
}

/// Two valid pixels of four, three classes, one pixel each of label 0 and 2.
SceneD halfIgnored() {
    Planes<double> logits(3, 4);
    logits << 0.5, -1, 2, 0, 1, 0.25, -0.5, 3, -2, 0.75, 1.5, -1;
    return drawnScene({"0?", "?2"}, logits);
}

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-14 * (1 + std::abs(b));
}

bool near(const Planes<double>& a, const Planes<double>& b) {
    return ((a - b).abs() <= 1e-14 * (1 + b.abs())).all();
}

}  // namespace

void PixelMeanConventionsTest::factors_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("word");
    QTest::addColumn<double>("factor");
    for (const Loss& loss : catalogue()) {
        if (loss.channels == ChannelRule::BinaryOnly) continue;
        if (loss.family != Family::Pointwise && loss.family != Family::Distance) continue;
        const QString id = QString::fromStdString(loss.id);
        const auto row = [&](const char* parameter, const char* word, double factor) {
            QTest::addRow("%s %s=%s", loss.id.c_str(), parameter, word)
                << id << parameter << word << factor;
        };
        row("ignored", "counted", 0.5);
        if (const Parameter* over = findParameter(loss, "mean_over")) {
            const bool plain = over->choices.front() == "pixels";
            row("mean_over", plain ? "pixels_channels" : "pixels", plain ? 1.0 / 3 : 3.0);
        }
        // Weights 2 and 6 on one pixel each.
        if (findParameter(loss, "weights_norm")) row("weights_norm", "count", 4);
    }
}

void PixelMeanConventionsTest::factors() {
    QFETCH(QString, id);
    QFETCH(QString, parameter);
    QFETCH(QString, word);
    QFETCH(double, factor);
    std::vector<std::pair<std::string, ParameterValue>> settings;
    if (parameter == "weights_norm") settings = {{"weights", std::vector<double>{2, 5, 6}}};
    const std::string name = id.toStdString();
    const auto canonical = evaluate(halfIgnored(), name.c_str(), settings);
    settings.push_back({parameter.toStdString(), word.toStdString()});
    const auto other = evaluate(halfIgnored(), name.c_str(), settings);
    QVERIFY(near(other.value, factor * canonical.value));
    QVERIFY(near(other.logitGradient, factor * canonical.logitGradient));
    QVERIFY(near(other.probabilityGradient, factor * canonical.probabilityGradient));
    QVERIFY(near(other.pixelLoss, factor * canonical.pixelLoss));
    QVERIFY(other.perClass == canonical.perClass);
    QVERIFY(canonical.logitGradient.abs().maxCoeff() > 0);
}

void PixelMeanConventionsTest::onlyTheMeanOfACompound() {
    const double entropy = evaluate(halfIgnored(), "cross_entropy", {}).value;
    const double both = evaluate(halfIgnored(), "bce_dice", {}).value;
    QVERIFY(near(evaluate(halfIgnored(), "bce_dice", {{"ignored", std::string("counted")}}).value,
                 both - entropy / 2));
    QVERIFY(near(
        evaluate(halfIgnored(), "bce_dice", {{"mean_over", std::string("pixels_channels")}}).value,
        both - entropy * 2 / 3));
}

void PixelMeanConventionsTest::oneVsRestByHand() {
    // Sigmoids of 1/2: each channel of a pixel gives (1/2)^2 ln 2.
    const SceneD scene = drawnScene({"01"}, Planes<double>::Zero(3, 2));
    const std::pair<std::string, ParameterValue> form{"form", std::string("one_vs_rest")};
    const double one = 0.25 * std::log(2.0);
    const auto plain = evaluate(scene, "focal", {form});
    QVERIFY(near(plain.value, 3 * one));
    QVERIFY(near(*(*plain.perClass)[1], 3 * one));
    QVERIFY(!(*plain.perClass)[2]);
    QVERIFY(near(plain.pixelLoss.sum() / 2, plain.value));
    // 1/4 on the class, 3/4 on the two others.
    QVERIFY(near(evaluate(scene, "focal", {form, {"alpha", 0.25}}).value, 1.75 * one));
    const auto list = std::vector<double>{1, 0, 0.5};
    // Pixel of label 0: 1 + 1 + 1/2; of label 1: 0 + 0 + 1/2.
    QVERIFY(near(evaluate(scene, "focal", {form, {"alpha", list}}).value, 1.5 * one));
    // One channel is one against the rest already.
    const SceneD single = drawnScene({".#"}, Planes<double>::Constant(1, 2, 0.7));
    QCOMPARE(evaluate(single, "focal", {form}).value, evaluate(single, "focal", {}).value);
}

void PixelMeanConventionsTest::oneVsRestThroughItsSigmoids() {
    const SceneD scene = halfIgnored();
    const auto read = evaluate(scene, "focal", {{"form", std::string("one_vs_rest")}});
    const Planes<double> s = 1 / (1 + (-scene.logits()).exp());
    QVERIFY(near(read.logitGradient, read.probabilityGradient * s * (1 - s)));
    QVERIFY((read.logitGradient.col(1) == 0).all());
    QVERIFY(read.logitGradient.abs().maxCoeff() > 0);
}

void PixelMeanConventionsTest::oneVsRestRefusesLargeWeights() {
    const auto read =
        evaluate(halfIgnored(), "focal", {{"form", std::string("one_vs_rest")}, {"alpha", 1.5}});
    QVERIFY(read.undefined && read.undefined->find("at most 1") != std::string::npos);
    QVERIFY((read.logitGradient == 0).all());
}

QTEST_APPLESS_MAIN(PixelMeanConventionsTest)
#include "pixel_mean_conventions_test.moc"
