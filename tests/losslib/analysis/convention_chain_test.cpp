// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/convention_chain.h"

#include "losslib/analysis/dialect_comparison.h"
#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/dialects/scene_handover.h"
#include "losslib/loss/catalogue.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace lossglass;

namespace {

SceneD sceneOf(int channels) {
    std::mt19937 random(11);
    return test::randomScene(random, {channels, 7, 5, 0, false, 2});
}

ChainEnd canonicalOf(const std::string& id) {
    const Loss& loss = *findLoss(id);
    return {nullptr, {}, &loss, ParameterValues(loss.parameters)};
}

ChainEnd dialectEnd(const std::string& name) {
    const Dialect& dialect = **findDialect(name);
    const Loss* loss = findLoss(dialect.loss);
    if (loss == nullptr) return {&dialect, {}, nullptr, {}};
    return {
        &dialect, requiredSettings(dialect, *loss, ParameterValues(loss->parameters)), nullptr, {}};
}

/// What conventions cannot say of these at their defaults.
bool computesOtherwise(const std::string& name, int channels) {
    // One channel: a softmax of it is 1 everywhere, or the catalogue counts two labels.
    static const std::set<std::string> kOneChannel = {"kornia:DiceLoss",
                                                      "kornia:TverskyLoss",
                                                      "mmseg:DiceLoss",
                                                      "mmseg:TverskyLoss",
                                                      "monai:GeneralizedDiceLoss",
                                                      "optax:multiclass_generalized_dice_loss",
                                                      "optax:poly_loss_cross_entropy"};
    // kornia's one-hot encoding adds 1e-6; optax weighs by 1 / (volume^2 + 1e-7); Keras' focal
    // loss takes each logit through a sigmoid of its own.
    static const std::set<std::string> kSeveral = {
        "kornia:DiceLoss", "kornia:TverskyLoss", "kornia:FocalLoss",
        "optax:multiclass_generalized_dice_loss", "keras:BinaryFocalCrossentropy"};
    return (channels == 1 ? kOneChannel : kSeveral).contains(name);
}

}  // namespace

class ConventionChainTest : public QObject {
    Q_OBJECT

private slots:
    void reachesTheLibrarysValue_data();
    void reachesTheLibrarysValue();
    void goesFromLibraryToLibrary();
    void namesTheConvention();
    void otherLossesTakeOneStep();
    void endsThatDoNotFit();
};

void ConventionChainTest::reachesTheLibrarysValue_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("channels");
    for (const Dialect& dialect : allDialects())
        for (const int channels : {1, 3})
            if (!dialect.loss.empty())
                QTest::addRow("%s, %d channels", fullName(dialect).c_str(), channels)
                    << QString::fromStdString(fullName(dialect)) << channels;
}

void ConventionChainTest::reachesTheLibrarysValue() {
    QFETCH(QString, name);
    QFETCH(int, channels);
    const SceneD scene = sceneOf(channels);
    const ChainEnd target = dialectEnd(name.toStdString());
    const Dialect& dialect = *target.dialect;
    const auto exact = evaluateOnScene(dialect, target.settings, scene);
    const ChainEnd start = canonicalOf(dialect.loss);
    const auto chain = conventionChain(start, target, scene);
    if (!exact) {
        QVERIFY(!chain.ok());
        return;
    }
    const bool fits =
        !whyUnfit(*start.loss, start.values, channels, scene.hasSoftTarget()).has_value();
    QCOMPARE(chain.ok(), fits);
    if (!fits) return;
    QCOMPARE(chain->valueAtTarget, exact->reading.value);
    double value = chain->valueAtStart, gradient = chain->gradientAtStart;
    for (const auto& step : chain->steps) {
        QVERIFY(!step.convention.empty());
        QVERIFY(step.from != step.to);
        QCOMPARE(step.valueBefore, value);
        QCOMPARE(step.gradientBefore, gradient);
        value = step.valueAfter;
        gradient = step.gradientAfter;
    }
    QVERIFY(std::abs(value - exact->reading.value) <= 1e-12 * (1 + std::abs(value)));
    QVERIFY(std::abs(gradient - chain->gradientAtTarget) <= 1e-10 * (1 + gradient));
    if (!dialect.region && !dialect.pixel) return;
    const bool other = std::any_of(chain->steps.begin(), chain->steps.end(), [](const auto& step) {
        return step.convention == kOtherComputation;
    });
    QCOMPARE(other, computesOtherwise(name.toStdString(), channels));
}

void ConventionChainTest::goesFromLibraryToLibrary() {
    const SceneD scene = sceneOf(3);
    for (const Dialect* from : dialectsOf("dice"))
        for (const Dialect* to : dialectsOf("dice")) {
            const auto chain =
                conventionChain(dialectEnd(fullName(*from)), dialectEnd(fullName(*to)), scene);
            QVERIFY2(chain.ok(), fullName(*to).c_str());
            QCOMPARE(chain->valueAtTarget, evaluateOnScene(*to, {}, scene)->reading.value);
            if (from == to) QVERIFY(chain->steps.empty() || from->library == "kornia");
            if (!chain->steps.empty())
                QCOMPARE(chain->steps.back().valueAfter, chain->valueAtTarget);
        }
}

void ConventionChainTest::namesTheConvention() {
    const auto chain =
        conventionChain(canonicalOf("dice"), dialectEnd("mmseg:DiceLoss"), sceneOf(3));
    QVERIFY(chain.ok());
    std::vector<std::string> lines;
    for (const auto& step : chain->steps)
        lines.push_back(step.convention + ": " + step.from + " -> " + step.to);
    // One sample: whole batch and per image are the same number, and the step says so.
    const std::vector<std::string> expected = {
        "power in the denominator: 1 -> 2", "samples: whole batch -> per image",
        "ignored pixels leave: all sums -> the numerator only"};
    QCOMPARE(lines, expected);
    QVERIFY(chain->steps[0].valueAfter != chain->steps[0].valueBefore);
    QCOMPARE(chain->steps[1].valueAfter, chain->steps[1].valueBefore);
}

void ConventionChainTest::otherLossesTakeOneStep() {
    const auto chain = conventionChain(canonicalOf("lovasz_softmax"),
                                       dialectEnd("kornia:LovaszSoftmaxLoss"), sceneOf(3));
    QVERIFY(chain.ok());
    QCOMPARE(chain->steps.size(), std::size_t{1});
    QCOMPARE(chain->steps[0].convention, std::string(kOtherComputation));
    QCOMPARE(chain->steps[0].valueAfter, chain->valueAtTarget);
    QVERIFY(!chain->notes.empty());
}

void ConventionChainTest::endsThatDoNotFit() {
    const auto chain =
        conventionChain(canonicalOf("lovasz_softmax"), dialectEnd("mmseg:LovaszLoss"), sceneOf(3));
    QVERIFY(!chain.ok());
    QVERIFY(chain.error().message.find("reduction") != std::string::npos);
}

QTEST_APPLESS_MAIN(ConventionChainTest)
#include "convention_chain_test.moc"
