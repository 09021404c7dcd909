// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/budget_view_data.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace lossglass {

struct Theme;

/// Stacked bars: the share of pixels, then one bar per loss with its total pull beside it.
///
/// Pointing at a part says so; a click picks the loss and keeps the part, a second click or Esc
/// lets it go. Keys: up and down choose the row, left and right the part, Return keeps it.
class BudgetBars : public QWidget {
    Q_OBJECT

public:
    explicit BudgetBars(QWidget* parent = nullptr);

    void setData(const BudgetViewData& content);
    /// The part that the marked pixel belongs to, outlined in every bar; -1: none.
    void setMarkedSegment(int segment);
    /// The part that stays lit; silent.
    void setKept(const std::optional<BudgetPart>& part);

    /// A part of a bar: the row (-1 is that of the pixels), the segment, where it is drawn.
    struct Part {
        int row = -1;
        int segment = -1;
        QRectF place;
    };
    /// All parts that are drawn, from top to bottom and left to right.
    std::vector<Part> parts() const;
    /// What is said about a part: "Focal, false positive: 19.9 % of the pull on 4.1 % of the
    /// pixels, 4.9 times their share".
    QString textOf(const Part& part) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The person clicked into the row of a loss.
    void lossPicked(const std::string& id);
    /// The pointer or the keys came to a part; nothing when they left.
    void partPointed(const std::optional<lossglass::BudgetPart>& part);
    void partKept(const std::optional<lossglass::BudgetPart>& part);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    double rowHeight() const;
    QRectF barOf(int row) const;
    int rowAt(double y) const;
    const Part* partAt(const std::vector<Part>& parts, QPointF place) const;
    BudgetPart named(const Part& part) const;
    bool isThis(const std::optional<BudgetPart>& wanted, const Part& part) const;
    void point(const std::optional<BudgetPart>& part);
    void keep(const BudgetPart& part);
    void step(int rows, int segments);
    void paintLegend(QPainter& painter, const Theme& theme) const;
    void paintRow(QPainter& painter, const Theme& theme, int row) const;
    void paintPart(QPainter& painter, const Theme& theme, const Part& part) const;
    void paintTotal(QPainter& painter, const Theme& theme, int row) const;

    BudgetViewData m_data;
    std::optional<BudgetPart> m_pointed, m_kept;
    int m_marked = -1;
};

}  // namespace lossglass
