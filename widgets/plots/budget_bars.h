// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/budget_view_data.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace lossglass {

struct Theme;

/// Stacked bars: the share of pixels, then one bar per loss with its total pull beside it. Errors
/// stand first, hatched; the hue is the direction of the gradient.
class BudgetBars : public QWidget {
    Q_OBJECT

public:
    explicit BudgetBars(QWidget* parent = nullptr);

    void setData(const BudgetViewData& content);

    /// A part of a bar: the row (-1 is that of the pixels), the outcome, where it is drawn.
    struct Part {
        int row = -1;
        PixelOutcome outcome = PixelOutcome::Unknown;
        QRectF place;
    };
    /// All parts that are drawn, from top to bottom and left to right.
    std::vector<Part> parts() const;
    /// What is said about a part: "Focal on false positives: 19.9 % of the pull on 4.1 % of the
    /// pixels, 4.9 times their share".
    QString textOf(const Part& part) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The person clicked into the row of a loss.
    void lossPicked(const std::string& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF barOf(int row) const;
    int rowAt(double y) const;
    const Part* partAt(const std::vector<Part>& parts, QPointF place) const;
    void paintLegend(QPainter& painter, const Theme& colours) const;
    void paintRow(QPainter& painter, const Theme& colours, int row) const;
    void paintTotal(QPainter& painter, const Theme& colours, int row) const;

    BudgetViewData m_data;
    QPointF m_pointer{-1, -1};
};

}  // namespace lossglass
