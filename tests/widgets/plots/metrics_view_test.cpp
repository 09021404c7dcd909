// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/metrics_view.h"

#include "widgets/plots/metrics_model.h"
#include "widgets/plots/metrics_plot.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

using namespace lossglass;

namespace {

MetricsViewData sample() {
    MetricsViewData content;
    content.columns = QStringList{"Mean", "background", "nucleus"};
    content.threshold = 0.5;
    content.curveOf = "nucleus";
    MetricsRow dice{"Dice", "2 TP / ...", false, {{0.75, {}}, {0.9, {}}, {0.6, {}}}, {}};
    MetricsRow precision{
        "Precision", "TP / ...", false, {{0.9, {}}, {0.9, {}}, {{}, "nowhere"}}, {}};
    for (int i = 0; i <= 10; ++i) {
        dice.curve.emplace_back(1 - i / 10.0);
        precision.curve.push_back(i > 5 ? std::nullopt : std::optional(0.2));
    }
    content.rows = {dice,
                    precision,
                    {"Brier score", "mean (p - t)^2", false, {{0.1, {}}, {0.1, {}}, {0.1, {}}}, {}},
                    {"Loss: Focal", {}, true, {{0.05371, {}}, {}, {0.05, {}}}, {}}};
    return content;
}

}  // namespace

class MetricsViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void modelIsSound();
    void undefinedIsSaidInWords();
    void numbersReadAsEverywhere();
    void thresholdIsSilentWhenSet();
    void theSliderMovesTheThreshold();
    void theLineIsDragged();
    void arrowsMoveTheLine();
    void chosenRowIsTheVioletCurve();
    void withoutThresholdNothingMoves();
    void newNumbersKeepTheChosenRow();
    void lengthsHaveAnAxisOfTheirOwn();

private:
    QString text(int row, int column, int role = Qt::DisplayRole) {
        return m_view->table()->model()->index(row, column).data(role).toString();
    }
    /// Whether the accent colour is within two pixels of where a curve has that value.
    bool isViolet(double threshold, double value) {
        for (const QRgb each : around(threshold, value))
            if (QColor(each) == lightTheme().accent) return true;
        return false;
    }
    /// Whether there is one colour alone.
    bool isEmpty(double threshold, double value) {
        const auto colours = around(threshold, value);
        return std::all_of(colours.begin(), colours.end(),
                           [&](QRgb each) { return each == colours.front(); });
    }
    std::vector<QRgb> around(double threshold, double value) {
        const MetricsPlot* plot = m_view->plot();
        const QImage image = m_view->plot()->grab().toImage();
        const QPointF place(plot->xOf(threshold),
                            plot->area().bottom() - value * plot->area().height());
        std::vector<QRgb> colours;
        for (int dx = -2; dx <= 2; ++dx)
            for (int dy = -2; dy <= 2; ++dy)
                colours.push_back(image.pixel(place.toPoint() + QPoint(dx, dy)));
        return colours;
    }
    std::unique_ptr<MetricsView> m_view;
};

void MetricsViewTest::init() {
    m_view = std::make_unique<MetricsView>();
    m_view->resize(1000, 360);
    m_view->setData(sample());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void MetricsViewTest::modelIsSound() {
    MetricsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    MetricsViewData content = sample();
    model.setContent(content.columns, content.rows);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.columnCount(), 4);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    content.rows[0].cells[0].value = 0.5;
    model.setContent(content.columns, content.rows);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(reset.count(), 0);
    content.rows.pop_back();
    model.setContent(content.columns, content.rows);
    QCOMPARE(reset.count(), 1);
    model.setContent({}, {});
    QCOMPARE(model.rowCount(), 0);
}

void MetricsViewTest::undefinedIsSaidInWords() {
    QCOMPARE(text(1, 3), "undefined");
    QCOMPARE(text(1, 3, Qt::ToolTipRole), "nowhere");
    QVERIFY(m_view->table()->model()->index(1, 3).data(Qt::FontRole).value<QFont>().italic());
    QVERIFY(!m_view->table()->model()->index(1, 3).data(Qt::BackgroundRole).isValid());
    QCOMPARE(text(3, 2), "–");
}

void MetricsViewTest::numbersReadAsEverywhere() {
    QCOMPARE(text(0, 0), "Dice");
    QCOMPARE(text(0, 1), "0.7500");
    QCOMPARE(text(3, 1), "0.0537");
    const auto* model = m_view->table()->model();
    QCOMPARE(model->headerData(3, Qt::Horizontal).toString(), "nucleus");
}

