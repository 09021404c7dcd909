// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/sweep_view_data.h"

#include <QRectF>
#include <QWidget>

namespace lossglass {

/// Three plots side by side over the same x: value, total pull, and where the pull lands; or a
/// scatter of loss against metric. The violet line is the present value; where it is a parameter's,
/// dragging it or the arrow keys choose another.
class SweepPlots : public QWidget {
    Q_OBJECT

public:
    explicit SweepPlots(QWidget* parent = nullptr);

    /// Silent.
    void setData(const SweepViewData& content);
    const SweepViewData& data() const { return m_data; }
    /// The area between the axes of plot 0 .. 2.
    QRectF area(int plot) const;

    QSize minimumSizeHint() const override;

signals:
    void dragBegan();
    void valueChosen(double x);
    void dragEnded();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    bool canChoose() const;
    int plotAt(const QPointF& place) const;
    void choose(double x);

    SweepViewData m_data;
    bool m_showsFocus = false;  ///< after keyboard use only
    int m_dragged = -1;         ///< the plot in which the line is dragged
};

}  // namespace lossglass
