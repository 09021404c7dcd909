// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/compare_tab.h"

#include "app/window/analysis_tabs.h"
#include "tests/app/window/window_driver.h"
#include "widgets/panels/compare_card.h"
#include "widgets/panels/compare_map_view.h"
#include "widgets/panels/compare_view.h"

#include <QAction>
#include <QTabWidget>
#include <QTest>

#include <cmath>
#include <memory>

using namespace lossglass;

class CompareTabTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_hand.reset(); }
    void aCardForEachShownLoss();
    void compareTakesTheWholePaneAndGoesBack();
    void mapsArriveAtTheSizeOfTheCard();
    void cardsFollowThePen();
    void theCrossIsTheWindows();
    void pickingACardSelectsItsLoss();
    void keptSettingsStayWhenTheSliderMoves();
    void differenceOfTwoCards();
    void sharedRangeIsTheLargest();
    void sortedByValue();
    void keptSceneAndBack();
    void destroyedWhileComparing();

private:
    CompareView& view() { return *m_hand->window.findChild<CompareView*>(); }
    CompareTab& tab() { return *m_hand->window.findChild<CompareTab*>(); }
    bool settle() {
        return m_hand->settle() && QTest::qWaitFor([this] { return tab().isCurrent(); }, 30000);
    }
    const CompareCardData& named(const QString& name) {
        for (const CompareCard* card : view().cards())
            if (card->content().name == name) return card->content();
        static const CompareCardData none;
        return none;
    }
    void edit(const std::function<void(CompareOptions&)>& change) {
        CompareOptions options;
        change(options);
        emit view().controls()->optionsEdited(options);
        QVERIFY(settle());
    }
    std::unique_ptr<test::WindowDriver> m_hand;
};

void CompareTabTest::init() {
    m_hand = std::make_unique<test::WindowDriver>();
    QVERIFY(m_hand->isReady());
    QVERIFY(m_hand->window.showTab("compare"));
    QVERIFY(settle());
}

void CompareTabTest::aCardForEachShownLoss() {
    QCOMPARE(view().cards().size(), m_hand->window.document().shownLosses().size());
    QCOMPARE(*named("Focal").value, m_hand->value("focal"));
    QVERIFY(named("Focal").isSelected);
    QVERIFY(std::abs(named("Focal").pull.total() - m_hand->reading("focal")->totalPull) < 1e-6);
    m_hand->window.document().setShown("jaccard", true);
    QVERIFY(settle());
    QVERIFY(named("Jaccard (IoU)").value.has_value());
    m_hand->window.document().setShown("jaccard", false);
    QVERIFY(settle());
    QCOMPARE(view().cards().size(), m_hand->window.document().shownLosses().size());
}

void CompareTabTest::compareTakesTheWholePaneAndGoesBack() {
    QVERIFY(!m_hand->canvas(CanvasContent::Target)->isVisible());
    auto* tabs = m_hand->window.findChild<QTabWidget*>();
    QCOMPARE(tabs->currentWidget(), &view());
    QTest::keyClick(&m_hand->window, Qt::Key_F9);
    QVERIFY(m_hand->canvas(CanvasContent::Target)->isVisible());
    QVERIFY(tabs->currentWidget() != &view());
    QTest::keyClick(&m_hand->window, Qt::Key_F9);
    QVERIFY(view().isVisible());
    QVERIFY(!m_hand->canvas(CanvasContent::Target)->isVisible());
}

void CompareTabTest::mapsArriveAtTheSizeOfTheCard() {
    for (const CompareCard* card : view().cards()) {
        QCOMPARE(card->map()->map().size(), view().mapSize());
        // Not all of one colour.
        const QImage& map = card->map()->map();
        const QRgb middle = map.pixel(map.rect().center());
        bool differs = false;
        for (int x = 0; x < map.width(); ++x)
            differs = differs || map.pixel(x, map.height() / 2) != middle;
        QVERIFY(differs);
    }
}

void CompareTabTest::cardsFollowThePen() {
    const double before = *named("Dice").value;
    Document& document = m_hand->window.document();
    StrokeStyle style;
    style.surface = Surface::Prediction;
    style.brush.diameter = 40;
    style.probability = 0.99;
    document.beginStroke(style);
    document.strokePiece({100, 100, 140, 120});
    document.endStroke();
    QVERIFY(settle());
    QVERIFY(*named("Dice").value != before);
    QCOMPARE(*named("Dice").value, m_hand->value("dice"));
}

