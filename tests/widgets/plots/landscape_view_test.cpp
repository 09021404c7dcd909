// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/landscape_view.h"

#include "widgets/plots/landscape_painting.h"
#include "widgets/plots/landscape_plot.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <cmath>
#include <limits>
#include <memory>

using namespace lossglass;

namespace {

LandscapeViewData sample() {
    LandscapeViewData content;
    content.axes = {"false negatives, α", "false positives, β", "Blur"};
    content.parameters = 2;
    content.axis[0] = {"false negatives, α", 0, 0, 10, {0, 1}, 0.7, true};
    content.axis[1] = {"false positives, β", 1, 0, 10, {0, 2}, 0.3, true};
    content.steps = 11;
    content.title = "Value of Tversky";
    content.grid = {11, 11, {}};
    for (int row = 0; row < 11; ++row)
        for (int column = 0; column < 11; ++column)
            content.grid.heights.push_back(column + row);
    return content;
}

}  // namespace

class LandscapeViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void settingIsSilent();
    void draggingSetsBoth();
    void arrowsMoveOneDirection();
    void axisThatIsNoParameterStays();
    void theHeightUnderThePointerIsTold();
    void coloursRiseWithTheHeight();
    void listsAndRangesAreHeard();
    void nothingToShowSaysWhy();
    void tableIsMonotone();

private:
    QPoint at(double u, double v) const {
        const QRectF area = m_view->plot()->area();
        return QPointF(area.left() + u * area.width(), area.bottom() - v * area.height()).toPoint();
    }
    std::unique_ptr<LandscapeView> m_view;
};

