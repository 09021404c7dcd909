// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_view.h"

#include "widgets/parameters/number_field.h"
#include "widgets/plots/sweep_curves.h"
#include "widgets/plots/sweep_plots.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <cmath>
#include <memory>

using namespace lossglass;

namespace {

SweepViewData sample() {
    SweepViewData content;
    content.lossName = "Focal";
    content.controls.axes = {"focus on hard pixels, γ", "smoothing", "Blur"};
    content.controls.parameters = 2;
    content.controls.most = 100;
    content.controls.metrics = {"Dice", "IoU"};
    content.axisName = "focus on hard pixels, γ";
    content.x = {0, 4};
    content.now = 2;
    content.canDrag = true;
    SweptCurveData focal{"Focal", true, {}}, other{"Cross-entropy", false, {}};
    for (int i = 0; i <= 4; ++i) {
        focal.points.push_back(
            {double(i), 1.0 / (1 + i), 0.5, OutcomeSums{0.1, 0.2, 0.3, 0.4}, 0.2 * i});
        other.points.push_back({double(i), 3.0, 0.5, std::nullopt, std::nullopt});
    }
    content.curves = {other, focal};
    return content;
}

}  // namespace

class SweepViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void settingIsSilent();
    void draggingTheLineChoosesAValue();
    void arrowsMoveTheLine();
    void editsAreNotDragged();
    void theListChoosesAnAxis();
    void rangeIsHeard();
    void menuIsHeard();
    void bandsHaveTheirColours();
    void selectedIsViolet();
    void largestIsTheUnit();
    void lastTickIsNotCut();
    void nothingToShowSaysWhy();

private:
    QAction* action(const QString& part) const {
        for (QAction* each : m_view->findChildren<QAction*>())
            if (each->text().remove('&').contains(part)) return each;
        return nullptr;
    }
    std::unique_ptr<SweepView> m_view;
};

