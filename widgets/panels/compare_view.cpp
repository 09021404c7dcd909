// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/compare_view.h"

#include "widgets/panels/compare_card.h"
#include "widgets/panels/compare_controls.h"
#include "widgets/panels/compare_legend.h"
#include "widgets/panels/compare_map_view.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr int kGap = 12, kLeastWidth = 216, kLeastMapHeight = 96;

/// Columns and size of the cards.
struct CompareGrid {
    int columns = 1;
    QSize card;
};

/// The arrangement in which a picture of that shape is largest without scrolling; where cards
/// would get too small, they keep their least size and the board scrolls.
CompareGrid gridOf(int count, QSize room, double ratio) {
    constexpr int kWords = CompareCard::kHeadHeight + CompareCard::kFootHeight;
    CompareGrid best{1, {room.width(), kWords + kLeastMapHeight}};
    double largest = -1;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const int wide = (room.width() - (columns - 1) * kGap) / columns;
        if (columns > 1 && wide < kLeastWidth) break;
        const int natural = static_cast<int>(std::lround(wide * ratio)) + kWords;
        int tall = std::min(natural, (room.height() - (rows - 1) * kGap) / rows);
        const bool scrolls = tall < kWords + kLeastMapHeight;
        if (scrolls) tall = std::min(natural, kWords + std::max(kLeastMapHeight, wide / 2));
        // How large the picture is; what is out of sight costs.
        const int whole = rows * tall + (rows - 1) * kGap;
        const double seen = std::min(1.0, double(room.height()) / whole);
        const double shown = seen * std::min<double>(wide, (tall - kWords) / ratio);
        if (shown <= largest) continue;
        largest = shown;
        best = {columns, {wide, tall}};
    }
    return best;
}

}  // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent),
      m_controls(new CompareControls(this)),
      m_legend(new CompareLegend(this)),
      m_scroll(new QScrollArea(this)),
      m_board(new QWidget),
      m_nothing(new QLabel(tr("Check a loss in the list to compare it."), this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_scroll->setWidget(m_board);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_board->setAutoFillBackground(false);
    m_nothing->setProperty("role", QStringLiteral("second"));
    m_nothing->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addWidget(m_controls);
    column->addWidget(m_legend);
    column->addWidget(m_nothing, 1);
    column->addWidget(m_scroll, 1);
    m_nothing->hide();
}

CompareCard* CompareView::makeCard() {
    auto* card = new CompareCard(m_board);
    CompareMapView* map = card->map();
    connect(card, &CompareCard::picked, this, &CompareView::cardPicked);
    connect(card, &CompareCard::removeWanted, this, &CompareView::removeWanted);
    connect(map, &CompareMapView::pixelHovered, this, &CompareView::pixelHovered);
    connect(map, &CompareMapView::fitWanted, this, [this] {
        m_fitted = true;
        fit();
    });
    connect(map, &CompareMapView::viewWanted, this, [this](const ViewTransform& view) {
        m_fitted = false;
        setView(view);
    });
    map->setPicture(m_picture);
    map->setView(m_view);
    card->show();
    return card;
}

CompareCard* CompareView::card(int key) const {
    const auto found = std::find_if(m_cards.begin(), m_cards.end(), [key](const CompareCard* card) {
        return card->content().key == key;
    });
    return found == m_cards.end() ? nullptr : *found;
}

void CompareView::setCards(const std::vector<CompareCardData>& cards) {
    std::vector<CompareCard*> next;
    const bool sameCount = cards.size() == m_cards.size();
    bool sameOrder = sameCount;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        CompareCard* own = card(cards[i].key);
        sameOrder = sameOrder && own == m_cards[i];
        next.push_back(own ? own : makeCard());
        next.back()->setContent(cards[i]);
    }
    for (CompareCard* old : m_cards)
        if (std::find(next.begin(), next.end(), old) == next.end()) old->deleteLater(), old->hide();
    m_cards = std::move(next);
    m_nothing->setVisible(m_cards.empty());
    m_scroll->setVisible(!m_cards.empty());
    if (!sameOrder) arrange();
}

void CompareView::setPicture(const QRect& shown) {
    if (shown == m_picture) return;
    const bool sameSize = shown.size() == m_picture.size();
    const QPointF moved = QPointF(m_picture.topLeft() - shown.topLeft());
    m_picture = shown;
    for (CompareCard* card : m_cards)
        card->map()->setPicture(shown);
    if (sameSize && !m_fitted) return setView(m_view.movedBy(m_view.scale() * moved));
    m_fitted = true;
    arrange();
}

void CompareView::setCross(std::optional<QPoint> pixel) {
    for (CompareCard* card : m_cards)
        card->map()->setCross(pixel);
}

void CompareView::setMap(int key, const QImage& image, const ViewTransform& view) {
    if (CompareCard* own = card(key)) own->map()->setMap(image, view);
}

QSize CompareView::mapSize() const {
    return m_cards.empty() ? QSize() : m_cards.front()->map()->size();
}

void CompareView::arrange() {
    if (m_cards.empty() || m_picture.isEmpty()) return;
    const double ratio = double(m_picture.height()) / m_picture.width();
    const int count = static_cast<int>(m_cards.size());
    QSize room = m_scroll->maximumViewportSize();
    CompareGrid grid = gridOf(count, room, ratio);
    const auto tallOf = [&](const CompareGrid& each) {
        const int rows = (count + each.columns - 1) / each.columns;
        return rows * each.card.height() + (rows - 1) * kGap;
    };
    if (tallOf(grid) > room.height()) {
        room.rwidth() -= m_scroll->verticalScrollBar()->sizeHint().width() + 4;
        grid = gridOf(count, room, ratio);
    }
    for (int i = 0; i < count; ++i) {
        const QPoint place(i % grid.columns * (grid.card.width() + kGap),
                           i / grid.columns * (grid.card.height() + kGap));
        m_cards[static_cast<std::size_t>(i)]->setGeometry(QRect(place, grid.card));
        // Tab follows the eye.
        if (i > 0)
            QWidget::setTabOrder(m_cards[static_cast<std::size_t>(i - 1)]->map(),
                                 m_cards[static_cast<std::size_t>(i)]->map());
    }
    m_board->resize(room.width(), tallOf(grid));
    if (m_fitted)
        fit();
    else
        emit mapsWanted();
}

void CompareView::fit() {
    const QSize size = mapSize();
    if (size.isEmpty() || m_picture.isEmpty()) return;
    m_view = ViewTransform::fit(m_picture, QSizeF(size));
    for (CompareCard* card : m_cards)
        card->map()->setView(m_view);
    emit mapsWanted();
}

void CompareView::setView(const ViewTransform& view) {
    if (view == m_view) return;
    m_view = view;
    for (CompareCard* card : m_cards)
        card->map()->setView(view);
    emit mapsWanted();
}

void CompareView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    arrange();
    emit shown();
}

void CompareView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    arrange();
}

void CompareView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) emit mapsWanted();
}

}  // namespace lossglass
