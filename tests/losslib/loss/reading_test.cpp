// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/reading.h"

#include "losslib/loss/catalogue.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace lossglass;
using namespace lossglass::test;

/// What evaluateOne and evaluateAll promise for every loss: reasons where there is no value, soft
/// targets as declared, order and cancelling. (Numbers at the edge: edge_values_test.)
class ReadingTest : public QObject {
    Q_OBJECT

private slots:
    void allIgnored_data() { everyLoss(); }
    void allIgnored();
    void hardSoftTargetIsTheLabels_data() { everyLoss(); }
    void hardSoftTargetIsTheLabels();
    void reasons_data();
    void reasons();
    void minusInfinityOffTheTarget();
    void hugeLogitsSoftTarget();
    void powerOneIsCrossEntropyAlsoAtInfinity();
    void amounts();
    void onlyWhatIsWanted();
    void orderAndRepeats();
    void cancelledStops_data();
    void cancelledStops();
    void emptySceneHasNoReadings();

private:
    void everyLoss();
};

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr Wanted kAll{true, true, true};

/// "focal alpha=0.5" with all else at its default.
Request parse(const QString& text, const Wanted& wanted = kAll) {
    const QStringList words = text.split(' ');
    const Loss* loss = findLoss(words.first().toStdString());
    Request request{loss, ParameterValues(loss->parameters), wanted};
    for (const QString& setting : words.mid(1)) {
        const QStringList pair = setting.split('=');
        const Parameter* parameter = findParameter(*loss, pair.first().toStdString());
        request.values.set(parameter->id,
                           parseValue(*parameter, pair.last().toStdString()).value());
    }
    return request;
}

Planes<double> logitsOf(int channels, const std::vector<double>& values) {
    return Eigen::Map<const PlaneNumbers<double>>(
        values.data(), channels, static_cast<Eigen::Index>(values.size()) / channels);
}

SceneD withSoftTarget(const SceneD& scene, const Planes<double>& soft) {
    return scene.withPlanes(nullptr, nullptr, std::make_shared<const Planes<double>>(soft));
}

/// The labels as planes of exactly 0 and 1; ignored pixels get 1/2.
SceneD withLabelsAsSoft(const SceneD& scene) {
    Planes<double> soft(scene.channels(), scene.pixels());
    for (int c = 0; c < scene.channels(); ++c)
        for (std::int64_t i = 0; i < scene.pixels(); ++i) {
            const auto y = scene.labels()[static_cast<std::size_t>(i)];
            soft(c, i) = y == kIgnored ? 0.5 : y == (scene.channels() == 1 ? 1 : c) ? 1.0 : 0.0;
        }
    return withSoftTarget(scene, soft);
}

template <class Real>
Evaluation<Real> evaluate(const BasicScene<Real>& scene, const Request& request) {
    return evaluateOne(Workspace<Real>(scene), request).evaluation;
}

template <class Real>
bool near(const Planes<Real>& a, const Planes<Real>& b, double relative) {
    return ((a - b).abs() <= static_cast<Real>(relative * (1e-12 + b.abs().maxCoeff()))).all();
}

}  // namespace

void ReadingTest::everyLoss() {
    QTest::addColumn<QString>("id");
    for (const Loss& loss : catalogue())
        QTest::newRow(loss.id.c_str()) << QString::fromStdString(loss.id);
}

void ReadingTest::allIgnored() {
    QFETCH(QString, id);
    const Request request = parse(id);
    for (const int channels : {1, 3}) {
        if (channels > 1 && request.loss->channels == ChannelRule::BinaryOnly) continue;
        const SceneD scene = drawnScene({"??", "??"}, Planes<double>::Constant(channels, 4, 0.7));
        const auto reading = evaluateOne(Workspace<float>(scene.cast<float>()), request);
        const auto& result = reading.evaluation;
        QCOMPARE(result.undefined.value_or(""), std::string("no valid pixel: all are ignored"));
        QCOMPARE(result.logitGradient.rows(), Eigen::Index{channels});
        QCOMPARE(result.probabilityGradient.cols(), Eigen::Index{4});
        QVERIFY((result.logitGradient == 0).all());
        QVERIFY((result.probabilityGradient == 0).all());
        QVERIFY((result.pixelLoss == 0).all());
        QCOMPARE(reading.totalPull, 0.0);
        QCOMPARE(reading.gradientNorm, 0.0);
        QVERIFY(reading.loss == request.loss && reading.values == request.values);
    }
}