void SweepViewTest::init() {
    m_view = std::make_unique<SweepView>();
    m_view->setPalette(paletteOf(lightTheme()));
    m_view->resize(1000, 340);
    m_view->setData(sample());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void SweepViewTest::settingIsSilent() {
    QSignalSpy axis(m_view.get(), &SweepView::axisChosen);
    QSignalSpy range(m_view.get(), &SweepView::rangeChosen);
    QSignalSpy value(m_view.get(), &SweepView::valueChosen);
    QSignalSpy metric(m_view.get(), &SweepView::metricChosen);
    QSignalSpy seed(m_view.get(), &SweepView::seedChosen);
    SweepViewData next = sample();
    next.controls.chosen = 2;
    next.controls.hasSeed = true;
    next.controls.seed = 7;
    next.controls.steps = 11;
    next.controls.metric = 1;
    next.x = {1, 8, true};
    m_view->setData(next);
    QCOMPARE(m_view->findChild<QComboBox*>()->currentText(), QString("Blur"));
    QVERIFY(action("Logarithmic")->isChecked());
    QVERIFY(action("IoU")->isChecked());
    QCOMPARE(axis.count() + range.count() + value.count() + metric.count() + seed.count(), 0);
}

void SweepViewTest::draggingTheLineChoosesAValue() {
    QSignalSpy value(m_view.get(), &SweepView::valueChosen);
    QSignalSpy ended(m_view.get(), &SweepView::dragEnded);
    SweepPlots* plots = m_view->plots();
    const QRectF area = plots->area(1);
    QTest::mousePress(plots, Qt::LeftButton, {}, area.center().toPoint());
    QVERIFY(std::abs(value.last()[0].toDouble() - 2) < 0.05);
    QTest::mouseMove(plots, QPoint(static_cast<int>(area.right()) + 300, 100));
    QCOMPARE(value.last()[0].toDouble(), 4.0);
    QCOMPARE(ended.count(), 0);
    QTest::mouseRelease(plots, Qt::LeftButton, {}, area.center().toPoint());
    QCOMPARE(ended.count(), 1);
    QTest::mouseClick(plots, Qt::LeftButton, {}, QPoint(2, 2));
    QCOMPARE(ended.count(), 1);
}

void SweepViewTest::arrowsMoveTheLine() {
    QSignalSpy value(m_view.get(), &SweepView::valueChosen);
    QSignalSpy ended(m_view.get(), &SweepView::dragEnded);
    m_view->plots()->setFocus();
    QTest::keyClick(m_view->plots(), Qt::Key_Right);
    QVERIFY(std::abs(value.last()[0].toDouble() - 2.08) < 1e-9);
    QTest::keyClick(m_view->plots(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(std::abs(value.last()[0].toDouble() - 1.2) < 1e-9);
    QCOMPARE(ended.count(), 2);
}

void SweepViewTest::editsAreNotDragged() {
    SweepViewData blur = sample();
    blur.canDrag = false;
    m_view->setData(blur);
    QSignalSpy value(m_view.get(), &SweepView::valueChosen);
    QTest::mouseClick(m_view->plots(), Qt::LeftButton, {},
                      m_view->plots()->area(0).center().toPoint());
    QTest::keyClick(m_view->plots(), Qt::Key_Right);
    QCOMPARE(value.count(), 0);
}

void SweepViewTest::theListChoosesAnAxis() {
    QSignalSpy axis(m_view.get(), &SweepView::axisChosen);
    auto* list = m_view->findChild<QComboBox*>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(axis.last()[0].toInt(), 1);
    // Over the line between parameters and edits.
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentText(), QString("Blur"));
    QCOMPARE(axis.last()[0].toInt(), 2);
}

void SweepViewTest::rangeIsHeard() {
    QSignalSpy range(m_view.get(), &SweepView::rangeChosen);
    auto* to = m_view->findChildren<NumberField*>()[1];
    to->setFocus();
    to->selectAll();
    QTest::keyClicks(to, "3,5");
    QTest::keyClick(to, Qt::Key_Return);
    QCOMPARE(range.count(), 1);
    QCOMPARE(range[0][0].value<AxisScale>(), (AxisScale{0, 3.5}));
    m_view->findChildren<QSpinBox*>()[0]->setValue(201);
    QCOMPARE(range.last()[1].toInt(), 201);
}

void SweepViewTest::menuIsHeard() {
    QSignalSpy all(m_view.get(), &SweepView::allShownChosen);
    QSignalSpy metric(m_view.get(), &SweepView::metricChosen);
    QSignalSpy scatter(m_view.get(), &SweepView::scatterChosen);
    QSignalSpy normalised(m_view.get(), &SweepView::normalisedChosen);
    action("shown")->trigger();
    QCOMPARE(all.last()[0].toBool(), false);
    action("IoU")->trigger();
    QCOMPARE(metric.last()[0].toInt(), 1);
    action("none")->trigger();
    QCOMPARE(metric.last()[0].toInt(), -1);
    action("Scatter")->trigger();
    QVERIFY(scatter.last()[0].toBool());
    action("largest")->trigger();
    QVERIFY(normalised.last()[0].toBool());
    // From 0 no logarithm begins.
    QVERIFY(!action("Logarithmic")->isEnabled());
}

void SweepViewTest::bandsHaveTheirColours() {
    SweepViewData plain = sample();
    plain.now.reset();
    m_view->setData(plain);
    const QImage image = m_view->plots()->grab().toImage();
    const QRectF area = m_view->plots()->area(2);
    // Errors are hatched: their colour is the most frequent of a few pixels.
    const auto count = [&](double share, const QColor& colour) {
        int found = 0;
        for (int i = 0; i < 40; ++i)
            found +=
                image.pixelColor(static_cast<int>(area.left() + 0.3 * area.width()) + i,
                                 static_cast<int>(area.bottom() - share * area.height())) == colour
                    ? 1
                    : 0;
        return found;
    };
    QVERIFY(count(0.15, lightTheme().falseNegative) > 10);
    QVERIFY(count(0.4, lightTheme().falsePositive) > 10);
    QVERIFY(count(0.55, lightTheme().truePositive) > 35);
    QVERIFY(count(0.8, lightTheme().trueNegative) > 35);
}

void SweepViewTest::selectedIsViolet() {
    SweepViewData plain = sample();
    plain.now.reset();
    m_view->setData(plain);
    const QImage image = m_view->plots()->grab().toImage();
    int violet = 0;
    const QRect area = m_view->plots()->area(0).toRect().adjusted(20, 2, -100, -2);
    for (int y = area.top(); y < area.bottom(); ++y)
        for (int x = area.left(); x < area.right(); ++x)
            violet += image.pixelColor(x, y) == lightTheme().accent ? 1 : 0;
    QVERIFY(violet > area.width());
}

void SweepViewTest::largestIsTheUnit() {
    SweepViewData content = sample();
    QCOMPARE(curveUnit(content, content.curves[0], SweptQuantity::Value), 1.0);
    content.isNormalised = true;
    QCOMPARE(curveUnit(content, content.curves[0], SweptQuantity::Value), 3.0);
    QCOMPARE(curveUnit(content, content.curves[1], SweptQuantity::Pull), 0.5);
    QCOMPARE(*sweptAt(content.curves[1], 0.5, SweptQuantity::Value), 0.75);
    QVERIFY(!sweptAt(content.curves[1], 9, SweptQuantity::Value));
}

/// The number at the right end of the axis has room left of whatever comes next.
void SweepViewTest::lastTickIsNotCut() {
    for (const int width : {1000, 700}) {
        m_view->resize(width, 340);
        QVERIFY(QTest::qWaitFor([&] { return m_view->plots()->width() <= width; }));
        QVERIFY(m_view->plots()->area(2).right() + 20 <= m_view->plots()->width());
        QVERIFY(m_view->plots()->area(0).right() + 20 <= m_view->plots()->area(1).left());
    }
}

void SweepViewTest::nothingToShowSaysWhy() {
    SweepViewData none = sample();
    none.nothing = "nothing runs";
    m_view->setData(none);
    QSignalSpy value(m_view.get(), &SweepView::valueChosen);
    QTest::mouseClick(m_view->plots(), Qt::LeftButton, {},
                      m_view->plots()->area(0).center().toPoint());
    QCOMPARE(value.count(), 0);
    const QImage image = m_view->plots()->grab().toImage();
    QVERIFY(image.pixelColor(m_view->plots()->area(2).center().toPoint()) !=
            lightTheme().truePositive);
}

QTEST_MAIN(SweepViewTest)
#include "sweep_view_test.moc"
