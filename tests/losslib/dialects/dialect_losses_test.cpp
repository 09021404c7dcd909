// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_losses.h"

#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/dialects/dialect_parameters.h"
#include "losslib/dialects/scene_handover.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace lossglass;

/// A library's loss behaves as any loss: same tables, same readings, its own number.
class DialectLossesTest : public QObject {
    Q_OBJECT

private slots:
    void everyDialectIsALoss_data();
    void everyDialectIsALoss();
    void readingsAreTheLibrarys_data();
    void readingsAreTheLibrarys();
    void settingsGoThrough_data();
    void settingsGoThrough();
    void whatIsNotGivenIsNamed();
    void listsOfOneClassAreTheLibrarysBusiness();
    void formsStandBelowTheirLoss();
};

namespace {

void nameAll() {
    QTest::addColumn<QString>("id");
    for (const Loss& loss : dialectLosses())
        QTest::newRow(loss.id.c_str()) << QString::fromStdString(loss.id);
}

template <class Real>
double largestDifference(const Planes<Real>& a, const Planes<Real>& b) {
    return (a - b).abs().maxCoeff();
}

Reading<double> readingOf(const Loss& loss, const ParameterValues& values, const SceneD& scene) {
    return evaluateOne(Workspace<double>(scene), Request{&loss, values, {true, true, false}});
}

}  // namespace

void DialectLossesTest::everyDialectIsALoss_data() {
    nameAll();
}

void DialectLossesTest::everyDialectIsALoss() {
    QFETCH(QString, id);
    const Loss* loss = findAnyLoss(id.toStdString());
    QVERIFY(loss);
    const Dialect* dialect = dialectBehind(*loss);
    QVERIFY(dialect);
    QCOMPARE(loss->parameters.size(), dialect->arguments.size());
    std::set<std::string> names;
    for (const Parameter& parameter : loss->parameters) {
        QVERIFY2(!whyNot(parameter, parameter.defaultValue), parameter.id.c_str());
        QVERIFY(names.insert(parameter.id).second);
        QVERIFY(parameter.sliderMinimum < parameter.sliderMaximum);
        const auto again = parseValue(parameter, toText(parameter.defaultValue));
        QVERIFY2(again && *again == parameter.defaultValue, parameter.id.c_str());
    }
    QVERIFY(settingsOf(dialect->arguments, ParameterValues(loss->parameters)).empty());
}

void DialectLossesTest::readingsAreTheLibrarys_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("channels");
    for (const Loss& loss : dialectLosses())
        for (const int channels : {1, 3})
            QTest::addRow("%s, %d", loss.id.c_str(), channels)
                << QString::fromStdString(loss.id) << channels;
}

void DialectLossesTest::readingsAreTheLibrarys() {
    QFETCH(QString, id);
    QFETCH(int, channels);
    std::mt19937 random(7);
    const SceneD scene = test::randomScene(random, {channels, 6, 5, 0, false, 2});
    const Loss& loss = *findAnyLoss(id.toStdString());
    const Reading<double> reading = readingOf(loss, ParameterValues(loss.parameters), scene);
    const auto direct = evaluateOnScene(*dialectBehind(loss), {}, scene);
    if (!direct) {
        QVERIFY(reading.evaluation.undefined.has_value());
        QCOMPARE(reading.evaluation.logitGradient.abs().maxCoeff(), 0.0);
        return;
    }
    if (!std::isfinite(direct->reading.value)) {
        QVERIFY(reading.evaluation.undefined.has_value());
        return;
    }
    QVERIFY2(!reading.evaluation.undefined, reading.evaluation.undefined.value_or("").c_str());
    QCOMPARE(reading.evaluation.value, direct->reading.value);
    QCOMPARE(reading.evaluation.logitGradient.rows(), Eigen::Index{channels});
    double squares = 0;
    for (const double g : direct->reading.inputGradient)
        squares += std::isfinite(g) ? g * g : 0;
    QVERIFY(std::abs(reading.gradientNorm - std::sqrt(squares)) <= 1e-12 * (1 + squares));
    const Workspace<float> single(scene.cast<float>());
    const auto narrow =
        evaluateOne(single, Request{&loss, ParameterValues(loss.parameters), {true, false, false}});
    QVERIFY(std::abs(narrow.evaluation.value - reading.evaluation.value) <=
            1e-4 * (1 + std::abs(reading.evaluation.value)));
}