void CompareTabTest::theCrossIsTheWindows() {
    CompareMapView* map = view().cards()[1]->map();
    const QPoint pixel(60, 80);
    QTest::mouseMove(map, map->view().toWidget(QPointF(pixel) + QPointF(0.5, 0.5)).toPoint());
    QCOMPARE(m_hand->window.settings().pixel, std::optional(pixel));
    QVERIFY(std::abs(*named("Focal").atCross - m_hand->pull(pixel)) <
            1e-6 * std::max(1.0, std::abs(m_hand->pull(pixel))));
}

void CompareTabTest::pickingACardSelectsItsLoss() {
    QTest::mouseClick(view().cards()[2]->map(), Qt::LeftButton, {}, {30, 30});
    QCOMPARE(view().cards()[2]->content().name, QString("Dice"));
    QCOMPARE(m_hand->window.document().selectedLoss(), std::string("dice"));
    QVERIFY(settle());
    QVERIFY(named("Dice").isSelected);
    QVERIFY(!named("Focal").isSelected);
}

void CompareTabTest::keptSettingsStayWhenTheSliderMoves() {
    const double before = *named("Focal").value;
    const auto shown = view().cards().size();
    tab().keepSettings();
    QVERIFY(settle());
    QCOMPARE(view().cards().size(), shown + 1);
    m_hand->window.document().setParameter("focal", "gamma", 5.0);
    m_hand->window.document().endEdit();
    QVERIFY(settle());
    const CompareCardData kept = view().cards().back()->content();
    QCOMPARE(kept.kind, CompareCardData::Kind::KeptSettings);
    QCOMPARE(*kept.value, before);
    QVERIFY(kept.name.startsWith("Focal"));
    QVERIFY(*named("Focal").value < before);
    tab().removeCard(kept.key);
    QVERIFY(settle());
    QCOMPARE(view().cards().size(), shown);
}

void CompareTabTest::differenceOfTwoCards() {
    const int dice = named("Dice").key;
    const double expected = *named("Focal").value - *named("Dice").value;
    tab().addDifference(dice);
    QVERIFY(settle());
    const CompareCardData difference = named(QStringLiteral("Focal − Dice"));
    QCOMPARE(*difference.value, expected);
    QVERIFY(std::abs(*difference.atCross - (*named("Focal").atCross - *named("Dice").atCross)) <
            1e-5);
    // Without one of the two there is no difference.
    m_hand->window.document().setShown("dice", false);
    QVERIFY(settle());
    QVERIFY(!named(QStringLiteral("Focal − Dice")).value);
}

void CompareTabTest::sharedRangeIsTheLargest() {
    double largest = 0;
    for (const CompareCard* card : view().cards())
        largest = std::max(largest, card->content().range);
    QVERIFY(named("Focal").range != named("Dice").range);
    edit([](CompareOptions& options) { options.range = CompareOptions::Range::Shared; });
    for (const CompareCard* card : view().cards())
        QCOMPARE(card->content().range, largest);
}

void CompareTabTest::sortedByValue() {
    edit([](CompareOptions& options) { options.order = CompareOptions::Order::ByValue; });
    for (std::size_t i = 1; i < view().cards().size(); ++i)
        QVERIFY(*view().cards()[i - 1]->content().value >= *view().cards()[i]->content().value);
    edit([](CompareOptions& options) { options.order = CompareOptions::Order::AsListed; });
    QCOMPARE(view().cards()[0]->content().name, QString("Cross-entropy"));
}

void CompareTabTest::keptSceneAndBack() {
    const double kept = *named("Dice").value;
    tab().keepScene();
    m_hand->window.opener().openSample("ms_lesion");
    QVERIFY(settle());
    const double now = *named("Dice").value;
    QVERIFY(now != kept);
    QCOMPARE(*named("Dice").otherValue, kept);
    edit([](CompareOptions& options) {
        options.hasKept = true;
        options.shown = CompareOptions::Shown::Kept;
    });
    QCOMPARE(*named("Dice").value, kept);
    QCOMPARE(*named("Dice").otherValue, now);
}

void CompareTabTest::destroyedWhileComparing() {
    m_hand->window.document().setParameter("focal", "gamma", 1.0);
    QVERIFY(!tab().isCurrent());
    m_hand.reset();
    QCoreApplication::processEvents();
    QVERIFY(QApplication::topLevelWidgets().isEmpty());
}

QTEST_MAIN(CompareTabTest)
#include "compare_tab_test.moc"
