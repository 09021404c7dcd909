// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter.h"

#include <QWidget>
#include <optional>

namespace lossglass {

class NumberField;
class ParameterSlider;

/// Slider and number of one value, kept together: `[slider grows] 8 [number 72]`. A number beyond
/// the slider widens it. Setters are silent; signals come from the hand.
class NumberLine : public QWidget {
    Q_OBJECT

public:
    /// Range, steps and domain of the parameter.
    explicit NumberLine(const Parameter& parameter, QWidget* parent = nullptr);

    void setValue(double value);
    double value() const;
    void setDefaultValue(std::optional<double> value);
    void setFormerValue(std::optional<double> value);
    /// Read by screen readers for slider and number.
    void setName(const QString& name);

    ParameterSlider* slider() const { return m_slider; }
    NumberField* field() const { return m_field; }

signals:
    void editBegan();
    void valueEdited(double value);
    void editEnded();
    void resetRequested();

private:
    ParameterSlider* m_slider;
    NumberField* m_field;
};

}  // namespace lossglass
