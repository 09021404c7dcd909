// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/samples.h"
#include "losslib/formats/npy.h"
#include "tests/app/document/drawn_scene.h"
#include "tests/app/window/window_driver.h"
#include "widgets/canvas/sample_strip.h"
#include "widgets/panels/reduction_table.h"
#include "widgets/panels/reduction_view.h"
#include "widgets/panels/status_readout.h"

#include <QAction>
#include <QImage>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace lossglass;
using lossglass::test::WindowDriver;

namespace {

constexpr auto kTarget = CanvasContent::Target;
constexpr auto kPrediction = CanvasContent::Prediction;

/// 64 x 64; a square of `side` pixels at the middle, the prediction knows nothing of it.
Scene square(int side) {
    QStringList rows;
    for (int y = 0; y < 64; ++y) {
        QString row(64, '.');
        for (int x = 0; x < 64; ++x)
            if (std::abs(x - 32) * 2 < side && std::abs(y - 32) * 2 < side) row[x] = '#';
        rows << row;
    }
    return drawing::drawn(rows, -3);
}

Scene batch() {
    return stackSamples<float>({square(4), square(40), square(12)}).value();
}

bool write(const QString& path, const std::vector<std::int64_t>& shape,
           const std::vector<float>& values) {
    return !writeNpy(path.toStdString(), shape, std::span<const float>(values));
}

/// The window on a batch of three.
struct SampleDriver : WindowDriver {
    SampleDriver() {
        settle();
        window.document().load(batch(), "batch");
        window.document().selectLoss("dice");
    }

    SampleStrip* strip() { return window.findChild<SampleStrip*>(); }
    ReductionView* reductions() { return window.findChild<ReductionView*>(); }
    bool lab() {
        return QTest::qWaitFor([this] { return window.isCurrent(); }, 30000);
    }
    void clickSample(int sample) {
        QTest::mouseClick(strip()->viewport(), Qt::LeftButton, {},
                          strip()->thumbnailRect(sample).center());
    }
    QAction* action(const QString& text) {
        for (QAction* each : window.findChildren<QAction*>())
            if (each->text().remove('&') == text) return each;
        return nullptr;
    }
};

}  // namespace

/// A batch in the window: choosing, painting, adding, removing, and the Reductions tab.
class SamplesTest : public QObject {
    Q_OBJECT

private slots:
    void oneSampleHasNoStrip();
    void theStripChoosesWhatTheCanvasesShow();
    void keysOfTheWindowStepThroughTheSamples();
    void paintGoesToTheShownSample_data();
    void paintGoesToTheShownSample();
    void aStrokeDoesNotSpillOver();
    void theMarkStaysAtItsPlace();
    void theStatusLineNamesTheSample();
    void aCopyIsShownAndUndone();
    void removingTheLastShowsTheOneBefore();
    void samplesComeFromFiles();
    void filesThatDoNotFitChangeNothing();
    void theReductionsFollowTheLoss();
    void theInvitationAddsASample();
    void aClickInTheReductionsShowsTheSample();
};

void SamplesTest::oneSampleHasNoStrip() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    QVERIFY(driver.strip()->isVisible());
    driver.window.document().load(square(4), "one");
    QVERIFY(!driver.strip()->isVisible());
    QVERIFY(!driver.action("Remove this sample")->isEnabled());
    QVERIFY(driver.action("Add a copy of this sample")->isEnabled());
}

void SamplesTest::theStripChoosesWhatTheCanvasesShow() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    for (const int sample : {1, 2, 0}) {
        driver.clickSample(sample);
        QCOMPARE(driver.window.settings().sample, sample);
        for (const CanvasContent content : {kTarget, kPrediction, CanvasContent::Gradient})
            QCOMPARE(driver.canvas(content)->shownPixels(), QRect(0, 64 * sample, 64, 64));
    }
    QTest::keyClick(driver.strip(), Qt::Key_End);
    QCOMPARE(driver.window.settings().sample, 2);
}

void SamplesTest::keysOfTheWindowStepThroughTheSamples() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    QTest::keyClick(driver.canvas(kTarget), Qt::Key_PageDown, Qt::AltModifier);
    QCOMPARE(driver.window.settings().sample, 1);
    QCOMPARE(driver.strip()->selected(), 1);
    QTest::keyClick(driver.canvas(kTarget), Qt::Key_PageUp, Qt::AltModifier);
    QTest::keyClick(driver.canvas(kTarget), Qt::Key_PageUp, Qt::AltModifier);
    QCOMPARE(driver.window.settings().sample, 0);
}

