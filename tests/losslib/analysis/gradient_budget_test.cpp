// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/gradient_budget.h"

#include "losslib/analysis/gradient_spread.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/drawn_scene.h"
#include "tests/support/random_scene.h"

#include <QTest>

using namespace lossglass;

namespace {

Reading<double> readingOf(const Workspace<double>& work, const char* id,
                          const std::vector<std::pair<std::string, ParameterValue>>& settings,
                          Wanted wanted = {}) {
    const Loss* loss = findLoss(id);
    Request request{loss, ParameterValues(loss->parameters), wanted};
    for (const auto& [name, value] : settings)
        request.values.set(name, value);
    return evaluateOne(work, request);
}

/// One channel, p = 0.5 everywhere, `foreground` pixels of label 1 first.
SceneD undecided(int width, int height, int foreground) {
    SceneParts<double> parts;
    parts.width = width;
    parts.height = height;
    Labels labels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    std::fill_n(labels.begin(), foreground, std::uint8_t{1});
    parts.logits = std::make_shared<const Planes<double>>(
        Planes<double>::Zero(1, static_cast<Eigen::Index>(labels.size())));
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    return SceneD::make(std::move(parts)).value();
}

std::string drawn(const std::vector<PixelOutcome>& outcomes) {
    std::string text;
    for (const PixelOutcome outcome : outcomes)
        text += "?PpnN"[static_cast<int>(outcome)];
    return text;
}

}  // namespace

class GradientBudgetTest : public QObject {
    Q_OBJECT

private slots:
    void shareOfARareForeground_data();
    void shareOfARareForeground();
    void outcomesOfOneChannel_data();
    void outcomesOfOneChannel();
    void outcomesOfThreeClasses_data();
    void outcomesOfThreeClasses();
    void partsAddUp_data();
    void partsAddUp();
    void crossEntropyByHand();
    void nothingPulls();
    void byDistance();
    void bySize();
};

void GradientBudgetTest::shareOfARareForeground_data() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("percent");
    QTest::newRow("cross-entropy") << QByteArray("cross_entropy") << QByteArray() << 0.0 << 1.0;
    QTest::newRow("focal, alpha .25, gamma 2")
        << QByteArray("focal") << QByteArray("alpha") << 0.25 << 0.3;
    QTest::newRow("Dice, smooth 0") << QByteArray("dice") << QByteArray("smooth") << 0.0 << 50.5;
}

void GradientBudgetTest::shareOfARareForeground() {
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, name);
    QFETCH(double, value);
    QFETCH(double, percent);
    const Workspace<double> work(undecided(128, 128, 164));
    std::vector<std::pair<std::string, ParameterValue>> settings;
    if (!name.isEmpty()) settings.emplace_back(name.toStdString(), value);
    if (id == "focal") settings.emplace_back("gamma", 2.0);
    const auto reading = readingOf(work, id.constData(), settings);
    const auto budget = gradientBudget(work, {}, reading.evaluation.logitGradient);
    QVERIFY(std::abs(100 * budget.byClass[1].amount / budget.amount - percent) < 0.1);
    // p = 0.5 is at the threshold: everything is called positive.
    const auto shares = budget.outcomes.shares();
    QVERIFY(shares);
    QVERIFY(std::abs(100 * shares->tp - percent) < 0.1);
    QCOMPARE(shares->fn, 0.0);
    QCOMPARE(shares->tn, 0.0);
    QCOMPARE(budget.pixels, (OutcomeSums{164, 16220, 0, 0}));
    QVERIFY(std::abs(budget.amount - reading.totalPull) < 1e-12);
}

void GradientBudgetTest::outcomesOfOneChannel_data() {
    QTest::addColumn<double>("threshold");
    QTest::addColumn<QVariant>("positive");
    QTest::addColumn<QString>("outcomes");
    QTest::newRow("0.5") << 0.5 << QVariant() << "NNppnnPP?";
    QTest::newRow("all positive") << 0.0 << QVariant() << "ppppPPPP?";
    QTest::newRow("0.8") << 0.8 << QVariant() << "NNNpnnnP?";
    QTest::newRow("label 1") << 0.5 << QVariant(1) << "NNppnnPP?";
    QTest::newRow("label 0: the mirror") << 0.5 << QVariant(0) << "PPnnppNN?";
}

void GradientBudgetTest::outcomesOfOneChannel() {
    QFETCH(double, threshold);
    QFETCH(QVariant, positive);
    QFETCH(QString, outcomes);
    const Workspace<float> work(test::drawnScene({"....####?"}, {".168.168."}));
    OutcomeRule rule{threshold, {}};
    if (positive.isValid()) rule.positive = positive.toInt();
    QCOMPARE(QString::fromStdString(drawn(pixelOutcomes(work, rule))), outcomes);
}

void GradientBudgetTest::outcomesOfThreeClasses_data() {
    QTest::addColumn<QVariant>("positive");
    QTest::addColumn<QString>("outcomes");
    QTest::newRow("foreground; a mix-up misses its class") << QVariant() << "NpnPnPn?";
    QTest::newRow("label 1") << QVariant(1) << "NpnPnNp?";
    QTest::newRow("label 2") << QVariant(2) << "NNNNpPn?";
    QTest::newRow("label 0") << QVariant(0) << "PnpNNNN?";
}

void GradientBudgetTest::outcomesOfThreeClasses() {
    QFETCH(QVariant, positive);
    QFETCH(QString, outcomes);
    const Workspace<float> work(test::drawnScene({"0011122?"}, {"01012210"}, 1, 3));
    OutcomeRule rule;
    if (positive.isValid()) rule.positive = positive.toInt();
    QCOMPARE(QString::fromStdString(drawn(pixelOutcomes(work, rule))), outcomes);
}