void MetricsViewTest::thresholdIsSilentWhenSet() {
    QSignalSpy chosen(m_view.get(), &MetricsView::thresholdChosen);
    MetricsViewData next = sample();
    next.threshold = 0.25;
    m_view->setData(next);
    QCOMPARE(m_view->findChild<QSlider*>()->value(), 25);
    QCOMPARE(chosen.count(), 0);
}

void MetricsViewTest::theSliderMovesTheThreshold() {
    QSignalSpy chosen(m_view.get(), &MetricsView::thresholdChosen);
    auto* slider = m_view->findChild<QSlider*>();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(chosen[0][0].toDouble(), 0.51);
}

void MetricsViewTest::theLineIsDragged() {
    QSignalSpy chosen(m_view.get(), &MetricsView::thresholdChosen);
    MetricsPlot* plot = m_view->plot();
    const auto at = [&](double threshold) {
        return QPoint(static_cast<int>(std::lround(plot->xOf(threshold))), 120);
    };
    QTest::mousePress(plot, Qt::LeftButton, {}, at(0.5));
    QTest::mouseMove(plot, at(0.8));
    QTest::mouseMove(plot, QPoint(plot->width() + 50, 120));
    QTest::mouseRelease(plot, Qt::LeftButton, {}, at(0.8));
    QCOMPARE(chosen.count(), 3);
    QVERIFY(std::abs(chosen[1][0].toDouble() - 0.8) < 0.011);
    QCOMPARE(chosen[2][0].toDouble(), 1.0);
    QTest::mouseMove(plot, at(0.2));
    QCOMPARE(chosen.count(), 3);
}

void MetricsViewTest::arrowsMoveTheLine() {
    QSignalSpy chosen(m_view.get(), &MetricsView::thresholdChosen);
    QTest::keyClick(m_view->plot(), Qt::Key_Left);
    QTest::keyClick(m_view->plot(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(chosen[0][0].toDouble(), 0.49);
    QCOMPARE(chosen[1][0].toDouble(), 0.6);
}

void MetricsViewTest::chosenRowIsTheVioletCurve() {
    QVERIFY(isViolet(0.25, 0.75));
    QVERIFY(!isViolet(0.25, 0.2));
    m_view->table()->setCurrentIndex(m_view->table()->model()->index(1, 0));
    QVERIFY(!isViolet(0.25, 0.75));
    QVERIFY(isViolet(0.25, 0.2));
    QVERIFY(!isViolet(0.75, 0.2));  // undefined from there on: a gap
}

void MetricsViewTest::withoutThresholdNothingMoves() {
    MetricsViewData next = sample();
    next.threshold.reset();
    m_view->setData(next);
    QVERIFY(!m_view->findChild<QSlider*>()->isVisible());
    QSignalSpy chosen(m_view.get(), &MetricsView::thresholdChosen);
    QTest::mouseClick(m_view->plot(), Qt::LeftButton, {}, {100, 100});
    QTest::keyClick(m_view->plot(), Qt::Key_Left);
    QCOMPARE(chosen.count(), 0);
}

void MetricsViewTest::newNumbersKeepTheChosenRow() {
    QSignalSpy told(m_view.get(), &MetricsView::rowChosen);
    QTest::keyClick(m_view->table(), Qt::Key_Down);
    QCOMPARE(told.count(), 1);
    QCOMPARE(told[0][0].toInt(), 1);
    MetricsViewData same = sample();
    same.chosen = 1;
    m_view->setData(same);
    QCOMPARE(m_view->table()->currentIndex().row(), 1);
    MetricsViewData shorter = same;
    shorter.rows.pop_back();
    m_view->setData(shorter);
    QCOMPARE(m_view->table()->currentIndex().row(), 1);
    // Setting is silent.
    QCOMPARE(told.count(), 1);
}

void MetricsViewTest::lengthsHaveAnAxisOfTheirOwn() {
    MetricsViewData content = sample();
    MetricsRow distance{"Hausdorff 95", "how far", false, {{7, {}}, {7, {}}, {7, {}}}, {}};
    for (int i = 0; i <= 4; ++i)
        distance.curve.emplace_back(2 + 4.5 * i);
    distance.isPixels = true;
    content.rows.push_back(distance);
    content.chosen = 4;
    m_view->setData(content);
    // From 0 to 20 pixels.
    QVERIFY(isViolet(0.25, 6.5 / 20));
    QVERIFY(isViolet(0.75, 15.5 / 20));
    // The line of Dice is gone, and back with a row that is a share.
    QVERIFY(isEmpty(0.35, 0.65));
    content.chosen = 1;
    m_view->setData(content);
    QVERIFY(!isEmpty(0.35, 0.65));
    QVERIFY(!isViolet(0.25, 6.5 / 20));
}

QTEST_MAIN(MetricsViewTest)
#include "metrics_view_test.moc"