void SamplesTest::paintGoesToTheShownSample_data() {
    QTest::addColumn<int>("sample");
    for (const int sample : {0, 1, 2})
        QTest::addRow("sample %d", sample + 1) << sample;
}

void SamplesTest::paintGoesToTheShownSample() {
    QFETCH(int, sample);
    SampleDriver driver;
    QVERIFY(driver.isReady());
    driver.clickSample(sample);
    driver.smallestBrush();
    const Labels before = driver.scene().labels();
    const QPoint pixel(5, 64 * sample + 7);
    driver.stroke(kTarget, pixel, pixel);
    Labels wanted = before;
    wanted[static_cast<std::size_t>(pixel.y() * 64 + pixel.x())] = 1;
    QVERIFY(driver.scene().labels() == wanted);
    QVERIFY(driver.settle());
    driver.undo();
    QVERIFY(driver.scene().labels() == before);
    QCOMPARE(driver.window.settings().sample, sample);
}

void SamplesTest::aStrokeDoesNotSpillOver() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    driver.clickSample(1);
    const Planes<float> before = driver.scene().logits();
    // The brush is nine wide: it reaches over both edges.
    driver.stroke(kPrediction, {30, 64}, {30, 127});
    const Planes<float>& now = driver.scene().logits();
    QVERIFY((now.leftCols(64 * 64) == before.leftCols(64 * 64)).all());
    QVERIFY((now.rightCols(64 * 64) == before.rightCols(64 * 64)).all());
    QVERIFY(now(0, 64 * 64 + 30) > before(0, 64 * 64 + 30));
}

void SamplesTest::theMarkStaysAtItsPlace() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    driver.move(kTarget, {40, 20});
    driver.move(kTarget, {20, 10});
    QTRY_COMPARE(driver.window.settings().pixel, std::optional(QPoint(20, 10)));
    driver.clickSample(2);
    QCOMPARE(driver.window.settings().pixel, std::optional(QPoint(20, 138)));
}

void SamplesTest::theStatusLineNamesTheSample() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    driver.clickSample(1);
    // Two places, as the pointer may stand at the second from before.
    driver.move(kTarget, {40, 90});
    driver.move(kTarget, {20, 74});
    QTRY_COMPARE(driver.window.settings().pixel, std::optional(QPoint(20, 74)));
    const auto* status = driver.window.findChild<StatusReadout*>();
    QVERIFY2(status->text().startsWith("sample 2   row, column 10, 20"),
             qPrintable(status->text()));
    driver.window.document().load(square(4), "one");
    QVERIFY(driver.settle());
    QVERIFY2(status->text().startsWith("row, column"), qPrintable(status->text()));
}

void SamplesTest::aCopyIsShownAndUndone() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    driver.clickSample(1);
    const int steps = driver.steps();
    driver.action("Add a copy of this sample")->trigger();
    QCOMPARE(driver.scene().samples(), 4);
    QCOMPARE(driver.steps(), steps + 1);
    QCOMPARE(driver.window.settings().sample, 2);
    QVERIFY(sampleOf(driver.scene(), 2).labels() == square(40).labels());
    QVERIFY(driver.settle());
    driver.clickSample(3);
    driver.undo();
    QCOMPARE(driver.scene().samples(), 3);
    QCOMPARE(driver.window.settings().sample, 2);
    QCOMPARE(driver.canvas(kTarget)->shownPixels(), QRect(0, 128, 64, 64));
    driver.redo();
    QCOMPARE(driver.scene().samples(), 4);
    QVERIFY(driver.settle());
}

void SamplesTest::removingTheLastShowsTheOneBefore() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    driver.clickSample(2);
    driver.action("Remove this sample")->trigger();
    QCOMPARE(driver.scene().samples(), 2);
    QCOMPARE(driver.window.settings().sample, 1);
    QCOMPARE(driver.strip()->selected(), 1);
    driver.action("Remove this sample")->trigger();
    QVERIFY(driver.scene().labels() == square(4).labels());
    QVERIFY(!driver.strip()->isVisible());
    driver.undo();
    driver.undo();
    QVERIFY(driver.scene().labels() == batch().labels());
    QVERIFY(driver.strip()->isVisible());
    QVERIFY(driver.settle());
}

