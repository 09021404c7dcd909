// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/canvas_state.h"
#include "widgets/canvas/view_transform.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace lossglass {

/// The map of a card. Composed elsewhere; while a new one is made, the old one is moved and scaled
/// to where it belongs, so that the hand never waits. Setters are silent.
///
/// Drag moves, wheel zooms at the pointer, double click and 0 fit, arrows move the cross (Shift by
/// ten), Return picks the card.
class CompareMapView : public QWidget {
    Q_OBJECT

public:
    explicit CompareMapView(QWidget* parent = nullptr);

    /// A map that was composed for `view`.
    void setMap(const QImage& image, const ViewTransform& view);
    void setView(const ViewTransform& view);
    void setPicture(const QRect& shown);
    void setCross(std::optional<QPoint> pixel);
    void setState(const CanvasState& state);
    const QImage& map() const { return m_map; }
    const ViewTransform& view() const { return m_view; }

    QSize minimumSizeHint() const override { return {120, 90}; }

signals:
    void viewWanted(const lossglass::ViewTransform& view);
    void fitWanted();
    void pixelHovered(std::optional<QPoint> pixel);
    void picked();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void zoomAt(QPointF place, double factor);
    void moveCross(QPoint step);

    QImage m_map;
    ViewTransform m_mapView, m_view;
    QRect m_shown;
    std::optional<QPoint> m_cross;
    CanvasState m_state;
    std::optional<QPointF> m_pressed;  ///< where the button went down
    QPointF m_last;
    bool m_dragged = false;
    bool m_keyboardFocus = false;
};

}  // namespace lossglass