void ReadingTest::hardSoftTargetIsTheLabels() {
    QFETCH(QString, id);
    const Loss& loss = *findLoss(id.toStdString());
    std::mt19937 random(41);
    for (const int channels : {1, 2, 4}) {
        if (channels > 1 && loss.channels == ChannelRule::BinaryOnly) continue;
        RandomSceneOptions options;
        options.channels = channels;
        options.width = 13;
        options.spread = 3;
        for (int repeat = 0; repeat < 5; ++repeat) {
            const SceneD labels = randomScene(random, options);
            const SceneD soft = withLabelsAsSoft(labels);
            const ParameterValues values = repeat == 0
                                               ? ParameterValues(loss.parameters)
                                               : randomValues(random, loss, labels.labelCount());
            const Request request{&loss, values, kAll};
            const auto found = evaluate(soft, request), expected = evaluate(labels, request);
            if (loss.target == TargetRule::LabelsOnly) {
                QCOMPARE(found.undefined.value_or(""),
                         loss.name + " is defined for labels, not for soft targets");
                QVERIFY((found.logitGradient == 0).all());
                continue;
            }
            QCOMPARE(found.undefined.value_or(""), expected.undefined.value_or(""));
            QVERIFY(std::abs(found.value - expected.value) <=
                    1e-13 * (1 + std::abs(expected.value)));
            QVERIFY(near(found.logitGradient, expected.logitGradient, 1e-12));
            QVERIFY(near(found.probabilityGradient, expected.probabilityGradient, 1e-12));
            const auto narrow = evaluate(soft.cast<float>(), request);
            QVERIFY(std::abs(narrow.value - expected.value) <=
                    1e-5 * (1 + std::abs(expected.value)));
        }
    }
}

void ReadingTest::reasons_data() {
    QTest::addColumn<QString>("request");
    QTest::addColumn<QByteArray>("labels");
    QTest::addColumn<int>("channels");
    QTest::addColumn<QList<double>>("logits");
    QTest::addColumn<bool>("soft");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* request, const char* labels, int channels,
                        const QList<double>& logits, const char* reason, bool soft = false) {
        QTest::newRow(name) << request << QByteArray(labels) << channels << logits << soft
                            << reason;
    };
    row("infinite, one pixel", "cross_entropy", ".#", 1, {0, -kInf},
        "infinite: the true class has probability 0 at 1 pixel, first at (row 0, column 1)");
    row("infinite, two pixels", "focal", "#.#", 1, {0, kInf, -kInf},
        "infinite: the true class has probability 0 at 2 pixels, first at (row 0, column 1)");
    row("infinite, softmax", "topk_ce", "012", 3, {0, -kInf, 0, 0, 0, 0, 0, 0, -kInf},
        "infinite: the true class has probability 0 at 1 pixel, first at (row 0, column 2)");
    row("an infinite pixel that is ignored", "cross_entropy", "#?", 1, {0, -kInf}, "");
    row("infinite, but its class weighs nothing", "cross_entropy weights=0,1", ".#", 1, {kInf, 0},
        "");
    row("infinite, hinge", "lovasz_hinge", "..", 1, {kInf, kInf},
        "infinite: the true class has probability 0 at 2 pixels, first at (row 0, column 0)");
    row("overlap losses stay finite", "dice", ".#", 1, {kInf, -kInf}, "");
    row("binary only", "balanced_cross_entropy", "01", 2, {0, 0, 0, 0},
        "Balanced cross-entropy is defined for one channel (two labels); the prediction has 2 "
        "channels");
    row("labels only", "focal", ".#", 1, {0, 0},
        "Focal is defined for labels, not for soft targets", true);
    row("list too long", "cross_entropy weights=1,2,3", ".#", 1, {0, 0},
        "parameter \"weights\" of cross_entropy has 3 numbers for 2 classes");
    row("list too short", "dice weights=1,2", "012", 3, {0, 0, 0, 0, 0, 0, 0, 0, 0},
        "parameter \"weights\" of dice has 2 numbers for 3 classes");
    row("list of one for two labels", "focal alpha=[0.5]", ".#", 1, {0, 0},
        "parameter \"alpha\" of focal has 1 numbers for 2 classes");
    row("alpha above 1, one channel", "focal alpha=1.5", ".#", 1, {0, 0},
        "parameter \"alpha\" of focal is 1.5: with one channel label 0 gets 1 minus it, which "
        "would be negative");
    row("alpha above 1, softmax", "focal alpha=1.5", "01", 2, {0, 0, 0, 0}, "");
    row("no weight", "dice weights=0,0", ".#", 1, {0, 0},
        "the weights of all classes that count are 0");
}

