// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/metrics_view_data.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace lossglass {

struct Theme;

/// The metrics against the threshold: the chosen one violet, the others grey, the present
/// threshold as a line to drag. Left and right move it by a hundredth, with Shift by a tenth.
class MetricsPlot : public QWidget {
    Q_OBJECT

public:
    explicit MetricsPlot(QWidget* parent = nullptr);

    void setData(const MetricsViewData& content, int chosenRow);
    QRectF area() const;
    double xOf(double threshold) const;
    QSize minimumSizeHint() const override { return {220, 120}; }

signals:
    void thresholdChosen(double threshold);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool isMovable() const { return m_data.threshold.has_value(); }
    void choose(double x);
    const MetricsRow* chosenRow() const;
    void chooseAxis();
    QString whyNoCurve(const MetricsRow& row) const;
    double yOf(double value) const;
    void paintFrame(QPainter& painter, const Theme& theme) const;
    void paintCurve(QPainter& painter, const MetricsRow& row, const QPen& pen) const;
    void paintThreshold(QPainter& painter, const Theme& theme) const;

    MetricsViewData m_data;
    int m_chosen = -1;
    bool m_isPixels = false;             ///< the axis counts pixels
    double m_lowest = 0, m_highest = 1;  ///< of the axis: below 0 where a curve is
    double m_step = 0.25;                ///< of its ticks
    bool m_dragging = false;
};

}  // namespace lossglass
