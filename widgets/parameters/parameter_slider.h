// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/slider_scale.h"

#include <QWidget>
#include <optional>

namespace lossglass {

/// The slider of a parameter: groove filled up to the handle, a tick below it at the default, a
/// dashed ring at the value before the last edit.
///
/// Drag the handle, or press on the groove to bring it there; Ctrl while dragging is ten times
/// finer. Arrow = one step, Shift = ten, Ctrl = a tenth, Home and End = the ends. The focus ring
/// shows after keyboard use only.
///
/// Setters are silent. All signals come from the hand, in the order dragBegan, valueDragged (once
/// or more), dragEnded; a press that moves nothing says nothing. A held key is one drag.
class ParameterSlider : public QWidget {
    Q_OBJECT

public:
    explicit ParameterSlider(QWidget* parent = nullptr);

    void setSliderScale(const SliderScale& scale);
    const SliderScale& sliderScale() const { return m_scale; }

    /// A value outside the range widens it.
    void setValue(double value);
    double value() const { return m_value; }

    /// Where the tick stands; none when the default is a word.
    void setDefaultValue(std::optional<double> value);
    /// Where the dashed ring stands. The slider moves it itself when a drag begins.
    void setFormerValue(std::optional<double> value);
    std::optional<double> formerValue() const { return m_former; }

    /// Centre of the handle, in widget coordinates.
    QPoint handleCentre() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void dragBegan();
    void valueDragged(double value);
    void dragEnded();
    /// The handle was double-clicked.
    void resetRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    double xOf(double value) const;
    double positionOf(double x) const;
    bool onHandle(const QPointF& point) const;
    void moveByHand(double value);
    void endDrag();

    SliderScale m_scale;
    double m_value = 0;
    std::optional<double> m_default;
    std::optional<double> m_former;
    double m_grip = 0;  ///< from the handle's centre to where it was taken, in pixels
    bool m_pressed = false;
    bool m_dragging = false;
    bool m_ring = false;
};

}  // namespace lossglass