void GradientBudgetTest::partsAddUp_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<bool>("byProbability");
    for (const int channels : {1, 2, 4})
        for (const bool byProbability : {false, true})
            QTest::addRow("%d channels by %s", channels, byProbability ? "p" : "z")
                << channels << byProbability;
}

void GradientBudgetTest::partsAddUp() {
    QFETCH(int, channels);
    QFETCH(bool, byProbability);
    std::mt19937 random(7);
    test::RandomSceneOptions options;
    options.channels = channels;
    options.width = 80;
    options.height = 60;
    const Workspace<double> work(test::randomScene(random, options));
    const Wanted wanted{!byProbability, byProbability, false};
    const auto reading = readingOf(work, "dice", {}, wanted);
    const auto& gradient =
        byProbability ? reading.evaluation.probabilityGradient : reading.evaluation.logitGradient;
    const auto budget = gradientBudget(work, {0.3, {}}, gradient);
    const double sum = gradient.abs().sum();
    QVERIFY(sum > 0);
    const auto isSum = [&](double value) { return std::abs(value - sum) < 1e-12 * sum; };
    QVERIFY(isSum(budget.amount));
    QVERIFY(isSum(budget.outcomes.total()));
    double classes = 0, own = 0, pixels = 0;
    for (const ClassBudget& each : budget.byClass) {
        classes += each.amount;
        own += each.own.total();
        pixels += each.pixels;
    }
    QVERIFY(isSum(classes));
    QVERIFY(isSum(channels == 1 ? own / 2 : own));
    QCOMPARE(pixels, static_cast<double>(work.counts().valid));
    QCOMPARE(budget.pixels.total(), pixels);
    double distances = 0;
    for (const DistanceBudget& bin : budgetByDistance(work, 1, gradient))
        distances += bin.amount;
    QVERIFY(isSum(distances));
}

void GradientBudgetTest::crossEntropyByHand() {
    // |dL/dz| of cross-entropy is the error over the number of pixels.
    const Workspace<double> work(test::drawnScene({"#..#?"}, {"#.682"}).cast<double>());
    const auto reading = readingOf(work, "cross_entropy", {});
    const auto budget = gradientBudget(work, {0.7, {}}, reading.evaluation.logitGradient);
    QVERIFY(std::abs(budget.outcomes.tp - (0.05 + 0.15) / 4) < 1e-7);
    QVERIFY(std::abs(budget.outcomes.tn - (0.05 + 0.65) / 4) < 1e-7);
    QCOMPARE(budget.outcomes.fp, 0.0);
    QCOMPARE(budget.outcomes.fn, 0.0);
    const auto stricter = gradientBudget(work, {0.9, {}}, reading.evaluation.logitGradient);
    QVERIFY(std::abs(stricter.outcomes.fn - 0.15 / 4) < 1e-7);
}

void GradientBudgetTest::nothingPulls() {
    const Workspace<double> work(undecided(8, 8, 3));
    const auto budget = gradientBudget(work, {}, Planes<double>(Planes<double>::Zero(1, 64)));
    QCOMPARE(budget.amount, 0.0);
    QVERIFY(!budget.outcomes.shares());
}

void GradientBudgetTest::byDistance() {
    const Workspace<double> work(test::drawnScene({".....", ".###.", ".###.", ".###.", "....?"},
                                                  {"55555", "55555", "55555", "55555", "55555"})
                                     .cast<double>());
    const Planes<double> ones = Planes<double>::Constant(1, 25, -1);
    const auto bins = budgetByDistance(work, 1, ones);
    QCOMPARE(bins.size(), std::size_t{3});
    QCOMPARE(bins[0].distance, -2);
    QCOMPARE(bins[0].pixels, 1.0);
    QCOMPARE(bins[1].distance, -1);
    QCOMPARE(bins[1].amount, 8.0);
    QCOMPARE(bins[2].distance, 1);
    QCOMPARE(bins[2].amount, 15.0);
    QCOMPARE(budgetByDistance(work, 1, ones, 1).size(), std::size_t{2});
    QCOMPARE(budgetByDistance(work, 0, ones).front().distance, -1);
    const Workspace<double> empty(undecided(5, 5, 0));
    const auto one = budgetByDistance(empty, 1, ones);
    QCOMPARE(one.size(), std::size_t{1});
    QCOMPARE(one[0].distance, 0);
    QCOMPARE(one[0].amount, 25.0);
}

void GradientBudgetTest::bySize() {
    const Workspace<double> work(test::drawnScene({"#..#", ".#..", "....", "####", "#...", "...."},
                                                  {"5555", "5555", "5555", "5555", "5555", "5555"},
                                                  2)
                                     .cast<double>());
    const Planes<double> twos = Planes<double>::Constant(1, 24, 2);
    const auto bins = budgetBySize(work, 1, twos);
    QCOMPARE(bins.size(), std::size_t{3});
    QCOMPARE(bins[0].from, std::int64_t{1});
    QCOMPARE(bins[0].objects, std::int64_t{1});
    QCOMPARE(bins[1].from, std::int64_t{2});
    QCOMPARE(bins[1].amount, 4.0);
    QCOMPARE(bins[2].from, std::int64_t{4});
    QCOMPARE(bins[2].objects, std::int64_t{1});
    QCOMPARE(bins[2].pixels, 5.0);
}

QTEST_APPLESS_MAIN(GradientBudgetTest)
#include "gradient_budget_test.moc"
