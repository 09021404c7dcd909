// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/budget_view.h"

#include "widgets/plots/budget_bars.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include <cmath>
#include <memory>

using namespace lossglass;

namespace {

BudgetViewData sample() {
    BudgetViewData content;
    content.pixels = {20, 5, 15, 60};
    content.threshold = 0.5;
    content.rows.push_back({"cross_entropy", "Cross-entropy", {1, 2, 3, 4}, {}, false});
    content.rows.push_back({"focal", "Focal", {0, 0.3, 0.1, 0}, {}, true});
    content.rows.push_back({"boundary", "Boundary", {}, "no foreground", false});
    return content;
}

}  // namespace

class BudgetViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void partsAreAsWideAsTheirShares();
    void partsSayTheirShare();
    void aClickPicksTheLoss();
    void thresholdIsSilentWhenSet();
    void theSliderMovesTheThreshold();
    void withoutThreshold();
    void paintsInBothThemes_data();
    void paintsInBothThemes();

private:
    std::unique_ptr<BudgetView> m_view;
};

void BudgetViewTest::init() {
    m_view = std::make_unique<BudgetView>();
    m_view->resize(1000, 320);
    m_view->setData(sample());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void BudgetViewTest::cleanup() {
    m_view.reset();
}

void BudgetViewTest::partsAreAsWideAsTheirShares() {
    const auto parts = m_view->bars()->parts();
    // 4 of the pixels, 4 of cross-entropy, 2 of Focal, none of Boundary.
    QCOMPARE(parts.size(), std::size_t{10});
    QCOMPARE(parts[4].outcome, PixelOutcome::FalseNegative);
    const double whole = parts[7].place.right() - parts[4].place.left();
    QVERIFY(std::abs(parts[4].place.width() / whole - 0.3) < 1e-9);
    QVERIFY(std::abs(parts[5].place.width() / whole - 0.2) < 1e-9);
    QVERIFY(std::abs(parts[9].place.width() / whole - 0.75) < 1e-9);
    for (std::size_t i = 1; i < 4; ++i)
        QVERIFY(std::abs(parts[i].place.left() - parts[i - 1].place.right()) < 1e-9);
}

void BudgetViewTest::partsSayTheirShare() {
    const auto parts = m_view->bars()->parts();
    const QString text = m_view->bars()->textOf(parts[9]);
    QCOMPARE(text,
             "Focal, false positive: 75.0 % of the pull on 5.0 % of the pixels, 15 times their "
             "share");
    QCOMPARE(m_view->bars()->textOf(parts[0]), "false negative: 15.0 % of the pixels");
}

void BudgetViewTest::aClickPicksTheLoss() {
    QSignalSpy picked(m_view.get(), &BudgetView::lossPicked);
    const auto part = m_view->bars()->parts()[4];
    QTest::mouseClick(m_view->bars(), Qt::LeftButton, {}, part.place.center().toPoint());
    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked[0][0].value<std::string>(), std::string("cross_entropy"));
    QTest::mouseClick(m_view->bars(), Qt::LeftButton, {}, QPoint(10, 5));
    QCOMPARE(picked.count(), 1);
}

void BudgetViewTest::thresholdIsSilentWhenSet() {
    QSignalSpy chosen(m_view.get(), &BudgetView::thresholdChosen);
    BudgetViewData next = sample();
    next.threshold = 0.25;
    m_view->setData(next);
    QCOMPARE(m_view->findChild<QSlider*>()->value(), 25);
    QCOMPARE(chosen.count(), 0);
}

void BudgetViewTest::theSliderMovesTheThreshold() {
    QSignalSpy chosen(m_view.get(), &BudgetView::thresholdChosen);
    auto* slider = m_view->findChild<QSlider*>();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toDouble(), 0.51);
}

void BudgetViewTest::withoutThreshold() {
    BudgetViewData next = sample();
    next.threshold.reset();
    m_view->setData(next);
    QVERIFY(!m_view->findChild<QSlider*>()->isVisible());
}

void BudgetViewTest::paintsInBothThemes_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void BudgetViewTest::paintsInBothThemes() {
    QFETCH(bool, dark);
    const Theme& colours = dark ? darkTheme() : lightTheme();
    m_view->setPalette(paletteOf(colours));
    const auto parts = m_view->bars()->parts();
    const QImage image = m_view->bars()->grab().toImage();
    // Beside the number in the middle of the part.
    const auto colourOf = [&](const BudgetBars::Part& part) {
        return image.pixelColor((part.place.topLeft() + QPointF(4, 3)).toPoint());
    };
    QCOMPARE(colourOf(parts[2]), colours.truePositive);
    QCOMPARE(colourOf(parts[3]), colours.trueNegative);
}

QTEST_MAIN(BudgetViewTest)
#include "budget_view_test.moc"
