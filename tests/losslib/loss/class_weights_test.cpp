// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/class_weights.h"

#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace lossglass;
using namespace lossglass::test;

/// The weights of every rule against numbers worked out by hand, absent classes included.
class ClassWeightsTest : public QObject {
    Q_OBJECT

private slots:
    void rules_data();
    void rules();
    void everyRuleIsTested();
    void resolve();
    void note();
    void ignoredPixelsDoNotCount();
    void ofALoss();
};

namespace {

using List = QList<double>;

LabelCounts countsOf(const List& perLabel) {
    LabelCounts counts;
    counts.perLabel.assign(perLabel.begin(), perLabel.end());
    counts.valid =
        static_cast<std::int64_t>(std::accumulate(perLabel.begin(), perLabel.end(), 0.0));
    return counts;
}

}  // namespace

void ClassWeightsTest::rules_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<List>("counts");
    QTest::addColumn<List>("weights");
    const auto row = [](const char* name, const char* rule, const List& counts,
                        const List& weights) {
        QTest::addRow("%s, %s", rule, name) << rule << counts << weights;
    };
    const List two{90, 10}, four{40, 30, 0, 10}, alone{0, 16};
    row("two", "none", two, {1, 1});
    row("an absent class", "none", four, {1, 1, 1, 1});
    // (N - N_c) / N: an absent class weighs most.
    row("two", "article", two, {0.1, 0.9});
    row("an absent class", "article", four, {0.5, 0.625, 1, 0.875});
    row("one class alone", "article", alone, {1, 0});
    // N / (K N_c): 100 / (2 * 90), 100 / (2 * 10).
    row("two", "inverse_frequency", two, {5.0 / 9, 5});
    row("an absent class", "inverse_frequency", four, {0.5, 2.0 / 3, 0, 2});
    row("one class alone", "inverse_frequency", alone, {0, 0.5});
    // Median of 90 and 10 is 50; of 40, 30, 10 it is 30; of 40, 30, 20, 10 it is 25.
    row("two", "median_frequency", two, {5.0 / 9, 5});
    row("an absent class", "median_frequency", four, {0.75, 1, 0, 3});
    row("an even number of classes", "median_frequency", {40, 30, 20, 10},
        {0.625, 25.0 / 30, 1.25, 2.5});
    row("one class alone", "median_frequency", alone, {0, 1});
    // (1 - b) / (1 - b^n), b = 0.999: n = 1 gives 1, n = 2 gives 1 / 1.999; scaled to sum K.
    row("one and two pixels", "effective_number", {1, 2}, {2 * 1.999 / 2.999, 2 * 1 / 2.999});
    row("an absent class", "effective_number", {2, 0, 1}, {3 * 1 / 2.999, 0, 3 * 1.999 / 2.999});
    row("equal counts", "effective_number", {500, 500, 500}, {1, 1, 1});
    row("one class alone", "effective_number", alone, {0, 2});
    // Beyond some 10000 pixels the number of effective pixels is 1000: all weigh the same.
    row("very many pixels", "effective_number", {1e6, 1e7}, {1, 1});
    // 1 / ln(1.02 + f).
    row("two", "enet", two, {1 / std::log(1.92), 1 / std::log(1.12)});
    row("an absent class", "enet", four,
        {1 / std::log(1.52), 1 / std::log(1.395), 1 / std::log(1.02), 1 / std::log(1.145)});
    row("word that is no rule", "of thumb", two, {1, 1});
}

void ClassWeightsTest::rules() {
    QFETCH(QString, rule);
    QFETCH(List, counts);
    QFETCH(List, weights);
    const auto found = weightsByRule(rule.toStdString(), countsOf(counts));
    QCOMPARE(found.size(), static_cast<std::size_t>(weights.size()));
    for (qsizetype k = 0; k < weights.size(); ++k)
        QVERIFY2(std::abs(found[static_cast<std::size_t>(k)] - weights[k]) <= 1e-12 * weights[k],
                 qPrintable(QStringLiteral("class %1: %2")
                                .arg(k)
                                .arg(found[static_cast<std::size_t>(k)], 0, 'g', 17)));
}

void ClassWeightsTest::everyRuleIsTested() {
    const LabelCounts counts = countsOf({90, 10});
    for (const ParameterWord& word : classWeightRules()) {
        if (word.word == "none") continue;
        QVERIFY2(weightsByRule(word.word, counts) != (std::vector<double>{1, 1}),
                 word.word.c_str());
        QVERIFY(!word.formula.empty());
    }
    QCOMPARE(classWeightRules().size(), std::size_t{6});
}

void ClassWeightsTest::resolve() {
    const LabelCounts counts = countsOf({6, 2, 0});
    ParameterValues values({findLoss("cross_entropy")->parameters});
    QCOMPARE(resolveWeights(values, "weights", counts), (std::vector<double>{1, 1, 1}));
    values.set("weights", std::vector<double>{1, 2, 3});
    QCOMPARE(resolveWeights(values, "weights", counts), (std::vector<double>{1, 2, 3}));
    values.set("weights", 0.5);
    QCOMPARE(resolveWeights(values, "weights", counts), (std::vector<double>{0.5, 0.5, 0.5}));
    values.set("weights", std::string("article"));
    QCOMPARE(resolveWeights(values, "weights", counts), (std::vector<double>{0.25, 0.75, 1}));
}

void ClassWeightsTest::note() {
    const LabelCounts counts = countsOf({6, 2});
    ParameterValues values({findLoss("cross_entropy")->parameters});
    QCOMPARE(weightsNote(values, "weights", counts), std::string());
    values.set("weights", std::vector<double>{1, 2});
    QCOMPARE(weightsNote(values, "weights", counts), std::string());
    values.set("weights", std::string("article"));
    QCOMPARE(weightsNote(values, "weights", counts),
             std::string("class weights 0.25, 0.75 by w = (N − N_c) / N"));
}

void ClassWeightsTest::ignoredPixelsDoNotCount() {
    const Workspace<double> work(drawnScene({"..?.", "?#??"}, Planes<double>::Zero(1, 8)));
    QCOMPARE(weightsByRule("article", work.counts()), (std::vector<double>{0.25, 0.75}));
}

void ClassWeightsTest::ofALoss() {
    // Three pixels of background and one of foreground, p = 1/2 everywhere except at the
    // foreground, where ln p = -ln 4: weights 1/4 and 3/4 by (N - N_c) / N.
    Planes<double> logits = Planes<double>::Zero(1, 4);
    logits(0, 3) = -std::log(3.0);
    const Workspace<double> work(drawnScene({"...#"}, logits));
    const Loss& loss = *findLoss("cross_entropy");
    ParameterValues values(loss.parameters);
    values.set("weights", std::string("article"));
    const auto result = evaluateOne(work, {&loss, values, {true, false, false}}).evaluation;
    const double half = std::log(2.0), quarter = std::log(4.0);
    const double expected = (3 * 0.25 * half + 0.75 * quarter) / (3 * 0.25 + 0.75);
    QVERIFY(std::abs(result.value - expected) < 1e-14);
    QCOMPARE(result.notes.size(), std::size_t{1});
    values.set("weights", std::vector<double>{0, 0});
    const auto none = evaluateOne(work, {&loss, values, {true, false, false}}).evaluation;
    QCOMPARE(none.undefined.value_or(""), std::string("the weights of all classes present are 0"));
    QVERIFY((none.logitGradient == 0).all());
}

QTEST_APPLESS_MAIN(ClassWeightsTest)
#include "class_weights_test.moc"