void LandscapeViewTest::init() {
    m_view = std::make_unique<LandscapeView>();
    m_view->setPalette(paletteOf(lightTheme()));
    m_view->resize(1000, 400);
    m_view->setData(sample());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void LandscapeViewTest::settingIsSilent() {
    QSignalSpy axis(m_view.get(), &LandscapeView::axisChosen);
    QSignalSpy range(m_view.get(), &LandscapeView::rangeChosen);
    QSignalSpy steps(m_view.get(), &LandscapeView::stepsChosen);
    QSignalSpy pull(m_view.get(), &LandscapeView::pullChosen);
    LandscapeViewData next = sample();
    next.axis[0].chosen = 2;
    next.axis[0].scale = {1, 8, true};
    next.steps = 21;
    next.showsPull = true;
    m_view->setData(next);
    QCOMPARE(m_view->findChildren<QComboBox*>()[0]->currentText(), QString("Blur"));
    QCOMPARE(axis.count() + range.count() + steps.count() + pull.count(), 0);
}

void LandscapeViewTest::draggingSetsBoth() {
    QSignalSpy began(m_view.get(), &LandscapeView::dragBegan);
    QSignalSpy point(m_view.get(), &LandscapeView::pointChosen);
    QSignalSpy ended(m_view.get(), &LandscapeView::dragEnded);
    const auto last = [&](int axis) {
        return point.last()[axis].value<std::optional<double>>().value();
    };
    QTest::mousePress(m_view->plot(), Qt::LeftButton, {}, at(0.5, 0.25));
    QVERIFY(std::abs(last(0) - 0.5) < 0.01);
    QVERIFY(std::abs(last(1) - 0.5) < 0.02);
    QTest::mouseMove(m_view->plot(), at(1.5, -1));
    QCOMPARE(last(0), 1.0);
    QCOMPARE(last(1), 0.0);
    QCOMPARE(ended.count(), 0);
    QTest::mouseRelease(m_view->plot(), Qt::LeftButton, {}, at(0.5, 0.5));
    QCOMPARE(began.count(), 1);
    QCOMPARE(ended.count(), 1);
    QTest::mouseClick(m_view->plot(), Qt::LeftButton, {}, QPoint(2, 2));
    QCOMPARE(began.count(), 1);
}

void LandscapeViewTest::arrowsMoveOneDirection() {
    QSignalSpy point(m_view.get(), &LandscapeView::pointChosen);
    m_view->plot()->setFocus();
    QTest::keyClick(m_view->plot(), Qt::Key_Right);
    QCOMPARE(point.count(), 1);
    QVERIFY(std::abs(*point[0][0].value<std::optional<double>>() - 0.72) < 1e-9);
    QVERIFY(!point[0][1].value<std::optional<double>>());
    QTest::keyClick(m_view->plot(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(!point[1][0].value<std::optional<double>>());
    QCOMPARE(*point[1][1].value<std::optional<double>>(), 0.0);
}

void LandscapeViewTest::axisThatIsNoParameterStays() {
    LandscapeViewData next = sample();
    next.axis[1].canDrag = false;
    m_view->setData(next);
    QSignalSpy point(m_view.get(), &LandscapeView::pointChosen);
    QTest::mouseClick(m_view->plot(), Qt::LeftButton, {}, at(0.5, 0.5));
    QVERIFY(point[0][0].value<std::optional<double>>());
    QVERIFY(!point[0][1].value<std::optional<double>>());
    next.axis[0].canDrag = false;
    m_view->setData(next);
    QTest::mouseClick(m_view->plot(), Qt::LeftButton, {}, at(0.5, 0.5));
    QCOMPARE(point.count(), 1);
}

void LandscapeViewTest::theHeightUnderThePointerIsTold() {
    QSignalSpy told(m_view->plot(), &LandscapePlot::pointedAt);
    QTest::mouseMove(m_view->plot(), at(0.3, 0.8));
    QVERIFY(told.count() > 0);
    // Column 3, row 8.
    QCOMPARE(told.last()[0].toString(), QString("at 0.300 and 1.60: 11.0000"));
}

void LandscapeViewTest::coloursRiseWithTheHeight() {
    LandscapeViewData plain = sample();
    plain.axis[0].now.reset();
    plain.axis[1].now.reset();
    plain.grid.heights[120] = std::numeric_limits<double>::quiet_NaN();
    m_view->setData(plain);
    const QImage image = m_view->plot()->grab().toImage();
    const QColor low = image.pixelColor(at(0.03, 0.03)), high = image.pixelColor(at(0.85, 0.85));
    QVERIFY(low.lightnessF() > high.lightnessF() + 0.3);
    const QColor none = image.pixelColor(at(0.985, 0.96));
    QVERIFY(none == lightTheme().panel || none == lightTheme().secondText);
}

void LandscapeViewTest::listsAndRangesAreHeard() {
    QSignalSpy axis(m_view.get(), &LandscapeView::axisChosen);
    QSignalSpy range(m_view.get(), &LandscapeView::rangeChosen);
    QSignalSpy steps(m_view.get(), &LandscapeView::stepsChosen);
    QSignalSpy pull(m_view.get(), &LandscapeView::pullChosen);
    auto* up = m_view->findChildren<QComboBox*>()[1];
    up->setFocus();
    QTest::keyClick(up, Qt::Key_Down);
    QCOMPARE(axis.last()[0].toInt(), 1);
    QCOMPARE(axis.last()[1].toInt(), 2);
    m_view->findChild<QSpinBox*>()->setValue(31);
    QCOMPARE(steps.last()[0].toInt(), 31);
    for (QAction* action : m_view->findChild<QMenu*>()->actions())
        if (action->text().contains("pull")) action->trigger();
    QCOMPARE(pull.count(), 1);
    QVERIFY(pull[0][0].toBool());
    QCOMPARE(range.count(), 0);
}

void LandscapeViewTest::nothingToShowSaysWhy() {
    LandscapeViewData none = sample();
    none.nothing = "nothing runs";
    m_view->setData(none);
    QCOMPARE(m_view->plot()->accessibleDescription(), QString("nothing runs"));
    QSignalSpy point(m_view.get(), &LandscapeView::pointChosen);
    QTest::mouseClick(m_view->plot(), Qt::LeftButton, {}, at(0.5, 0.5));
    QCOMPARE(point.count(), 0);
}

void LandscapeViewTest::tableIsMonotone() {
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        const auto table = heightTable(*theme);
        const double sign = theme->kind == ThemeKind::Light ? -1 : 1;
        for (std::size_t i = 1; i < table.size(); ++i)
            QVERIFY(sign * (qGray(table[i]) - qGray(table[i - 1])) >= 0);
    }
}

QTEST_MAIN(LandscapeViewTest)
#include "landscape_view_test.moc"
