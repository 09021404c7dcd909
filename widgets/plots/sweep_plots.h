// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/sweep_view_data.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace lossglass {

struct Theme;

/// Three plots side by side over the same x: value, total pull, and where the pull lands. The
/// violet line is the present value; dragging it chooses another.
class SweepPlots : public QWidget {
    Q_OBJECT

public:
    explicit SweepPlots(QWidget* parent = nullptr);

    void setData(const SweepViewData& content);
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

private:
    double xOf(const QRectF& area, double value) const;
    void paintFrame(QPainter& painter, const Theme& colours, int plot, double top) const;
    void paintCurve(QPainter& painter, const Theme& colours, int plot) const;
    void paintShares(QPainter& painter, const Theme& colours) const;
    void paintNow(QPainter& painter, const Theme& colours, int plot) const;
    void choose(double x);

    SweepViewData m_data;
    int m_dragged = -1;  ///< the plot in which the line is dragged
};

}  // namespace lossglass
