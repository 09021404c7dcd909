// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/budget_tab.h"

#include "app/window/metrics_tab.h"
#include "losslib/analysis/pixel_outcome.h"
#include "tests/app/window/window_driver.h"
#include "widgets/panels/pane_head.h"
#include "widgets/plots/budget_bars.h"
#include "widgets/plots/budget_curve.h"
#include "widgets/plots/budget_view.h"
#include "widgets/plots/metrics_view.h"
#include "widgets/plots/segment_choice.h"

#include <QLabel>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <memory>

using namespace lossglass;

class BudgetTabTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_hand.reset(); }
    void pointingAtAPartLightsItsPixels();
    void aClickKeepsThePartAcrossAnEdit();
    void leavingTheTabLetsGo();
    void theMarkedPixelOutlinesItsPart();
    void everyKindAddsUp_data();
    void everyKindAddsUp();
    void oneThresholdForAllTabs();

private:
    BudgetView& view() { return *m_hand->window.findChild<BudgetView*>(); }
    BudgetTab& tab() { return *m_hand->window.findChild<BudgetTab*>(); }
    bool settle() {
        return m_hand->settle() && QTest::qWaitFor([this] { return tab().isCurrent(); }, 30000);
    }
    BudgetBars::Part part(const QString& loss, int segment) {
        for (const auto& part : view().bars()->parts())
            if (part.segment == segment && view().bars()->textOf(part).startsWith(loss))
                return part;
        return {};
    }
    QString title() {
        QWidget* pane = m_hand->canvas(CanvasContent::Gradient)->parentWidget();
        for (const QLabel* label : pane->findChild<PaneHead*>()->findChildren<QLabel*>())
            if (!label->text().isEmpty()) return label->text();
        return {};
    }
    /// The colour of a pixel of the gradient pane.
    QRgb colourOf(QPoint pixel) {
        const QPoint place = m_hand->place(CanvasContent::Gradient, pixel);
        return m_hand->canvas(CanvasContent::Gradient)->grab().toImage().pixel(place);
    }
    std::unique_ptr<test::WindowDriver> m_hand;
};

void BudgetTabTest::init() {
    m_hand = std::make_unique<test::WindowDriver>();
    QVERIFY(m_hand->isReady());
    QVERIFY(m_hand->window.showTab("budget"));
    QVERIFY(settle());
}

void BudgetTabTest::pointingAtAPartLightsItsPixels() {
    const QString before = title();
    const auto wrong = [&](QPoint pixel) {
        return m_hand->label(pixel) == 0 && m_hand->p(pixel) > 0.6 &&
               std::abs(m_hand->pull(pixel)) > 0.05;
    };
    const auto right = [&](QPoint pixel) {
        return m_hand->label(pixel) == 0 && m_hand->p(pixel) < 0.4 &&
               std::abs(m_hand->pull(pixel)) > 0.02;
    };
    const auto falsePositive = m_hand->find(CanvasContent::Gradient, wrong);
    const auto trueNegative = m_hand->find(CanvasContent::Gradient, right);
    QVERIFY(falsePositive && trueNegative);
    const QRgb neutral = signedTable(lightTheme())[128];
    QVERIFY(colourOf(*trueNegative) != neutral);
    QTest::mouseMove(view().bars(), part("Focal", 1).place.center().toPoint());
    QVERIFY(settle());
    QCOMPARE(title(), QString("Focal on false positives"));
    QVERIFY(colourOf(*falsePositive) != neutral);
    QCOMPARE(colourOf(*trueNegative), neutral);
    QTest::mouseMove(view().bars(), QPoint(4, 4));
    QVERIFY(settle());
    QCOMPARE(title(), before);
    QVERIFY(colourOf(*trueNegative) != neutral);
}

void BudgetTabTest::aClickKeepsThePartAcrossAnEdit() {
    const QPoint place = part("Dice", 0).place.center().toPoint();
    QTest::mouseClick(view().bars(), Qt::LeftButton, {}, place);
    QCOMPARE(m_hand->window.document().selectedLoss(), std::string("dice"));
    QTest::mouseMove(view().bars(), QPoint(4, 4));
    QVERIFY(settle());
    QCOMPARE(title(), QString("Dice on false negatives"));
    m_hand->window.document().setParameter("dice", "smooth", 5.0);
    m_hand->window.document().endEdit();
    QVERIFY(settle());
    QCOMPARE(title(), QString("Dice on false negatives"));
    QTest::keyClick(view().bars(), Qt::Key_Escape);
    QVERIFY(settle());
    QVERIFY(!title().contains(" on "));
}

void BudgetTabTest::leavingTheTabLetsGo() {
    QTest::mouseClick(view().bars(), Qt::LeftButton, {}, part("Focal", 1).place.center().toPoint());
    QVERIFY(settle());
    QVERIFY(title().contains(" on "));
    m_hand->window.showTab("response");
    QVERIFY(settle());
    QVERIFY(!title().contains(" on "));
}

void BudgetTabTest::theMarkedPixelOutlinesItsPart() {
    const auto found = m_hand->find(CanvasContent::Prediction, [&](QPoint pixel) {
        return m_hand->label(pixel) == 1 && m_hand->p(pixel) > 0.6;
    });
    QVERIFY(found);
    m_hand->move(CanvasContent::Prediction, *found);
    const auto bar = part("true positive", 2).place;
    const QImage image = view().bars()->grab().toImage();
    QCOMPARE(image.pixelColor(bar.topLeft().toPoint() + QPoint(6, 0)), lightTheme().text);
}

void BudgetTabTest::everyKindAddsUp_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("least");
    QTest::newRow("by class") << 1 << 2;
    QTest::newRow("by object size") << 3 << 4;
}

void BudgetTabTest::everyKindAddsUp() {
    QFETCH(int, kind);
    QFETCH(int, least);
    auto* choice = view().findChild<SegmentChoice*>();
    QTest::mouseClick(choice->findChildren<QToolButton*>()[kind], Qt::LeftButton);
    QVERIFY(settle());
    const auto parts = view().bars()->parts();
    double wide = 0;
    int count = 0;
    for (const auto& part : parts)
        if (part.row == 0) wide += part.place.width(), ++count;
    QVERIFY(count >= least);
    const auto& first =
        *std::find_if(parts.begin(), parts.end(), [](const auto& part) { return part.row == 0; });
    QVERIFY(std::abs(first.place.left() + wide - (view().bars()->width() - 190)) < 1);
}

void BudgetTabTest::oneThresholdForAllTabs() {
    auto* slider = view().findChild<QSlider*>();
    slider->setValue(70);
    QVERIFY(settle());
    m_hand->window.showTab("metrics");
    auto* metrics = m_hand->window.findChild<MetricsTab*>();
    auto* shown = m_hand->window.findChild<MetricsView*>();
    QVERIFY(QTest::qWaitFor([metrics] { return metrics->isCurrent(); }, 30000));
    QCOMPARE(shown->findChild<QSlider*>()->value(), 70);
    const auto recall = [shown] {
        return shown->table()->model()->index(3, 3).data().toString().toDouble();
    };
    const double strict = recall();
    shown->findChild<QSlider*>()->setValue(20);
    QVERIFY(QTest::qWaitFor([metrics] { return metrics->isCurrent(); }, 30000));
    QVERIFY(recall() > strict);
    m_hand->window.showTab("budget");
    QVERIFY(settle());
    QCOMPARE(slider->value(), 20);
}

QTEST_MAIN(BudgetTabTest)
#include "budget_tab_test.moc"