void ReadingTest::reasons() {
    QFETCH(QString, request);
    QFETCH(QByteArray, labels);
    QFETCH(int, channels);
    QFETCH(QList<double>, logits);
    QFETCH(bool, soft);
    QFETCH(QString, reason);
    SceneD scene =
        drawnScene({labels.constData()}, logitsOf(channels, {logits.begin(), logits.end()}));
    if (soft) scene = withLabelsAsSoft(scene);
    const auto inDouble = evaluate(scene, parse(request));
    QCOMPARE(QString::fromStdString(inDouble.undefined.value_or("")), reason);
    const auto inFloat = evaluate(scene.cast<float>(), parse(request));
    QCOMPARE(QString::fromStdString(inFloat.undefined.value_or("")), reason);
    QVERIFY(reason.isEmpty() == (std::isfinite(inDouble.value) && !inDouble.undefined));
    QCOMPARE(inDouble.logitGradient.cols(), scene.pixels());
    QVERIFY(inDouble.logitGradient.isFinite().all());
    QVERIFY(!inFloat.pixelLoss.isNaN().any());
}

void ReadingTest::minusInfinityOffTheTarget() {
    // Class 0 at minus infinity, class 1 is the target: sure and right.
    const SceneD scene = drawnScene({"1"}, logitsOf(2, {-kInf, 0}));
    for (const char* name : {"cross_entropy", "focal", "topk_ce", "poly1_ce",
                             "label_smoothing_ce epsilon=0", "combo alpha=1", "l1", "l2"}) {
        const auto inDouble = evaluate(scene, parse(name));
        const auto inFloat = evaluate(scene.cast<float>(), parse(name));
        QVERIFY2(!inDouble.undefined && inDouble.value == 0, name);
        QVERIFY2(!inFloat.undefined && inFloat.value == 0, name);
        QVERIFY2((inDouble.logitGradient == 0).all(), name);
        QVERIFY2((inFloat.logitGradient == 0).all(), name);
        QVERIFY2(inDouble.notes.empty(), name);
    }
    const auto smoothed = evaluate(scene, parse("label_smoothing_ce epsilon=0"));
    QCOMPARE((*smoothed.perClass)[1], std::optional<double>(0.0));
    QVERIFY(!(*smoothed.perClass)[0]);
}

void ReadingTest::hugeLogitsSoftTarget() {
    const SceneD scene =
        withSoftTarget(drawnScene({"1"}, logitsOf(2, {-4885.46142578125, 4878.02685546875})),
                       logitsOf(2, {0.2, 0.8}));
    const auto inDouble = evaluate(scene, parse("cross_entropy"));
    QVERIFY(std::abs(inDouble.value - 1952.6976562500000) < 1e-9);
    QVERIFY(std::abs(inDouble.logitGradient(0, 0) + 0.2) < 1e-15);
    QVERIFY(std::abs(inDouble.logitGradient(1, 0) - 0.2) < 1e-15);
    const auto inFloat = evaluate(scene.cast<float>(), parse("cross_entropy"));
    QVERIFY(std::abs(inFloat.value - 1952.6977) < 1e-3);
    // One against the rest: both channels of two classes say the same.
    const auto combo = evaluate(scene, parse("combo alpha=1 beta=0.5"));
    QVERIFY(std::abs(combo.value - inDouble.value / 2) < 1e-9);
    QVERIFY(near(combo.logitGradient, Planes<double>(inDouble.logitGradient / 2), 1e-14));
}

void ReadingTest::powerOneIsCrossEntropyAlsoAtInfinity() {
    const SceneD scene = drawnScene({"#."}, logitsOf(1, {-kInf, 0.5}));
    const auto power =
        evaluate(scene, parse("exp_log w_dice=0 w_cross=1 gamma_cross=1 weights=none"));
    const auto plain = evaluate(scene, parse("cross_entropy"));
    QVERIFY(power.undefined == plain.undefined && plain.undefined);
    QVERIFY(near(power.logitGradient, plain.logitGradient, 1e-15));
    QCOMPARE(power.logitGradient(0, 0), -0.5);
}

