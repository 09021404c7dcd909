// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/reduction_view.h"

#include "losslib/loss/catalogue.h"
#include "widgets/panels/reduction_table.h"
#include "widgets/panels/reduction_text.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

Q_DECLARE_METATYPE(lossglass::ReductionLab)

using namespace lossglass;

namespace {

ReductionReading reading(BatchReduction reduction, double value, std::vector<double> shares) {
    ReductionReading result;
    result.reduction = reduction;
    result.value = value;
    result.gradientNorm = value / 2;
    result.pull = 1;
    result.dominating = static_cast<int>(
        std::distance(shares.begin(), std::max_element(shares.begin(), shares.end())));
    result.shares = std::move(shares);
    return result;
}

/// Two samples; shares per image and per batch (everything is as per batch).
ReductionLab labOf(std::vector<double> perImage, std::vector<double> perBatch) {
    ReductionLab lab;
    lab.loss = findLoss("dice");
    for (std::size_t i = 0; i < perImage.size(); ++i)
        lab.samples.push_back({0.25 * static_cast<double>(i + 1), {}, 0.125, 1});
    lab.reductions = {reading(BatchReduction::PerImage, 0.5, std::move(perImage)),
                      reading(BatchReduction::PerBatch, 0.75, perBatch),
                      reading(BatchReduction::Everything, 0.75, perBatch)};
    return lab;
}

}  // namespace

/// The Reductions tab: what it says, and what a hand can do there.
class ReductionViewTest : public QObject {
    Q_OBJECT

private slots:
    void sharesAreRoundedHonestly_data();
    void sharesAreRoundedHonestly();
    void theDominatingSampleIsNamed_data();
    void theDominatingSampleIsNamed();
    void theConclusionComparesTheRows_data();
    void theConclusionComparesTheRows();
    void partsOfTheBarFollowTheShares();
    void aClickOnABarOrARowChooses();
    void everyRowIsWritten();
    void undefinedIsSaidWithItsReason();
    void oneSampleInvites();
    void showsItselfInBothThemes_data();
    void showsItselfInBothThemes();
};

void ReductionViewTest::sharesAreRoundedHonestly_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << 0.0 << "0 %";
    QTest::newRow("not quite 0") << 0.0004 << "< 0.1 %";
    QTest::newRow("below ten") << 0.0432 << "4.3 %";
    QTest::newRow("never 10.0") << 0.0998 << "10 %";
    QTest::newRow("middle") << 0.914 << "91 %";
    QTest::newRow("not quite 1") << 0.998 << "> 99 %";
    QTest::newRow("1") << 1.0 << "100 %";
}

void ReductionViewTest::sharesAreRoundedHonestly() {
    QFETCH(double, share);
    QFETCH(QString, text);
    QCOMPARE(shareText(share), text);
}

void ReductionViewTest::theDominatingSampleIsNamed_data() {
    QTest::addColumn<std::vector<double>>("shares");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("second") << std::vector<double>{0.09, 0.91} << "Sample 2 makes 91 % of the pull";
    QTest::newRow("alike") << std::vector<double>{0.5, 0.5} << "All samples pull alike";
    QTest::newRow("alone") << std::vector<double>{1} << "Sample 1 makes 100 % of the pull";
}

void ReductionViewTest::theDominatingSampleIsNamed() {
    QFETCH(std::vector<double>, shares);
    QFETCH(QString, sentence);
    QCOMPARE(dominanceText(reading(BatchReduction::PerImage, 1, shares)), sentence);
    QCOMPARE(dominanceText({}), "Nothing pulls: the gradient is 0 everywhere");
}

void ReductionViewTest::theConclusionComparesTheRows_data() {
    QTest::addColumn<ReductionLab>("lab");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("others dominate")
        << labOf({0.62, 0.38}, {0.05, 0.95})
        << "Per image sample 1 pulls most (62 %), per batch sample 2 (95 %).";
    QTest::newRow("the same dominates")
        << labOf({0.62, 0.38}, {0.75, 0.25})
        << "Sample 1 pulls most, with 62 % per image and 75 % per batch.";
    ReductionLab same = labOf({0.3, 0.7}, {0.3, 0.7});
    same.reductions[0].value = 0.75;
    QTest::newRow("no difference")
        << same << "Here every reduction gives the same value and the same gradient.";
    ReductionLab none = labOf({0.3, 0.7}, {0.3, 0.7});
    none.reductions[0].dominating.reset();
    QTest::newRow("one without a pull")
        << none << "The reductions differ, but not every one has a gradient.";
}

