// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/compare_view.h"

#include "widgets/panels/compare_card.h"
#include "widgets/panels/compare_controls.h"
#include "widgets/panels/compare_map_view.h"
#include "widgets/plots/segment_choice.h"

#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>
#include <memory>

using namespace lossglass;

namespace {

CompareCardData cardOf(int key, const char* name) {
    CompareCardData card;
    card.key = key;
    card.name = name;
    card.value = 0.25;
    card.range = 0.5;
    card.pull = {1, 2, 3, 4};
    return card;
}

std::vector<CompareCardData> cardsOf(int count) {
    std::vector<CompareCardData> cards;
    for (int key = 1; key <= count; ++key)
        cards.push_back(cardOf(key, "Focal"));
    return cards;
}

QPoint placeOf(const CompareMapView& map, QPoint pixel) {
    return map.view().toWidget(QPointF(pixel) + QPointF(0.5, 0.5)).toPoint();
}

}  // namespace

class CompareViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void cardsFillTheRoom_data();
    void cardsFillTheRoom();
    void allMapsZoomTogether();
    void draggingMovesAllMaps();
    void aClickPicksTheCard();
    void pointingNamesThePixel();
    void arrowsMoveTheCross();
    void cardsStayWhenTheyAreSortedAnew();
    void onlyAddedCardsCanBeTakenAway();
    void oldMapMovesUntilTheNewOneComes();
    void controlsAreSilentWhenSet();
    void controlsFollowTheHand();
    void barSaysItsShares();
    void theNameIsTheLastToBeCut();
    void nothingToCompare();

private:
    CompareMapView* map(std::size_t card) { return m_view->cards()[card]->map(); }
    std::unique_ptr<CompareView> m_view;
};

void CompareViewTest::init() {
    m_view = std::make_unique<CompareView>();
    m_view->resize(1100, 760);
    m_view->setCards(cardsOf(6));
    m_view->setPicture({0, 0, 80, 60});
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void CompareViewTest::cardsFillTheRoom_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("columns");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("two stand side by side") << 2 << 2;
    QTest::newRow("six in two rows") << 6 << 3;
}

void CompareViewTest::cardsFillTheRoom() {
    QFETCH(int, count);
    QFETCH(int, columns);
    m_view->setCards(cardsOf(count));
    int first = 0;
    for (const CompareCard* card : m_view->cards()) {
        QVERIFY(card->isVisible());
        QVERIFY(card->parentWidget()->rect().contains(card->geometry()));
        if (card->y() == m_view->cards()[0]->y()) ++first;
        for (const CompareCard* other : m_view->cards())
            QVERIFY(card == other || !card->geometry().intersects(other->geometry()));
    }
    QCOMPARE(first, columns);
    QVERIFY(m_view->mapSize().width() > 200);
}