void ReadingTest::amounts() {
    // p = 1/2 and 3/4 against 1 and 0: dL/dz = (-1/2, 3/4) / 2.
    const SceneD scene = drawnScene({"#."}, logitsOf(1, {0, std::log(3.0)}));
    const auto reading = evaluateOne(Workspace<double>(scene), parse("cross_entropy"));
    QVERIFY(std::abs(reading.totalPull - 0.625) < 1e-15);
    QVERIFY(std::abs(reading.gradientNorm - std::sqrt(13.0) / 8) < 1e-15);
    const auto byP =
        evaluateOne(Workspace<double>(scene), parse("cross_entropy", {false, true, false}));
    // dL/dp = (-2, 4) / 2.
    QVERIFY(std::abs(byP.gradientNorm - std::sqrt(5.0)) < 1e-14);
}

void ReadingTest::onlyWhatIsWanted() {
    const SceneD scene = drawnScene({"012"}, Planes<double>::Constant(3, 3, 0.5));
    for (const Loss& loss : catalogue()) {
        if (loss.channels == ChannelRule::BinaryOnly) continue;
        const ParameterValues values(loss.parameters);
        const auto all = evaluate(scene, {&loss, values, kAll});
        for (int bits = 0; bits < 8; ++bits) {
            const Wanted wanted{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
            const auto some = evaluate(scene, {&loss, values, wanted});
            QVERIFY2(some.value == all.value, loss.id.c_str());
            QVERIFY2(some.perClass == all.perClass, loss.id.c_str());
            QCOMPARE(some.logitGradient.size(), wanted.logitGradient ? 9 : 0);
            QCOMPARE(some.probabilityGradient.size(), wanted.probabilityGradient ? 9 : 0);
            QCOMPARE(some.pixelLoss.size(), wanted.pixelLoss ? 3 : 0);
            // Where it alone is wanted it is formed in another loop, with other roundings.
            const double largest = all.logitGradient.abs().maxCoeff();
            if (wanted.logitGradient)
                QVERIFY2(((some.logitGradient - all.logitGradient).abs() <= 1e-14 * largest).all(),
                         loss.id.c_str());
        }
    }
}

void ReadingTest::orderAndRepeats() {
    const SceneD scene = drawnScene({"#."}, logitsOf(1, {0.3, -0.2}));
    const auto readings = evaluateAll(
        scene, {parse("dice"), parse("focal gamma=1"), parse("focal gamma=3"), parse("dice")});
    QCOMPARE(readings.size(), std::size_t{4});
    QCOMPARE(readings[0].loss->id, std::string("dice"));
    QCOMPARE(readings[1].values.real("gamma"), 1.0);
    QCOMPARE(readings[2].values.real("gamma"), 3.0);
    QVERIFY(readings[1].evaluation.value > readings[2].evaluation.value);
    QCOMPARE(readings[0].evaluation.value, readings[3].evaluation.value);
}

void ReadingTest::cancelledStops_data() {
    QTest::addColumn<int>("allowed");  // how often the question is answered with no
    QTest::addColumn<int>("readings");
    QTest::newRow("at once") << 0 << 0;
    QTest::newRow("after the preparation") << 1 << 0;
    QTest::newRow("after one loss") << 2 << 1;
    QTest::newRow("after two losses") << 3 << 2;
    QTest::newRow("never") << 100 << 3;
}

void ReadingTest::cancelledStops() {
    QFETCH(int, allowed);
    QFETCH(int, readings);
    const SceneD scene = drawnScene({"#."}, logitsOf(1, {0.3, -0.2}));
    int asked = 0;
    const auto found = evaluateAll(scene, {parse("dice"), parse("focal"), parse("l1")},
                                   [&] { return asked++ >= allowed; });
    QCOMPARE(found.size(), static_cast<std::size_t>(readings));
}

void ReadingTest::emptySceneHasNoReadings() {
    QVERIFY(evaluateAll(SceneD(), {parse("dice")}).empty());
    QVERIFY(evaluateAll(drawnScene({"#"}, logitsOf(1, {0})), {}).empty());
}

QTEST_APPLESS_MAIN(ReadingTest)
#include "reading_test.moc"