void ReductionViewTest::theConclusionComparesTheRows() {
    QFETCH(ReductionLab, lab);
    QFETCH(QString, sentence);
    ReductionView view;
    view.setLab(lab, "Dice");
    QCOMPARE(view.conclusion(), sentence);
}

void ReductionViewTest::partsOfTheBarFollowTheShares() {
    const ShareBar bar{QRectF(10, 0, 200, 10), {0.25, 0, 0.75}, 2};
    QCOMPARE(bar.part(0), QRectF(10, 0, 50, 10));
    QCOMPARE(bar.part(1).width(), 0.0);
    QCOMPARE(bar.part(2), QRectF(60, 0, 150, 10));
    QCOMPARE(bar.sampleAt({20, 5}), 0);
    QCOMPARE(bar.sampleAt({61, 5}), 2);
    QCOMPARE(bar.sampleAt({5, 5}), -1);
}

void ReductionViewTest::aClickOnABarOrARowChooses() {
    ReductionView view;
    view.resize(800, 400);
    view.setLab(labOf({0.62, 0.38}, {0.05, 0.95}), "Dice");
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy chosen(&view, &ReductionView::sampleChosen);
    ReductionTable* table = view.table();
    const auto click = [&](QPointF place) {
        QTest::mouseClick(table, Qt::LeftButton, {}, place.toPoint());
    };
    click(table->bar(BatchReduction::PerImage).part(0).center());
    click(table->bar(BatchReduction::PerBatch).part(1).center());
    click(QRectF(table->sampleRow(0)).center());
    click({1, 1});
    QCOMPARE(chosen.count(), 3);
    QCOMPARE(chosen[0].first().toInt(), 0);
    QCOMPARE(chosen[1].first().toInt(), 1);
    QCOMPARE(chosen[2].first().toInt(), 0);
}

void ReductionViewTest::everyRowIsWritten() {
    ReductionView view;
    view.setLab(labOf({0.62, 0.38}, {0.05, 0.95}), "Dice");
    const QStringList lines = view.table()->text().split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[0], "Per image  0.5000  0.2500  Sample 1 makes 62 % of the pull");
    QCOMPARE(lines[1], "Per batch  0.7500  0.3750  Sample 2 makes 95 % of the pull");
    QVERIFY(lines[2].startsWith("Everything  0.7500"));
    QVERIFY(lines[4].startsWith("Sample 2  0.5000  0.1250  per image 38 %"));
    QCOMPARE(view.table()->accessibleName(), view.table()->text());
}

void ReductionViewTest::undefinedIsSaidWithItsReason() {
    ReductionLab lab = labOf({0.62, 0.38}, {0.05, 0.95});
    lab.reductions[0].value.reset();
    lab.reductions[0].undefined = "sample 2: infinite";
    ReductionView view;
    view.setLab(lab, "Dice");
    QVERIFY(view.table()->text().startsWith("Per image  undefined"));
}

void ReductionViewTest::oneSampleInvites() {
    ReductionView view;
    view.resize(800, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(view.isInviting());
    QVERIFY(!view.table()->isVisible());
    QSignalSpy copies(&view, &ReductionView::copyRequested);
    QSignalSpy files(&view, &ReductionView::filesRequested);
    for (auto* button : view.findChildren<QPushButton*>())
        QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(copies.count(), 1);
    QCOMPARE(files.count(), 1);
    view.setLab(labOf({0.62, 0.38}, {0.05, 0.95}), "Dice");
    QVERIFY(!view.isInviting());
    QVERIFY(view.table()->isVisible());
    view.setSingleSample();
    QVERIFY(view.isInviting());
}

void ReductionViewTest::showsItselfInBothThemes_data() {
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("light") << ThemeKind::Light;
    QTest::newRow("dark") << ThemeKind::Dark;
}

void ReductionViewTest::showsItselfInBothThemes() {
    QFETCH(ThemeKind, kind);
    applyTheme(*qApp, kind);
    ReductionView view;
    view.resize(800, 400);
    view.setLab(labOf({0.62, 0.38}, {0.05, 0.95}), "Dice");
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    ReductionTable* table = view.table();
    const QImage image = table->grab().toImage();
    const ShareBar bar = table->bar(BatchReduction::PerBatch);
    const auto colourIn = [&](int sample) {
        return image.pixel((bar.part(sample).bottomRight() - QPointF(4, 4)).toPoint());
    };
    QCOMPARE(colourIn(1), theme(kind).accent.rgb());
    QCOMPARE(colourIn(0), bar.colour(0, theme(kind)).rgb());
    QVERIFY(colourIn(0) != theme(kind).panel.rgb());
}

QTEST_MAIN(ReductionViewTest)
#include "reduction_view_test.moc"
