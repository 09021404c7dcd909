// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/budget_view.h"

#include "losslib/analysis/gradient_segments.h"
#include "widgets/plots/budget_bars.h"
#include "widgets/plots/budget_curve.h"
#include "widgets/plots/segment_choice.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <memory>

using namespace lossglass;

namespace {

BudgetViewData sample() {
    BudgetViewData content;
    content.segments = outcomeSegments();
    content.pixels = inSegmentOrder({20, 5, 15, 60});
    content.threshold = 0.5;
    content.rows.push_back(
        {"cross_entropy", "Cross-entropy", inSegmentOrder({1, 2, 3, 4}), {}, false});
    content.rows.push_back({"focal", "Focal", inSegmentOrder({0, 0.3, 0.1, 0}), {}, true});
    content.rows.push_back({"boundary", "Boundary", {0, 0, 0, 0}, "no foreground", false});
    return content;
}

/// Five distances around a boundary, the outermost holding the rest.
BudgetViewData byDistance() {
    BudgetViewData content;
    content.by = BudgetBy::Distance;
    content.className = "nucleus";
    for (int distance = -2; distance <= 2; ++distance) {
        content.distances.push_back(distance);
        content.segments.push_back({QString::number(distance), nullptr, {}, 0, false});
    }
    content.pixels = {10, 20, 0, 30, 40};
    content.rows.push_back({"focal", "Focal", {0, 3, 0, 6, 1}, {}, true});
    return content;
}

using Parts = std::optional<BudgetPart>;

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
    void pointingAtAPartSaysSo();
    void aClickKeepsThePartUntilTheNext();
    void keysReachEveryPart();
    void theKindIsChosen();
    void distancesAreACurve();
    void theMarkedSegmentIsOutlined();
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
    QCOMPARE(parts[4].segment, int{segmentOf(PixelOutcome::FalseNegative)});
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

void BudgetViewTest::pointingAtAPartSaysSo() {
    QSignalSpy pointed(m_view.get(), &BudgetView::partPointed);
    const auto parts = m_view->bars()->parts();
    QTest::mouseMove(m_view->bars(), parts[5].place.center().toPoint());
    QCOMPARE(pointed.count(), 1);
    QCOMPARE(pointed[0][0].value<Parts>(), Parts(BudgetPart{"cross_entropy", 1}));
    QTest::mouseMove(m_view->bars(), parts[1].place.center().toPoint());
    QCOMPARE(pointed[1][0].value<Parts>(), Parts(BudgetPart{"", 1}));
    QTest::mouseMove(m_view->bars(), QPoint(5, 5));
    QCOMPARE(pointed[2][0].value<Parts>(), Parts());
}

void BudgetViewTest::aClickKeepsThePartUntilTheNext() {
    QSignalSpy kept(m_view.get(), &BudgetView::partKept);
    const QPoint place = m_view->bars()->parts()[8].place.center().toPoint();
    QTest::mouseClick(m_view->bars(), Qt::LeftButton, {}, place);
    QCOMPARE(kept[0][0].value<Parts>(), Parts(BudgetPart{"focal", 0}));
    QTest::mouseClick(m_view->bars(), Qt::LeftButton, {}, place);
    QCOMPARE(kept[1][0].value<Parts>(), Parts());
    QTest::mouseClick(m_view->bars(), Qt::LeftButton, {}, place);
    QTest::keyClick(m_view->bars(), Qt::Key_Escape);
    QCOMPARE(kept[3][0].value<Parts>(), Parts());
}

void BudgetViewTest::keysReachEveryPart() {
    QSignalSpy pointed(m_view.get(), &BudgetView::partPointed);
    QSignalSpy kept(m_view.get(), &BudgetView::partKept);
    m_view->bars()->setFocus();
    for (const auto key :
         {Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_Down, Qt::Key_Return})
        QTest::keyClick(m_view->bars(), key);
    QCOMPARE(pointed.last()[0].value<Parts>(), Parts(BudgetPart{"focal", 1}));
    QCOMPARE(kept.last()[0].value<Parts>(), Parts(BudgetPart{"focal", 1}));
    QTest::keyClick(m_view->bars(), Qt::Key_Down);  // Boundary has no part to go to
    QCOMPARE(pointed.count(), 4);
}

void BudgetViewTest::theKindIsChosen() {
    QSignalSpy chosen(m_view.get(), &BudgetView::byChosen);
    auto* choice = m_view->findChild<SegmentChoice*>();
    QTest::mouseClick(choice->findChildren<QToolButton*>()[3], Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<BudgetBy>(), BudgetBy::Size);
}

void BudgetViewTest::distancesAreACurve() {
    m_view->setData(byDistance());
    QVERIFY(m_view->curve()->isVisible());
    QVERIFY(!m_view->bars()->isVisible());
    auto* curve = m_view->curve();
    QCOMPARE(curve->textOf(3),
             "1 pixels outside nucleus: 60.0 % of the pull of Focal on 30.0 % of the pixels");
    QCOMPARE(curve->textOf(0),
             "2 or more pixels inside nucleus: 0.0 % of the pull of Focal on 10.0 % of the pixels");
    QSignalSpy pointed(m_view.get(), &BudgetView::partPointed);
    const QPoint place(static_cast<int>(curve->xOf(1)),
                       static_cast<int>(curve->area().center().y()));
    QTest::mouseMove(curve, place);
    QCOMPARE(pointed.last()[0].value<Parts>(), Parts(BudgetPart{"", 3}));
    QSignalSpy kept(m_view.get(), &BudgetView::partKept);
    QTest::mouseClick(curve, Qt::LeftButton, {}, place);
    QCOMPARE(kept.last()[0].value<Parts>(), Parts(BudgetPart{"", 3}));
    // The violet curve is highest one pixel outside.
    const QImage image = curve->grab().toImage();
    const auto highest = [&](int distance) {
        const int x = static_cast<int>(std::lround(curve->xOf(distance)));
        for (int y = static_cast<int>(curve->area().top()); y < image.height(); ++y)
            for (int dx = -5; dx <= 5; ++dx)
                if (image.pixelColor(x + dx, y) == lightTheme().accent) return y;
        return image.height();
    };
    QVERIFY(highest(1) < highest(-1));
}

void BudgetViewTest::theMarkedSegmentIsOutlined() {
    const QImage before = m_view->bars()->grab().toImage();
    m_view->setMarkedSegment(3);
    const QImage after = m_view->bars()->grab().toImage();
    const auto place = m_view->bars()->parts()[3].place;
    const QPoint corner = place.topLeft().toPoint() + QPoint(6, 0);
    QCOMPARE(after.pixelColor(corner), lightTheme().text);
    QVERIFY(before.pixelColor(corner) != lightTheme().text);
    m_view->setMarkedSegment(-1);
    QCOMPARE(m_view->bars()->grab().toImage(), before);
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
