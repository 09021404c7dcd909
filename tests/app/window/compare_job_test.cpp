// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/compare_job.h"

#include "losslib/analysis/gradient_budget.h"
#include "losslib/loss/catalogue.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

#include <cmath>

using namespace lossglass;

namespace {

CompareJob::Entry entryOf(int key, const char* id,
                          const std::vector<std::pair<std::string, ParameterValue>>& set = {}) {
    const Loss* loss = findLoss(id);
    CompareJob::Entry entry{key, loss, ParameterValues(loss->parameters)};
    for (const auto& [name, value] : set)
        entry.values.set(name, value);
    return entry;
}

Scene scene() {
    return test::drawnScene({"..#?", ".##.", "...."}, {"2.94", ".71.", "6..3"});
}

Reading<float> readingOf(const Scene& of, const CompareJob::Entry& entry, bool byLogit) {
    const Workspace<float> work(of);
    return evaluateOne(work, {entry.loss, entry.values, {byLogit, !byLogit, false}});
}

}  // namespace

class CompareJobTest : public QObject {
    Q_OBJECT

private slots:
    void readingsAreThoseOfTheLosses_data();
    void readingsAreThoseOfTheLosses();
    void theSameLossWithTwoSettings();
    void differenceOfTwo();
    void differenceWithAnUnknownCardIsLeftOut();
    void onlyTheShownChannelIsKept();
    void undefinedSaysWhy();
    void cancelledKeepsNothingMore();
};

void CompareJobTest::readingsAreThoseOfTheLosses_data() {
    QTest::addColumn<bool>("byLogit");
    QTest::newRow("by logit") << true;
    QTest::newRow("by probability") << false;
}

void CompareJobTest::readingsAreThoseOfTheLosses() {
    QFETCH(bool, byLogit);
    CompareJob job;
    job.byLogit = byLogit;
    job.entries = {entryOf(4, "cross_entropy"), entryOf(9, "dice")};
    const CompareResult result = runCompareJob(job, scene());
    QCOMPARE(result.readings.size(), std::size_t{2});
    for (const auto& entry : job.entries) {
        const auto alone = readingOf(scene(), entry, byLogit);
        const auto& gradient =
            byLogit ? alone.evaluation.logitGradient : alone.evaluation.probabilityGradient;
        const CompareReading& reading = result.readings.at(entry.key);
        QCOMPARE(reading.value, alone.evaluation.value);
        QVERIFY((reading.gradient == gradient).all());
        // The one adds up floats in lanes, the other numbers in double.
        QVERIFY(std::abs(reading.norm / alone.gradientNorm - 1) < 1e-7);
        QCOMPARE(reading.pull,
                 gradientBudget(Workspace<float>(scene()), OutcomeRule{}, gradient).outcomes);
    }
}

void CompareJobTest::theSameLossWithTwoSettings() {
    CompareJob job;
    job.entries = {entryOf(1, "focal"), entryOf(2, "focal", {{"gamma", 0.0}}),
                   entryOf(3, "cross_entropy")};
    const auto readings = runCompareJob(job, scene()).readings;
    QVERIFY(readings.at(1).value < readings.at(2).value);
    // Without focus it is cross-entropy.
    QVERIFY(std::abs(readings.at(2).value - readings.at(3).value) < 1e-9);
}

void CompareJobTest::differenceOfTwo() {
    CompareJob job;
    job.entries = {entryOf(1, "cross_entropy"), entryOf(2, "dice")};
    job.differences = {{3, 1, 2}, {4, 2, 2}};
    const auto readings = runCompareJob(job, scene()).readings;
    const CompareReading &a = readings.at(1), &b = readings.at(2);
    QCOMPARE(readings.at(3).value, a.value - b.value);
    QVERIFY((readings.at(3).gradient == a.gradient - b.gradient).all());
    QVERIFY(std::abs(readings.at(3).pull.total() -
                     (a.gradient - b.gradient).cast<double>().abs().sum()) < 1e-6);
    QCOMPARE(readings.at(4).value, 0.0);
    QCOMPARE(readings.at(4).range.maximum, 0.0);
}

void CompareJobTest::differenceWithAnUnknownCardIsLeftOut() {
    CompareJob job;
    job.entries = {entryOf(1, "dice")};
    job.differences = {{3, 1, 2}};
    QCOMPARE(runCompareJob(job, scene()).readings.size(), std::size_t{1});
}

void CompareJobTest::onlyTheShownChannelIsKept() {
    const Scene classes = test::drawnScene({"0122", "1002"}, {"0112", "1202"}, 1, 3);
    CompareJob job;
    job.entries = {entryOf(1, "cross_entropy")};
    job.channel = 2;
    const CompareReading reading = runCompareJob(job, classes).readings.at(1);
    const auto alone = readingOf(classes, job.entries[0], true);
    QCOMPARE(reading.gradient.rows(), Eigen::Index{1});
    QVERIFY((reading.gradient.row(0) == alone.evaluation.logitGradient.row(2)).all());
    // The numbers are of all channels.
    QVERIFY(std::abs(reading.pull.total() - alone.totalPull) < 1e-6);
}

void CompareJobTest::undefinedSaysWhy() {
    const Scene classes = test::drawnScene({"012"}, {"012"}, 1, 3);
    CompareJob job;
    job.entries = {entryOf(1, "lovasz_hinge"), entryOf(2, "dice")};
    job.differences = {{3, 2, 1}};
    const auto readings = runCompareJob(job, classes).readings;
    QVERIFY(readings.at(1).undefined.has_value());
    QVERIFY(!readings.at(2).undefined.has_value());
    QCOMPARE(readings.at(3).undefined, readings.at(1).undefined);
}

void CompareJobTest::cancelledKeepsNothingMore() {
    CompareJob job;
    job.entries = {entryOf(1, "dice"), entryOf(2, "focal")};
    int asked = 0;
    const auto result = runCompareJob(job, scene(), [&asked] { return ++asked > 1; });
    QCOMPARE(result.readings.size(), std::size_t{1});
    QVERIFY(runCompareJob(job, {}).readings.empty());
}

QTEST_GUILESS_MAIN(CompareJobTest)
#include "compare_job_test.moc"