void DialectLossesTest::settingsGoThrough_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("switch") << "monai:DiceLoss"
                            << "include_background"
                            << "false";
    QTest::newRow("Python's spelling") << "monai:DiceLoss"
                                       << "squared_pred"
                                       << "True";
    QTest::newRow("number") << "monai:DiceLoss"
                            << "smooth_nr"
                            << "0.5";
    QTest::newRow("list") << "monai:DiceLoss"
                          << "weight"
                          << "[1,2,3]";
    QTest::newRow("word") << "pytorch:CrossEntropyLoss"
                          << "reduction"
                          << "sum";
    QTest::newRow("against the scene") << "monai:DiceLoss"
                                       << "softmax"
                                       << "false";
}

void DialectLossesTest::settingsGoThrough() {
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(QString, text);
    std::mt19937 random(3);
    const SceneD scene = test::randomScene(random, {3, 6, 5, 0, false, 2});
    const Loss& loss = *findAnyLoss(id.toStdString());
    const Parameter* parameter = findParameter(loss, name.toStdString());
    QVERIFY(parameter);
    ParameterValues values(loss.parameters);
    const auto value = parseValue(*parameter, text.toStdString());
    QVERIFY(value.ok());
    values.set(parameter->id, *value);
    const auto direct =
        evaluateOnScene(*dialectBehind(loss), {{name.toStdString(), text.toStdString()}}, scene);
    QVERIFY(direct.ok());
    const auto plain = evaluateOnScene(*dialectBehind(loss), {}, scene);
    QVERIFY(direct->reading.value != plain->reading.value);
    QCOMPARE(readingOf(loss, values, scene).evaluation.value, direct->reading.value);
}

void DialectLossesTest::whatIsNotGivenIsNamed() {
    std::mt19937 random(3);
    const SceneD scene = test::randomScene(random, {3, 6, 5, 0, false, 2});
    int asked = 0;
    for (const Loss& loss : dialectLosses()) {
        for (const Parameter& parameter : loss.parameters) {
            if (parameter.defaultValue != ParameterValue(std::string(kNotGiven))) continue;
            ++asked;
            const auto reading = readingOf(loss, ParameterValues(loss.parameters), scene);
            QVERIFY2(reading.evaluation.undefined.has_value(), loss.id.c_str());
            break;
        }
    }
    QVERIFY(asked > 0);
}

void DialectLossesTest::listsOfOneClassAreTheLibrarysBusiness() {
    std::mt19937 random(3);
    const SceneD scene = test::randomScene(random, {1, 6, 5, 0, false, 2});
    const Loss& loss = *findAnyLoss("pytorch:BCEWithLogitsLoss");
    ParameterValues values(loss.parameters);
    values.set("pos_weight", 3.0);
    const Reading<double> reading = readingOf(loss, values, scene);
    QVERIFY2(!reading.evaluation.undefined, reading.evaluation.undefined.value_or("").c_str());
    const auto plain = readingOf(loss, ParameterValues(loss.parameters), scene);
    QVERIFY(reading.evaluation.value > plain.evaluation.value);
}

void DialectLossesTest::formsStandBelowTheirLoss() {
    const auto listed = lossesWithDialects({"monai:DiceLoss", "smp:DiceLoss"});
    QCOMPARE(listed.size(), catalogue().size() + 2);
    const auto dice = std::find_if(listed.begin(), listed.end(),
                                   [](const Loss* loss) { return loss->id == "dice"; });
    QCOMPARE((*std::next(dice, 1))->id, std::string("monai:DiceLoss"));
    QCOMPARE((*std::next(dice, 2))->id, std::string("smp:DiceLoss"));
    QVERIFY(!findAnyLoss("monai:Nothing"));
    QVERIFY(!dialectBehind(*findLoss("dice")));
}

QTEST_GUILESS_MAIN(DialectLossesTest)
#include "dialect_losses_test.moc"
