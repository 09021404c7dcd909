// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/view_transform.h"
#include "widgets/panels/compare_card_data.h"

#include <QImage>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QScrollArea;

namespace lossglass {

class CompareCard;
class CompareControls;
class CompareLegend;

/// The Compare tab: small multiples of heat maps, all with the same zoom, place and cross.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(QWidget* parent = nullptr);

    /// Silent. In the order in which they are to stand.
    void setCards(const std::vector<CompareCardData>& cards);
    /// The pixels that the maps show; another rectangle is fitted into the cards.
    void setPicture(const QRect& shown);
    void setCross(std::optional<QPoint> pixel);
    /// A map that was composed for `view`.
    void setMap(int key, const QImage& image, const ViewTransform& view);

    CompareControls* controls() const { return m_controls; }
    CompareCard* card(int key) const;
    const std::vector<CompareCard*>& cards() const { return m_cards; }
    const ViewTransform& view() const { return m_view; }
    /// Of each map, device-independent.
    QSize mapSize() const;

    QSize minimumSizeHint() const override { return {360, 150}; }

signals:
    void shown();
    /// Size or place of the maps is another: new ones are to be composed.
    void mapsWanted();
    void pixelHovered(std::optional<QPoint> pixel);
    void cardPicked(int key);
    void removeWanted(int key);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    CompareCard* makeCard();
    void arrange();
    void setView(const ViewTransform& view);
    void fit();

    CompareControls* m_controls;
    CompareLegend* m_legend;
    QScrollArea* m_scroll;
    QWidget* m_board;
    QLabel* m_nothing;
    std::vector<CompareCard*> m_cards;
    QRect m_picture;
    ViewTransform m_view;
    bool m_fitted = true;  ///< the hand has not moved the maps
};

}  // namespace lossglass
