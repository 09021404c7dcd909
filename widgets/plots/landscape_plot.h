// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/landscape_view_data.h"

#include <QRectF>
#include <QWidget>
#include <optional>

class QLabel;

namespace lossglass {

/// The map of a landscape. The present point is dragged in both directions, where both axes are
/// parameters, or moved by the arrow keys; the height under the pointer is told.
class LandscapePlot : public QWidget {
    Q_OBJECT

public:
    explicit LandscapePlot(QWidget* parent = nullptr);

    /// Silent.
    void setData(const LandscapeViewData& content);
    const LandscapeViewData& data() const { return m_data; }
    /// A few words right above the map.
    void setHint(const QString& text);
    /// The area between the axes.
    QRectF area() const;

    QSize minimumSizeHint() const override;

signals:
    void dragBegan();
    /// Nothing for an axis that is no parameter.
    void pointChosen(std::optional<double> x, std::optional<double> y);
    void dragEnded();
    /// The place of the grid nearest to the pointer, in words; empty when it leaves.
    void pointedAt(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    bool canChoose() const;
    void choose(const QPointF& place);
    QString textAt(const QPointF& place) const;

    LandscapeViewData m_data;
    QLabel* m_hint;
    bool m_showsFocus = false;  ///< after keyboard use only
    bool m_isDragged = false;
};

}  // namespace lossglass
