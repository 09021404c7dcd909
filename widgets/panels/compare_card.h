// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/compare_card_data.h"

#include <QRectF>
#include <QWidget>

class QPainter;
class QToolButton;

namespace lossglass {

class CompareMapView;
struct Theme;

/// One loss of the Compare tab: name, value and range, the map, the budget bar, total pull and the
/// reading at the cross.
class CompareCard : public QWidget {
    Q_OBJECT

public:
    /// What stands above and below the map.
    static constexpr int kHeadHeight = 32, kFootHeight = 46;

    explicit CompareCard(QWidget* parent = nullptr);

    void setContent(const CompareCardData& content);
    const CompareCardData& content() const { return m_data; }
    CompareMapView* map() const { return m_map; }
    /// "Focal: 19.9 % of the pull on false positives", for each part of the bar.
    QString barText() const;
    /// All that the head says, also where it has no room for it: the tooltip.
    QString headText() const;
    /// What stands in the head at the present width.
    struct HeadWords {
        QString name, value, range;
        double nameRoom = 0;  ///< pixels
    };
    HeadWords headWords() const;

signals:
    void picked(int key);
    void removeWanted(int key);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent*) override {}  // taken, so that the release comes here
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF barPlace() const;
    void paintHead(QPainter& painter, const Theme& theme) const;
    void paintFoot(QPainter& painter, const Theme& theme) const;

    CompareCardData m_data;
    CompareMapView* m_map;
    QToolButton* m_remove;
};

}  // namespace lossglass
