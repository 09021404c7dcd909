// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/slider_scale.h"

#include <QAbstractSpinBox>

namespace lossglass {

/// The number beside a parameter's slider: exact entry of any value of the domain, which may be
/// wider than the slider. Reads "0.5" and "0,5" in every locale and writes in the C locale.
///
/// What is shown is rounded to six digits; the value is not. Return and leaving the field take
/// over what was typed, Escape and anything that is no number of the domain bring back the value.
/// Arrows as in ParameterSlider. Setters are silent; signals come from the hand, in the order
/// editBegan, valueEdited, editEnded; a held arrow is one edit.
class NumberField : public QAbstractSpinBox {
    Q_OBJECT

public:
    explicit NumberField(QWidget* parent = nullptr);

    /// All values that may be typed, inclusive.
    void setDomain(double minimum, double maximum);
    /// How far an arrow goes, and how many decimals are shown. Call after setDomain().
    void setSteps(const SliderScale& scale);

    void setValue(double value);
    double value() const { return m_value; }

    void stepBy(int steps) override;
    QValidator::State validate(QString& input, int& position) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void editBegan();
    void valueEdited(double value);
    void editEnded();

protected:
    StepEnabled stepEnabled() const override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void showValue();
    void takeOverText();
    void moveByHand(double value);
    void stepByHand(double steps);
    void endEdit();

    double m_value = 0;
    double m_minimum = 0;
    double m_maximum = 1;
    SliderScale m_steps;
    bool m_editing = false;
};

}  // namespace lossglass
