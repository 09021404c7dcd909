// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/response_job.h"

#include "losslib/loss/catalogue.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

Request requestOf(const char* id) {
    const Loss* loss = findLoss(id);
    return {loss, ParameterValues(loss->parameters), {true, true, true}};
}

Request focalOf(double gamma) {
    Request request = requestOf("focal");
    request.values.set("gamma", gamma);
    return request;
}

ResponseResult run(const ResponseJob& job, const Scene& scene) {
    return runResponseJob(job, evaluateAll(scene, {job.selected}), Workspace<float>(scene));
}

Scene twoClasses() {
    return drawnScene({"##..?", "#...."}, {"7398.", "46#21"});
}

Scene threeClasses() {
    return drawnScene({"012?", "2201"}, {"0212", "2100"}, 1, 3);
}

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

/// What the Response tab and the notes are told: curves in closed form, counts, where pull lands.
class ResponseJobTest : public QObject {
    Q_OBJECT

private slots:
    void curvesAreClosedForms_data();
    void curvesAreClosedForms();
    void ghostIsTheFormerSetting();
    void othersWithAndWithoutCurve();
    void lossOfTheWholePictureHasNoCurve();
    void countsLeaveOutIgnoredPixels();
    void pullByLabelIsThatOfThePixels();
    void pullByLabelEqualsTheTotal_data();
    void pullByLabelEqualsTheTotal();
    void summaryIsOfTheChosenLabel_data();
    void summaryIsOfTheChosenLabel();
    void halfPullOfCrossEntropyIsForComparison();
    void nothingValid();
    void whatNobodySeesIsLeftOut();
};

void ResponseJobTest::curvesAreClosedForms_data() {
    QTest::addColumn<int>("target");
    QTest::addColumn<double>("gamma");  // 0 is cross-entropy
    QTest::newRow("cross-entropy, t = 1") << 1 << 0.0;
    QTest::newRow("cross-entropy, t = 0") << 0 << 0.0;
    QTest::newRow("focal, t = 1") << 1 << 2.0;
    QTest::newRow("focal, t = 0") << 0 << 2.0;
    QTest::newRow("focal, sharper") << 1 << 3.5;
}

void ResponseJobTest::curvesAreClosedForms() {
    QFETCH(int, target);
    QFETCH(double, gamma);
    ResponseJob job;
    job.selected = gamma == 0 ? requestOf("cross_entropy") : focalOf(gamma);
    job.target = target;
    const ResponseResult result = run(job, twoClasses());
    QVERIFY(result.selected);
    QVERIFY(result.whyNoCurve.empty());
    QCOMPARE(result.selected->loss, job.selected.loss);
    const ResponseCurve& curve = result.selected->curve;
    QVERIFY(curve.size() > 100);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double p = curve.p[i];
        const double own = target == 1 ? p : 1 - p;   // of the true label
        const double rest = target == 1 ? 1 - p : p;  // 1 - own without rounding
        const double loss = -std::pow(rest, gamma) * std::log(own);
        const double slope = std::pow(rest, gamma) * (gamma * own * std::log(own) - rest);
        const QByteArray place = "p = " + QByteArray::number(p);
        QVERIFY2(std::abs(curve.loss[i] - loss) <= 1e-9 * (1 + loss), place);
        QVERIFY2(std::abs(curve.byLogit[i] - (target == 1 ? slope : -slope)) <= 1e-9, place);
    }
}

void ResponseJobTest::ghostIsTheFormerSetting() {
    ResponseJob job;
    job.selected = focalOf(3);
    job.ghost = focalOf(1).values;
    const ResponseResult result = run(job, twoClasses());
    QVERIFY(result.selected && result.ghost);
    QCOMPARE(result.ghost->values.real("gamma"), 1.0);
    const std::size_t middle = result.ghost->curve.size() / 2;
    QCOMPARE(result.ghost->curve.p[middle], 0.5);
    QCOMPARE(result.ghost->curve.loss[middle], 0.5 * std::log(2));
    QCOMPARE(result.selected->curve.loss[middle], 0.125 * std::log(2));
}