void SamplesTest::samplesComeFromFiles() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    QTemporaryDir folder;
    const QString target = folder.filePath("t.png"), prediction = folder.filePath("p.npy");
    QImage labels(64, 64, QImage::Format_Grayscale8);
    labels.fill(0);
    labels.scanLine(0)[0] = 1;
    QVERIFY(labels.save(target));
    QVERIFY(write(prediction, {64, 64}, std::vector<float>(64 * 64, -2.5F)));
    driver.window.opener().addSamples(target, {prediction});
    QVERIFY(driver.settle());
    QCOMPARE(driver.scene().samples(), 4);
    QCOMPARE(driver.window.settings().sample, 3);
    QCOMPARE(driver.scene().labels()[3 * 64 * 64], std::uint8_t{1});
    QCOMPARE(driver.scene().logits()(0, 3 * 64 * 64), -2.5F);
    QCOMPARE(driver.window.document().history().undoText(), "adding of samples t.png");
    QCOMPARE(driver.window.document().title(), "batch");
    driver.undo();
    QVERIFY(driver.scene().labels() == batch().labels());
}

void SamplesTest::filesThatDoNotFitChangeNothing() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    QTemporaryDir folder;
    const QString path = folder.filePath("small.npy");
    QVERIFY(write(path, {8, 8}, std::vector<float>(8 * 8, 0)));
    QString said;
    connect(&driver.window.opener(), &SceneOpener::failed, this,
            [&](const QString& sentence) { said = sentence; });
    driver.window.opener().addSamples(path, {path});
    QVERIFY(driver.settle());
    QVERIFY2(said.contains("sample 4 is 8 × 8 (width × height), the first 64 × 64"),
             qPrintable(said));
    QCOMPARE(driver.scene().samples(), 3);
}

void SamplesTest::theReductionsFollowTheLoss() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    QVERIFY(driver.window.showTab("reductions"));
    QVERIFY(driver.lab());
    const auto& lab = driver.reductions()->table()->lab();
    QVERIFY(lab.has_value());
    QCOMPARE(lab->loss->id, std::string("dice"));
    QCOMPARE(lab->samples.size(), std::size_t{3});
    // The window's own value of the loss is that over the batch.
    QVERIFY(std::abs(*lab->of(BatchReduction::PerBatch).value - driver.value("dice")) < 1e-6);
    const double before = *lab->of(BatchReduction::PerBatch).value;
    driver.window.document().setParameter("dice", "smooth", 50.0);
    QVERIFY(driver.lab());
    QVERIFY(*lab->of(BatchReduction::PerBatch).value != before);
    driver.window.document().selectLoss("focal");
    QVERIFY(driver.lab());
    QCOMPARE(lab->loss->id, std::string("focal"));
    QCOMPARE(driver.reductions()->conclusion(),
             "Here every reduction gives the same value and the same gradient.");
    // Hidden it rests, and catches up when it comes forth.
    QVERIFY(driver.window.showTab("response"));
    driver.window.document().selectLoss("tversky");
    QVERIFY(driver.lab());
    QCOMPARE(lab->loss->id, std::string("focal"));
    QTest::keyClick(&driver.window, Qt::Key_3, Qt::ControlModifier);
    QVERIFY(driver.lab());
    QCOMPARE(lab->loss->id, std::string("tversky"));
    QVERIFY(!driver.window.showTab("moon"));
}

void SamplesTest::theInvitationAddsASample() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    driver.window.document().load(square(12), "one");
    QVERIFY(driver.window.showTab("reductions"));
    QVERIFY(driver.reductions()->isInviting());
    QTest::mouseClick(driver.reductions()->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(driver.scene().samples(), 2);
    QVERIFY(driver.lab());
    QVERIFY(!driver.reductions()->isInviting());
    QVERIFY(driver.strip()->isVisible());
    QVERIFY(driver.reductions()->table()->text().contains("All samples pull alike"));
    driver.undo();
    QVERIFY(driver.reductions()->isInviting());
}

void SamplesTest::aClickInTheReductionsShowsTheSample() {
    SampleDriver driver;
    QVERIFY(driver.isReady());
    QVERIFY(driver.window.showTab("reductions"));
    QVERIFY(driver.lab());
    const auto* table = driver.reductions()->table();
    QTest::mouseClick(driver.reductions()->table(), Qt::LeftButton, {},
                      table->bar(BatchReduction::PerBatch).part(1).center().toPoint());
    QCOMPARE(driver.window.settings().sample, 1);
    QCOMPARE(driver.strip()->selected(), 1);
}

QTEST_MAIN(SamplesTest)
#include "samples_test.moc"
