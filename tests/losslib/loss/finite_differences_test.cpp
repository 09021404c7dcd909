// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace lossglass;
using namespace lossglass::test;

/// The logit gradient of every loss in the catalogue against fourth-order central differences on
/// random scenes, also with each convention away from its default and on batches, and the
/// probability gradient against the logit gradient through the Jacobian.
class FiniteDifferencesTest : public QObject {
    Q_OBJECT

private slots:
    void ofEveryLoss_data();
    void ofEveryLoss();
    void ofEveryConvention_data();
    void ofEveryConvention();
    void throughTheJacobian_data() { ofEveryLoss_data(); }
    void throughTheJacobian();
};

namespace {

constexpr int kScenes = 200;
constexpr int kEntries = 8;  // per scene
constexpr double kStep = 1e-3;

struct Problem {
    SceneD scene;
    Request request;
};

Evaluation<double> evaluate(const SceneD& scene, const Request& request) {
    return evaluateOne(Workspace<double>(scene), request).evaluation;
}

/// Scene number k of a loss: sizes, classes, ignored pixels, absent labels and, from the second
/// half on, random parameters.
Problem makeProblem(std::mt19937& random, const Loss& loss, int k) {
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    RandomSceneOptions options;
    options.channels = loss.channels == ChannelRule::BinaryOnly ? 1 : draw(1, 6);
    options.width = k % 10 == 0 ? 1 : draw(1, 24);
    options.height = k % 10 == 0 ? 1 : draw(1, 24);
    options.ignoredShare = k % 3 == 0 ? 0.0 : 0.2;
    options.dropOneLabel = k % 4 == 1;
    const SceneD scene = randomScene(random, options);
    const ParameterValues values = k < kScenes / 2 ? ParameterValues(loss.parameters)
                                                   : randomValues(random, loss, scene.labelCount());
    return {scene, {&loss, values, {true, false, false}}};
}

/// Whether a ranked or distance loss keeps its order or its maps between two scenes: between them
/// it is smooth.
bool samePiece(const Problem& problem, const SceneD& a, const SceneD& b) {
    const Loss& loss = *problem.request.loss;
    if (loss.id == "hausdorff_dt") {
        const Workspace<double> left(a), right(b);
        for (int c = 0; c < left.channels(); ++c)
            for (std::int64_t i = 0; i < left.pixels(); ++i)
                if ((left.pAt(c, i) > 0.5) != (right.pAt(c, i) > 0.5)) return false;
        return true;
    }
    if (loss.family != Family::Ranked) return true;
    Request request = problem.request;
    if (loss.id == "lovasz_softmax") request.wanted = {false, true, false};
    const auto left = evaluate(a, request), right = evaluate(b, request);
    if (loss.id == "topk_ce")
        return ((left.logitGradient == 0) == (right.logitGradient == 0)).all();
    return loss.id == "lovasz_softmax"
               ? (left.probabilityGradient == right.probabilityGradient).all()
               : (left.logitGradient == right.logitGradient).all();
}

SceneD moved(const SceneD& scene, Eigen::Index entry, double by) {
    Planes<double> z = scene.logits();
    z.data()[entry] += by;
    return withLogits(scene, z);
}

double slope(const Problem& problem, Eigen::Index entry) {
    const auto at = [&](double by) {
        return evaluate(moved(problem.scene, entry, by), problem.request).value;
    };
    return (8 * (at(kStep) - at(-kStep)) - (at(2 * kStep) - at(-2 * kStep))) / (12 * kStep);
}

/// A gradient entry against the differences; a kink within the step makes it no case.
enum class Verdict { Right, Wrong, AtKink };

Verdict judge(const Problem& problem, const Evaluation<double>& result, Eigen::Index entry,
              QString& what) {
    if (!samePiece(problem, moved(problem.scene, entry, -2 * kStep),
                   moved(problem.scene, entry, 2 * kStep)))
        return Verdict::AtKink;
    const Planes<double>& g = result.logitGradient;
    const double expected = slope(problem, entry);
    const double error = std::abs(g.data()[entry] - expected);
    const double noise = 1e-12 * (1 + std::abs(result.value));
    what = QStringLiteral("entry %1: %2 instead of %3")
               .arg(entry)
               .arg(g.data()[entry], 0, 'g', 17)
               .arg(expected, 0, 'g', 17);
    return error <= 1e-7 * g.abs().maxCoeff() + noise ? Verdict::Right : Verdict::Wrong;
}

/// The values of a convention other than its default: choices, switches, a few numbers.
std::vector<ParameterValue> othersOf(const Parameter& parameter) {
    std::vector<ParameterValue> values;
    for (const std::string& word : parameter.choices)
        values.push_back(word);
    if (parameter.kind == ParameterKind::Switch) values = {true, false};
    if (parameter.kind == ParameterKind::Real) values = {0.25, 3.0};
    std::erase(values, parameter.defaultValue);
    return values;
}

}  // namespace

void FiniteDifferencesTest::ofEveryConvention_data() {
    QTest::addColumn<QString>("lossId");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("value");
    for (const Loss& loss : catalogue())
        for (const Parameter& parameter : loss.parameters)
            for (const ParameterValue& value : othersOf(parameter))
                if (parameter.convention)
                    QTest::addRow("%s %s=%s", loss.id.c_str(), parameter.id.c_str(),
                                  toText(value).c_str())
                        << QString::fromStdString(loss.id) << QString::fromStdString(parameter.id)
                        << QString::fromStdString(toText(value));
}