void ResponseJobTest::othersWithAndWithoutCurve() {
    ResponseJob job;
    job.selected = requestOf("focal");
    job.others = {requestOf("cross_entropy"), requestOf("dice"), requestOf("l2"),
                  requestOf("lovasz_softmax")};
    const ResponseResult result = run(job, twoClasses());
    QCOMPARE(result.others.size(), std::size_t{2});
    QCOMPARE(result.others[0].loss->id, std::string("cross_entropy"));
    QCOMPARE(result.others[1].loss->id, std::string("l2"));
    QCOMPARE(result.withoutCurve.size(), std::size_t{2});
    QCOMPARE(result.withoutCurve[0]->id, std::string("dice"));
    QCOMPARE(result.withoutCurve[1]->id, std::string("lovasz_softmax"));
}

void ResponseJobTest::lossOfTheWholePictureHasNoCurve() {
    ResponseJob job;
    job.selected = requestOf("dice");
    job.ghost = job.selected.values;
    job.others = {requestOf("focal")};
    const ResponseResult result = run(job, twoClasses());
    QVERIFY(!result.selected);
    QVERIFY(!result.ghost);
    QCOMPARE(result.whyNoCurve,
             std::string("Dice depends on the whole picture, so it has no curve."));
    QCOMPARE(result.others.size(), std::size_t{1});
    QVERIFY(sum(result.pullPerLabel) > 0);
    QVERIFY(result.summary);
    QVERIFY(!result.halfPullOfCrossEntropy);
}

void ResponseJobTest::countsLeaveOutIgnoredPixels() {
    ResponseJob job;
    job.selected = requestOf("focal");
    const LabelCounts two = run(job, twoClasses()).counts;
    QCOMPARE(two.valid, std::int64_t{9});
    QCOMPARE(two.ignored, std::int64_t{1});
    QCOMPARE(two.perLabel, std::vector<double>({6, 3}));
    const LabelCounts three = run(job, threeClasses()).counts;
    QCOMPARE(three.valid, std::int64_t{7});
    QCOMPARE(three.perLabel, std::vector<double>({2, 2, 3}));
}

void ResponseJobTest::pullByLabelIsThatOfThePixels() {
    ResponseJob job;
    job.selected = requestOf("cross_entropy");
    const Scene scene = twoClasses();
    std::vector<double> expected(2);
    for (std::size_t i = 0; i < scene.labels().size(); ++i) {
        const int label = scene.labels()[i];
        if (label == kIgnored) continue;
        const double p =
            1 / (1 + std::exp(-double{scene.logits()(0, static_cast<Eigen::Index>(i))}));
        expected[static_cast<std::size_t>(label)] += std::abs(p - label) / 9;
    }
    const auto pull = run(job, scene).pullPerLabel;
    QCOMPARE(pull.size(), expected.size());
    for (std::size_t label = 0; label < 2; ++label)
        QVERIFY(std::abs(pull[label] - expected[label]) < 1e-6);
}

void ResponseJobTest::pullByLabelEqualsTheTotal_data() {
    QTest::addColumn<QString>("loss");
    QTest::addColumn<bool>("several");
    for (const char* id : {"cross_entropy", "focal", "dice", "lovasz_softmax", "bce_dice"}) {
        QTest::addRow("%s, one channel", id) << id << false;
        QTest::addRow("%s, three channels", id) << id << true;
    }
}

void ResponseJobTest::pullByLabelEqualsTheTotal() {
    QFETCH(QString, loss);
    QFETCH(bool, several);
    const Scene scene = several ? threeClasses() : twoClasses();
    ResponseJob job;
    job.selected = requestOf(loss.toLatin1());
    const auto readings = evaluateAll(scene, {requestOf("l1"), job.selected});
    const double total = readings[1].totalPull;
    QVERIFY(total > 0);
    double found = 0;
    for (int channel = 0; channel < scene.channels(); ++channel) {
        job.watched = channel;
        found += sum(runResponseJob(job, readings, Workspace<float>(scene)).pullPerLabel);
    }
    QVERIFY2(std::abs(found - total) < 1e-6 * total, qPrintable(QString::number(found / total)));
}

