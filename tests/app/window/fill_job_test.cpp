// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/fill_job.h"

#include "losslib/scene/flood_fill.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace lossglass;

namespace {

constexpr int kSide = 700;

/// A block of label 1 on label 0; the prediction says 0 everywhere.
Scene blockScene() {
    SceneParts<float> parts;
    parts.width = parts.height = kSide;
    auto labels = std::make_shared<Labels>(std::size_t{kSide} * kSide);
    for (int y = 100; y < 300; ++y)
        std::fill_n(labels->begin() + y * kSide + 50, 400, std::uint8_t{1});
    auto logits = std::make_shared<Planes<float>>(1, Eigen::Index{kSide} * kSide);
    logits->setConstant(-2);
    parts.labels = std::move(labels);
    parts.logits = std::move(logits);
    return Scene::make(std::move(parts)).value();
}

StrokeStyle styleOf(Surface surface) {
    StrokeStyle style;
    style.surface = surface;
    style.tool = StrokeTool::Fill;
    style.label = kIgnored;
    style.probability = 0.75;
    return style;
}

std::int64_t countOf(const Labels& labels, std::uint8_t label) {
    return std::count(labels.begin(), labels.end(), label);
}

}  // namespace

/// A fill off the window's thread gives what one on it gives, as one undo entry; what happens
/// meanwhile stays.
class FillJobTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void equalsAFillOnThisThread_data();
    void equalsAFillOnThisThread();
    void newestWins();
    void fillsWhatWasPaintedMeanwhile();
    void anotherSceneEndsIt();
    void nothingChangedIsNoStep();

private:
    std::unique_ptr<Document> m_document;
};

void FillJobTest::init() {
    m_document = std::make_unique<Document>();
    m_document->load(blockScene(), QStringLiteral("block"));
}

void FillJobTest::equalsAFillOnThisThread_data() {
    QTest::addColumn<Surface>("surface");
    QTest::newRow("target") << Surface::Target;
    QTest::newRow("prediction") << Surface::Prediction;
}

void FillJobTest::equalsAFillOnThisThread() {
    QFETCH(Surface, surface);
    const Scene before = m_document->scene();
    Document other;
    other.load(before, QStringLiteral("other"));
    other.beginStroke(styleOf(surface));
    other.strokeShape(fillCoverage(before, styleOf(surface), 60, 120));
    other.endStroke();

    FillJob job(*m_document);
    job.fill(styleOf(surface), 60, 120);
    QVERIFY(job.isPending());
    // It returned at once.
    QVERIFY(&m_document->scene().labels() == &before.labels());
    QTRY_VERIFY_WITH_TIMEOUT(!job.isPending(), 20000);
    QVERIFY(m_document->scene().labels() == other.scene().labels());
    QVERIFY((m_document->scene().logits() == other.scene().logits()).all());
    QCOMPARE(countOf(m_document->scene().labels(), kIgnored),
             std::int64_t{surface == Surface::Target ? 200 * 400 : 0});
    QCOMPARE(m_document->history().count(), 1);
    QCOMPARE(m_document->history().undoText(), other.history().undoText());
    QVERIFY(m_document->isEdited());
    m_document->undo();
    QVERIFY(m_document->scene().labels() == before.labels());
    QVERIFY((m_document->scene().logits() == before.logits()).all());
    QVERIFY(!m_document->isEdited());
    m_document->redo();
    QVERIFY(m_document->scene().labels() == other.scene().labels());
}

void FillJobTest::newestWins() {
    FillJob job(*m_document);
    for (int i = 0; i < 5; ++i)
        job.fill(styleOf(Surface::Prediction), 10, 10);
    job.fill(styleOf(Surface::Target), 60, 120);
    QTRY_VERIFY_WITH_TIMEOUT(!job.isPending(), 20000);
    QCOMPARE(m_document->history().count(), 1);
    QCOMPARE(countOf(m_document->scene().labels(), kIgnored), std::int64_t{200 * 400});
}

void FillJobTest::fillsWhatWasPaintedMeanwhile() {
    FillJob job(*m_document);
    job.fill(styleOf(Surface::Target), 60, 120);
    StrokeStyle style;
    style.surface = Surface::Target;
    style.label = 0;
    style.brush.diameter = 1;
    m_document->beginStroke(style);
    m_document->strokePiece({200.5, 150.5, 200.5, 150.5});
    // The worker may be done; a stroke under way is not ended by it.
    QTest::qWait(100);
    QVERIFY(m_document->isStroking());
    m_document->endStroke();
    QTRY_VERIFY_WITH_TIMEOUT(!job.isPending(), 20000);
    QCOMPARE(countOf(m_document->scene().labels(), kIgnored), std::int64_t{200 * 400 - 1});
    QCOMPARE(m_document->history().count(), 2);
}

void FillJobTest::anotherSceneEndsIt() {
    FillJob job(*m_document);
    job.fill(styleOf(Surface::Target), 60, 120);
    m_document->load(blockScene(), QStringLiteral("next"));
    QVERIFY(!job.isPending());
    const Labels* labels = &m_document->scene().labels();
    QTest::qWait(300);
    QVERIFY(&m_document->scene().labels() == labels);
}

void FillJobTest::nothingChangedIsNoStep() {
    StrokeStyle same = styleOf(Surface::Target);
    same.label = 1;
    FillJob job(*m_document);
    job.fill(same, 60, 120);
    QTRY_VERIFY_WITH_TIMEOUT(!job.isPending(), 20000);
    QCOMPARE(m_document->history().count(), 0);
    QVERIFY(!m_document->isEdited());
}

QTEST_GUILESS_MAIN(FillJobTest)
#include "fill_job_test.moc"