void CompareViewTest::allMapsZoomTogether() {
    QSignalSpy wanted(m_view.get(), &CompareView::mapsWanted);
    const double before = m_view->view().scale();
    const QPoint place(60, 50);
    const QPointF pixel = m_view->view().toPicture(place);
    QWheelEvent wheel(place, map(0)->mapToGlobal(place), {}, {0, 240}, {}, {}, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(map(0), &wheel);
    QVERIFY(std::abs(m_view->view().scale() / before - 1.5625) < 1e-9);
    for (std::size_t i = 0; i < 6; ++i)
        QCOMPARE(map(i)->view(), m_view->view());
    const QPointF now = m_view->view().toPicture(place);
    QVERIFY(std::abs(now.x() - pixel.x()) < 1e-9 && std::abs(now.y() - pixel.y()) < 1e-9);
    QVERIFY(wanted.count() > 0);
    QTest::keyClick(map(3), Qt::Key_0);
    QVERIFY(std::abs(m_view->view().scale() - before) < 1e-9);
}

void CompareViewTest::draggingMovesAllMaps() {
    QSignalSpy picked(m_view.get(), &CompareView::cardPicked);
    const QPointF before = m_view->view().offset();
    QTest::mousePress(map(1), Qt::LeftButton, {}, {40, 40});
    QTest::mouseMove(map(1), {70, 60});
    QTest::mouseRelease(map(1), Qt::LeftButton, {}, {70, 60});
    QCOMPARE(m_view->view().offset(), before + QPointF(30, 20));
    QCOMPARE(map(5)->view(), m_view->view());
    QCOMPARE(picked.count(), 0);
}

void CompareViewTest::aClickPicksTheCard() {
    QSignalSpy picked(m_view.get(), &CompareView::cardPicked);
    QTest::mouseClick(map(2), Qt::LeftButton, {}, {20, 20});
    QTest::mouseClick(m_view->cards()[4], Qt::LeftButton, {}, {30, 10});
    QTest::keyClick(map(5), Qt::Key_Return);
    QCOMPARE(picked.count(), 3);
    QCOMPARE(picked[0][0].toInt(), 3);
    QCOMPARE(picked[1][0].toInt(), 5);
    QCOMPARE(picked[2][0].toInt(), 6);
}

void CompareViewTest::pointingNamesThePixel() {
    QSignalSpy hovered(m_view.get(), &CompareView::pixelHovered);
    QTest::mouseMove(map(0), placeOf(*map(0), {7, 11}));
    QCOMPARE(hovered.count(), 1);
    QCOMPARE(hovered[0][0].value<std::optional<QPoint>>(), std::optional(QPoint(7, 11)));
}

void CompareViewTest::arrowsMoveTheCross() {
    QSignalSpy hovered(m_view.get(), &CompareView::pixelHovered);
    m_view->setCross(QPoint(78, 5));
    QTest::keyClick(map(0), Qt::Key_Right);
    QTest::keyClick(map(0), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(map(0), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(hovered[0][0].value<std::optional<QPoint>>(), std::optional(QPoint(79, 5)));
    QCOMPARE(hovered[1][0].value<std::optional<QPoint>>(), std::optional(QPoint(78, 15)));
    QCOMPARE(hovered[2][0].value<std::optional<QPoint>>(), std::optional(QPoint(79, 5)));
}

void CompareViewTest::cardsStayWhenTheyAreSortedAnew() {
    const auto before = m_view->cards();
    auto cards = cardsOf(6);
    std::swap(cards[0], cards[5]);
    const QRect first = before[0]->geometry();
    m_view->setCards(cards);
    QCOMPARE(m_view->cards()[0], before[5]);
    QCOMPARE(m_view->cards()[0]->geometry(), first);
    QCOMPARE(m_view->card(6), before[5]);
    QVERIFY(!m_view->card(7));
}

void CompareViewTest::onlyAddedCardsCanBeTakenAway() {
    auto cards = cardsOf(2);
    cards[1].kind = CompareCardData::Kind::Difference;
    m_view->setCards(cards);
    QVERIFY(!m_view->cards()[0]->findChild<QToolButton*>()->isVisible());
    auto* remove = m_view->cards()[1]->findChild<QToolButton*>();
    QVERIFY(remove->isVisible());
    QSignalSpy removed(m_view.get(), &CompareView::removeWanted);
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed[0][0].toInt(), 2);
}

void CompareViewTest::oldMapMovesUntilTheNewOneComes() {
    const QSize size = m_view->mapSize();
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    image.setPixelColor(10, 10, Qt::red);
    m_view->setMap(1, image, m_view->view());
    QCOMPARE(map(0)->grab().toImage().pixelColor(10, 10), QColor(Qt::red));
    emit map(0)->viewWanted(m_view->view().movedBy({5, 7}));
    QCOMPARE(map(0)->grab().toImage().pixelColor(15, 17), QColor(Qt::red));
}

void CompareViewTest::controlsAreSilentWhenSet() {
    QSignalSpy edited(m_view->controls(), &CompareControls::optionsEdited);
    CompareOptions options;
    options.range = CompareOptions::Range::Shared;
    options.order = CompareOptions::Order::ByValue;
    options.byLogit = false;
    options.hasKept = true;
    m_view->controls()->setOptions(options);
    QCOMPARE(edited.count(), 0);
    const auto segments = m_view->controls()->findChildren<SegmentChoice*>();
    QCOMPARE(segments[0]->chosen(), 1);
    QVERIFY(segments[1]->isVisible());
    QCOMPARE(m_view->controls()->findChildren<QComboBox*>()[1]->currentIndex(), 1);
}

void CompareViewTest::controlsFollowTheHand() {
    CompareControls* controls = m_view->controls();
    QSignalSpy edited(controls, &CompareControls::optionsEdited);
    QSignalSpy difference(controls, &CompareControls::differenceWanted);
    const auto segments = controls->findChildren<SegmentChoice*>();
    QVERIFY(!segments[1]->isVisible());
    QTest::mouseClick(segments[0]->findChildren<QToolButton*>()[1], Qt::LeftButton);
    auto* order = controls->findChildren<QComboBox*>()[1];
    QTest::keyClick(order, Qt::Key_Down);
    CompareOptions expected;
    expected.range = CompareOptions::Range::Shared;
    expected.order = CompareOptions::Order::ByValue;
    QCOMPARE(edited.last()[0].value<CompareOptions>(), expected);
    controls->setDifferences("Focal", {"Dice", "Tversky"}, {3, 5});
    controls->findChild<QMenu*>()->actions()[1]->trigger();
    QCOMPARE(difference[0][0].toInt(), 5);
}

void CompareViewTest::barSaysItsShares() {
    const QString text = m_view->cards()[0]->barText();
    // The sums are TP, FP, FN, TN = 1, 2, 3, 4.
    QVERIFY(text.contains("30.0 % of the pull on false negative"));
    QVERIFY(text.contains("20.0 % of the pull on false positive"));
    QVERIFY(text.contains("40.0 % of the pull on true negative"));
}

void CompareViewTest::theNameIsTheLastToBeCut() {
    CompareCard card;
    CompareCardData data = cardOf(1, "Focal − Cross-entropy");
    data.kind = CompareCardData::Kind::Difference;
    data.otherValue = -0.125;
    card.setContent(data);
    const auto at = [&](int width) {
        card.resize(width, 200);
        return card.headWords();
    };
    QVERIFY(at(600).range.startsWith("range"));
    QVERIFY(at(600).value.contains("(−0.1250)"));
    bool wasShort = false;
    for (int width = 600; width > 260; width -= 10) {
        const auto words = at(width);
        QCOMPARE(words.name, data.name);
        wasShort = wasShort || words.range.isEmpty();
    }
    QVERIFY(wasShort);
    QVERIFY(at(120).name.size() < data.name.size());
    // What went from the head stands in its tooltip.
    for (const char* part : {"Cross-entropy", "0.2500", "−0.1250", "0.5"})
        QVERIFY2(card.headText().contains(part), part);
}

void CompareViewTest::nothingToCompare() {
    m_view->setCards({});
    QVERIFY(m_view->cards().empty());
    QVERIFY(m_view->mapSize().isEmpty());
}

QTEST_MAIN(CompareViewTest)
#include "compare_view_test.moc"
