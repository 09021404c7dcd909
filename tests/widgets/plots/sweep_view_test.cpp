// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_view.h"

#include "widgets/plots/sweep_plots.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>

using namespace lossglass;

namespace {

SweepViewData sample() {
    SweepViewData content;
    content.lossName = "Focal";
    content.parameters = {"focus on hard pixels, γ", "smoothing"};
    content.from = 0;
    content.to = 4;
    content.now = 2;
    for (int i = 0; i <= 4; ++i)
        content.points.push_back({double(i), 1.0 / (1 + i), 0.5, OutcomeSums{0.1, 0.2, 0.3, 0.4}});
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
    void theListChoosesAParameter();
    void bandsHaveTheirColours();

private:
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
    QSignalSpy parameter(m_view.get(), &SweepView::parameterChosen);
    QSignalSpy value(m_view.get(), &SweepView::valueChosen);
    SweepViewData next = sample();
    next.chosen = 1;
    m_view->setData(next);
    QCOMPARE(m_view->findChild<QComboBox*>()->currentText(), QString("smoothing"));
    QCOMPARE(parameter.count() + value.count(), 0);
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

void SweepViewTest::theListChoosesAParameter() {
    QSignalSpy parameter(m_view.get(), &SweepView::parameterChosen);
    auto* list = m_view->findChild<QComboBox*>();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(parameter.count(), 1);
    QCOMPARE(parameter[0][0].toInt(), 1);
}

void SweepViewTest::bandsHaveTheirColours() {
    const QImage image = m_view->plots()->grab().toImage();
    const QRectF area = m_view->plots()->area(2);
    const auto at = [&](double share) {
        return image.pixelColor(
            QPointF(area.left() + 0.3 * area.width(), area.bottom() - share * area.height())
                .toPoint());
    };
    QCOMPARE(at(0.15), lightTheme().falseNegative);
    QCOMPARE(at(0.4), lightTheme().falsePositive);
    QCOMPARE(at(0.55), lightTheme().truePositive);
    QCOMPARE(at(0.8), lightTheme().trueNegative);
}

QTEST_MAIN(SweepViewTest)
#include "sweep_view_test.moc"