void ResponseJobTest::summaryIsOfTheChosenLabel_data() {
    QTest::addColumn<bool>("several");
    QTest::addColumn<int>("target");
    QTest::addColumn<qint64>("below");
    QTest::addColumn<qint64>("above");
    // p of the watched class; a digit d of the drawing is (d + 0.5) / 10.
    QTest::newRow("foreground") << false << 1 << qint64{2} << qint64{1};
    QTest::newRow("background") << false << 0 << qint64{2} << qint64{4};
    // The winner's probability is e^2 / (e^2 + 2) = 0.79, the others' 0.11.
    QTest::newRow("class 0 of three") << true << 0 << qint64{2} << qint64{0};
    QTest::newRow("class 1 of three") << true << 1 << qint64{2} << qint64{0};
    QTest::newRow("class 2 of three") << true << 2 << qint64{1} << qint64{2};
}

void ResponseJobTest::summaryIsOfTheChosenLabel() {
    QFETCH(bool, several);
    QFETCH(int, target);
    ResponseJob job;
    job.selected = requestOf("focal");
    job.target = target;
    job.watched = 1;
    const ResponseResult result = run(job, several ? threeClasses() : twoClasses());
    QVERIFY(result.summary);
    const ResponseSummary& summary = *result.summary;
    QTEST(qint64{summary.pixelsBelow}, "below");
    QTEST(qint64{summary.pixelsAbove}, "above");
    const auto label = static_cast<std::size_t>(target);
    const double pixels = std::accumulate(summary.pixels.begin(), summary.pixels.end(), 0.0);
    QCOMPARE(pixels, result.counts.perLabel[label]);
    QVERIFY(std::abs(summary.pullBelow + summary.pullAbove - result.pullPerLabel[label]) < 1e-9);
}

void ResponseJobTest::halfPullOfCrossEntropyIsForComparison() {
    ResponseJob plain;
    plain.selected = requestOf("cross_entropy");
    const ResponseResult itself = run(plain, twoClasses());
    QVERIFY(!itself.halfPullOfCrossEntropy);
    QVERIFY(itself.summary->halfPullAt);
    ResponseJob focal;
    focal.selected = focalOf(2);
    const ResponseResult other = run(focal, twoClasses());
    QCOMPARE(other.halfPullOfCrossEntropy, itself.summary->halfPullAt);
    // Focal leaves the sure pixels alone, so its own half lies among smaller p.
    QVERIFY(other.summary->halfPullAt < other.halfPullOfCrossEntropy);
}

void ResponseJobTest::nothingValid() {
    ResponseJob job;
    job.selected = requestOf("focal");
    job.others = {requestOf("dice")};
    const ResponseResult result = run(job, drawnScene({"??"}, {"19"}));
    QCOMPARE(result.counts.valid, std::int64_t{0});
    QVERIFY(!result.selected);
    QCOMPARE(result.whyNoCurve, std::string("no valid pixel: all are ignored"));
    QVERIFY(result.pullPerLabel.empty());
}

void ResponseJobTest::whatNobodySeesIsLeftOut() {
    ResponseJob job;
    job.selected = focalOf(2);
    job.others = {requestOf("dice"), requestOf("l2")};
    const ResponseResult whole = run(job, twoClasses());
    job.isSeen = false;
    const ResponseResult part = run(job, twoClasses());
    QVERIFY(whole.isWhole && whole.selected && whole.summary && whole.halfPullOfCrossEntropy);
    QVERIFY(!part.isWhole);
    QVERIFY(!part.selected && !part.summary && !part.halfPullOfCrossEntropy);
    QVERIFY(part.others.empty() && part.withoutCurve.empty());
    QCOMPARE(part.counts.valid, whole.counts.valid);
    QCOMPARE(part.pullPerLabel, whole.pullPerLabel);
}

QTEST_APPLESS_MAIN(ResponseJobTest)
#include "response_job_test.moc"
