// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/budget_view_data.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace lossglass {

struct Theme;

/// The share of the pull at each distance from the boundary, a curve for each loss, and that of
/// the pixels, dashed. What is farther than the axis reaches is said in words.
///
/// Pointing at a distance says so, for the selected loss; a click keeps it.
class BudgetCurve : public QWidget {
    Q_OBJECT

public:
    explicit BudgetCurve(QWidget* parent = nullptr);

    void setData(const BudgetViewData& content);
    void setMarkedSegment(int segment);
    void setKept(const std::optional<BudgetPart>& part);

    QRectF area() const;
    double xOf(double distance) const;
    /// The segment whose distance is nearest; -1 outside the plot.
    int segmentAt(QPointF place) const;
    /// "2 pixels outside nucleus: 12.1 % of Focal's pull on 4.0 % of the pixels".
    QString textOf(int segment) const;

    QSize minimumSizeHint() const override { return {360, 120}; }

signals:
    void partPointed(const std::optional<lossglass::BudgetPart>& part);
    void partKept(const std::optional<lossglass::BudgetPart>& part);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const BudgetViewData::Row* selectedRow() const;
    double top() const;
    /// The outermost parts hold all that is farther: they are no points of the curve.
    bool isTail(std::size_t segment) const;
    void paintFrame(QPainter& painter, const Theme& theme) const;
    void paintLine(QPainter& painter, const std::vector<double>& sums, const QPen& pen) const;
    void paintWords(QPainter& painter, const Theme& theme) const;

    BudgetViewData m_data;
    int m_pointed = -1, m_kept = -1, m_marked = -1;
};

}  // namespace lossglass