void FiniteDifferencesTest::ofEveryConvention() {
    QFETCH(QString, lossId);
    QFETCH(QString, id);
    QFETCH(QString, value);
    const Loss& loss = *findLoss(lossId.toStdString());
    const Parameter& parameter = *findParameter(loss, id.toStdString());
    const ParameterValue chosen = parseValue(parameter, value.toStdString()).value();
    std::mt19937 random(20260201u + static_cast<unsigned>(loss.place));
    int checked = 0, skipped = 0;
    for (int k = 0; k < 24; ++k) {
        RandomSceneOptions options;
        options.samples = k % 2 == 0 ? 3 : 1;
        options.channels = loss.channels == ChannelRule::BinaryOnly ? 1 : 1 + k / 2 % 4;
        options.width = 3 + k % 5;
        options.height = 4;
        options.ignoredShare = k % 3 == 0 ? 0.0 : 0.2;
        options.dropOneLabel = k % 4 == 1;
        const SceneD scene = randomScene(random, options);
        Problem problem{scene, {&loss, ParameterValues(loss.parameters), {true, false, false}}};
        problem.request.values.set(parameter.id, chosen);
        const auto result = evaluate(scene, problem.request);
        QVERIFY2(!result.undefined, result.undefined.value_or("").c_str());
        for (int j = 0; j < 6; ++j) {
            const Eigen::Index last = result.logitGradient.size() - 1;
            const auto entry = std::uniform_int_distribution<Eigen::Index>(0, last)(random);
            QString what;
            const Verdict verdict = judge(problem, result, entry, what);
            QVERIFY2(verdict != Verdict::Wrong,
                     qPrintable(QStringLiteral("scene %1, ").arg(k) + what));
            ++(verdict == Verdict::AtKink ? skipped : checked);
        }
    }
    QVERIFY(checked > 4 * skipped);
}

void FiniteDifferencesTest::ofEveryLoss_data() {
    QTest::addColumn<QString>("id");
    for (const Loss& loss : catalogue())
        QTest::newRow(loss.id.c_str()) << QString::fromStdString(loss.id);
}

void FiniteDifferencesTest::ofEveryLoss() {
    QFETCH(QString, id);
    const Loss& loss = *findLoss(id.toStdString());
    std::mt19937 random(20260101u + static_cast<unsigned>(loss.place));
    int checked = 0, skipped = 0;
    for (int k = 0; k < kScenes; ++k) {
        const Problem problem = makeProblem(random, loss, k);
        const auto result = evaluate(problem.scene, problem.request);
        if (result.undefined) {
            // Weights of 0 for all classes present, by a rule on a single label.
            QVERIFY2(result.undefined->find("weights") != std::string::npos,
                     result.undefined->c_str());
            continue;
        }
        const Planes<double>& g = result.logitGradient;
        for (int j = 0; j < kEntries; ++j) {
            const auto entry = std::uniform_int_distribution<Eigen::Index>(0, g.size() - 1)(random);
            QString what;
            const Verdict verdict = judge(problem, result, entry, what);
            QVERIFY2(verdict != Verdict::Wrong,
                     qPrintable(QStringLiteral("scene %1, ").arg(k) + what));
            ++(verdict == Verdict::AtKink ? skipped : checked);
        }
    }
    qInfo("%d slopes, %d at kinks left out", checked, skipped);
    QVERIFY(checked > 9 * skipped);
    QVERIFY(checked > kScenes * kEntries / 2);
}

void FiniteDifferencesTest::throughTheJacobian() {
    QFETCH(QString, id);
    const Loss& loss = *findLoss(id.toStdString());
    std::mt19937 random(7u + static_cast<unsigned>(loss.place));
    for (int k = 0; k < 60; ++k) {
        Problem problem = makeProblem(random, loss, k);
        problem.request.wanted = {true, true, true};
        // Sigmoids of their own do not pass through the softmax.
        if (loss.id == "focal") problem.request.values.set("form", std::string("softmax"));
        const Workspace<double> work(problem.scene);
        const auto result = evaluateOne(work, problem.request).evaluation;
        const double scale = result.logitGradient.abs().maxCoeff();
        const bool single = work.channels() == 1;
        for (std::int64_t i = 0; i < work.pixels(); ++i) {
            double mean = 0;
            for (int c = 0; c < work.channels(); ++c)
                mean += work.pAt(c, i) * result.probabilityGradient(c, i);
            for (int c = 0; c < work.channels(); ++c) {
                const double p = work.pAt(c, i), g = result.probabilityGradient(c, i);
                const double expected = single ? g * p * work.q()[i] : p * (g - mean);
                QVERIFY(std::abs(result.logitGradient(c, i) - expected) <= 1e-12 * scale + 1e-15);
            }
            const auto& values = problem.request.values;
            const bool counts = values.has("mask") && values.isWord("mask", "numerator");
            if (work.labels()[i] == kIgnored && !counts)
                for (int c = 0; c < work.channels(); ++c)
                    QCOMPARE(result.logitGradient(c, i), 0.0);
        }
        if (loss.curve == CurveRule::OfOnePixel && !result.undefined) {
            // The value is the mean of the pixel losses.
            const double mean = result.pixelLoss.sum() / static_cast<double>(work.counts().valid);
            QVERIFY(std::abs(mean - result.value) <= 1e-12 * (1 + std::abs(mean)));
        }
    }
}

QTEST_APPLESS_MAIN(FiniteDifferencesTest)
#include "finite_differences_test.moc"
