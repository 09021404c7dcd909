// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>
#include <optional>

class QCPItemStraightLine;
class QCustomPlot;
class QLabel;
class QMouseEvent;

namespace lossglass {

/// A plot over p from 0 to 1: title above the left axis, themed, with the dotted line at the
/// marked p. Redraws are queued: many setters, one redraw. Watches the pointer, changes nothing.
class PlotWidget : public QWidget {
    Q_OBJECT

public:
    explicit PlotWidget(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    /// The name of the x axis; without one the axis bears neither name nor numbers.
    void setXName(const QString& name);
    /// Where the dotted line stands; nothing hides it.
    void setMark(std::optional<double> p);
    /// While the pointer is over a plot the line stands there, and its numbers are read off.
    void setHovered(std::optional<double> p);

    QCustomPlot* plot() const { return m_plot; }

signals:
    /// p under the pointer, by moving or dragging; nothing when it leaves.
    void pHovered(std::optional<double> p);

protected:
    /// Called after the axes took the theme's colours; the base does nothing.
    virtual void themed(const Theme& theme);
    /// Called when the axis rectangle was laid out anew; the base does nothing.
    virtual void laidOut();
    std::optional<double> shownP() const { return m_hoveredP ? m_hoveredP : m_mark; }
    bool isHovered() const { return m_hoveredP.has_value(); }
    void redraw();
    void applyTheme();

    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(const QMouseEvent& event);
    void leave();
    void placeLine();
    void setMargins();
    void countTicks();

    QLabel* m_title;
    QCustomPlot* m_plot;
    QCPItemStraightLine* m_markLine;
    std::optional<double> m_mark;
    std::optional<double> m_hoveredP;
    bool m_pointerInside = false;
};

}  // namespace lossglass
