// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/sweep_job.h"

#include "app/import/sample_scenes.h"
#include "app/window/surface_curve_job.h"
#include "losslib/analysis/metric_report.h"
#include "losslib/loss/catalogue.h"

#include <QTest>

#include <algorithm>

using namespace lossglass;

namespace {

SweepQuestion questionOf(const std::string& loss, SweepAxis axis) {
    SweepQuestion question;
    const Loss* found = findLoss(loss);
    question.losses = {{found, ParameterValues(found->parameters), {}}};
    question.axes = {std::move(axis)};
    return question;
}

/// Takes far longer than a test may: whoever waits for its end waits in vain.
SweepQuestion endless() {
    return questionOf("hausdorff_dt", {"smooth_noise", 0, 3, 1000});
}

}  // namespace

/// What runs behind the Sweep, Landscape and Metrics tabs: partial answers on the way, and the
/// newest question alone.
class SweepJobTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_scene = loadSample("nuclei_tissue").value().scene; }
    void partsComeBeforeTheEnd();
    void newestWinsAtOnce();
    void cancelledIsSilent();
    void whatCannotBeAskedLeavesNoSweep();
    void sameQuestionIsNotAskedAgain();
    void surfacesOfTheNewestLabel();

private:
    Scene m_scene;
};

void SweepJobTest::partsComeBeforeTheEnd() {
    SweepJob job;
    std::vector<int> computed;
    std::shared_ptr<const Sweep> last;
    connect(&job, &SweepJob::reached, this, [&](const std::shared_ptr<const Sweep>& sweep) {
        computed.push_back(sweep->computed);
        last = sweep;
    });
    job.submit(m_scene, endless());
    QVERIFY(job.isPending());
    QVERIFY(QTest::qWaitFor([&] { return computed.size() >= 3; }, 60000));
    QVERIFY(std::is_sorted(computed.begin(), computed.end()));
    QVERIFY(!last->isComplete());
    QVERIFY(job.isPending());
    // From coarse to fine: both ends and the middle are there first.
    QVERIFY(last->isReached[0] && last->isReached[999] && last->isReached[512]);
    QVERIFY(last->losses[0].points[999].value.has_value());
}

void SweepJobTest::newestWinsAtOnce() {
    SweepJob job;
    std::vector<std::string> told;
    connect(&job, &SweepJob::reached, this, [&](const std::shared_ptr<const Sweep>& sweep) {
        told.push_back(sweep->losses[0].request.loss->id);
    });
    job.submit(m_scene, endless());
    QVERIFY(QTest::qWaitFor([&] { return !told.empty(); }, 60000));
    told.clear();
    job.submit(m_scene, questionOf("dice", {"smooth", 0, 1, 5}));
    QVERIFY(QTest::qWaitFor([&] { return !job.isPending(); }, 60000));
    QVERIFY(!told.empty());
    for (const std::string& loss : told)
        QCOMPARE(loss, std::string("dice"));
}

void SweepJobTest::cancelledIsSilent() {
    SweepJob job;
    int told = 0;
    connect(&job, &SweepJob::reached, this, [&] { ++told; });
    job.submit(m_scene, endless());
    job.cancel();
    QVERIFY(!job.isPending());
    QTest::qWait(300);
    QCOMPARE(told, 0);
}

void SweepJobTest::whatCannotBeAskedLeavesNoSweep() {
    SweepJob job;
    job.submit(m_scene, questionOf("focal", {"gamma", 0, 5, 3}));
    QVERIFY(QTest::qWaitFor([&] { return !job.isPending(); }, 60000));
    QVERIFY(job.sweep() && job.sweep()->isComplete());
    job.submit(m_scene, questionOf("focal", {"omega", 0, 5, 3}));
    QVERIFY(!job.isPending());
    QVERIFY(!job.sweep());
}

void SweepJobTest::sameQuestionIsNotAskedAgain() {
    SweepJob job;
    int told = 0;
    connect(&job, &SweepJob::reached, this, [&] { ++told; });
    SweepQuestion question = questionOf("focal", {"gamma", 0, 5, 3});
    job.submit(m_scene, question);
    QVERIFY(QTest::qWaitFor([&] { return !job.isPending(); }, 60000));
    told = 0;
    // The present value of what runs is no part of the question.
    question.losses[0].values.set("gamma", 4.0);
    job.submit(m_scene, question);
    QVERIFY(!job.isPending());
    question.losses[0].values.set("alpha", 0.25);
    job.submit(m_scene, question);
    QVERIFY(job.isPending());
    QVERIFY(QTest::qWaitFor([&] { return !job.isPending(); }, 60000));
    QVERIFY(told > 0);
}

void SweepJobTest::surfacesOfTheNewestLabel() {
    SurfaceCurveJob job;
    std::vector<int> steps;
    connect(&job, &SurfaceCurveJob::reached, this, [&] { steps.push_back(job.curve()->steps); });
    job.submit(m_scene, 0);
    job.submit(m_scene, 1);
    QVERIFY(job.isPending() && !job.curve());
    QVERIFY(QTest::qWaitFor([&] { return !job.isPending(); }, 60000));
    QCOMPARE(steps, (std::vector<int>{2, 4, 8, 16, 32, 64}));
    const auto report = metricReport(Workspace<float>(m_scene), 0.5);
    const auto line = metricCurve(*job.curve(), MetricKind::Hausdorff95);
    QCOMPARE(line[kSurfaceSteps / 2], metricOf(report.perClass[1], MetricKind::Hausdorff95).value);
    // The same again is there already; another scene keeps the old curve until it is there.
    job.submit(m_scene, 1);
    QVERIFY(!job.isPending());
    const SurfaceCurve* before = job.curve();
    job.submit(loadSample("ms_lesion").value().scene, 1);
    QVERIFY(job.isPending());
    QCOMPARE(job.curve(), before);
    job.cancel();
    QVERIFY(!job.curve());
}

QTEST_GUILESS_MAIN(SweepJobTest)
#include "sweep_job_test.moc"
