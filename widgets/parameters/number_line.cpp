// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/number_line.h"

#include "widgets/parameters/number_field.h"
#include "widgets/parameters/parameter_slider.h"

#include <QHBoxLayout>

namespace lossglass {

NumberLine::NumberLine(const Parameter& parameter, QWidget* parent)
    : QWidget(parent), m_slider(new ParameterSlider(this)), m_field(new NumberField(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_field);

    const SliderScale scale = SliderScale::of(parameter);
    m_slider->setValue(scale.minimum);
    m_slider->setSliderScale(scale);
    m_field->setDomain(parameter.minimum, parameter.maximum);
    m_field->setSteps(scale);

    connect(m_slider, &ParameterSlider::dragBegan, this, &NumberLine::editBegan);
    connect(m_slider, &ParameterSlider::valueDragged, this, [this](double value) {
        m_field->setValue(value);
        emit valueEdited(value);
    });
    connect(m_slider, &ParameterSlider::dragEnded, this, &NumberLine::editEnded);
    connect(m_slider, &ParameterSlider::resetRequested, this, &NumberLine::resetRequested);
    connect(m_field, &NumberField::editBegan, this, [this] {
        m_slider->setFormerValue(m_slider->value());
        emit editBegan();
    });
    connect(m_field, &NumberField::valueEdited, this, [this](double value) {
        m_slider->setValue(value);
        emit valueEdited(value);
    });
    connect(m_field, &NumberField::editEnded, this, &NumberLine::editEnded);
}

void NumberLine::setValue(double value) {
    m_slider->setValue(value);
    m_field->setValue(value);
}

double NumberLine::value() const {
    return m_field->value();
}

void NumberLine::setDefaultValue(std::optional<double> value) {
    m_slider->setDefaultValue(value);
}

void NumberLine::setFormerValue(std::optional<double> value) {
    m_slider->setFormerValue(value);
}

void NumberLine::setName(const QString& name) {
    m_slider->setAccessibleName(name);
    m_field->setAccessibleName(name);
    m_field->setToolTip(tr("%1: any number that has a meaning, also beyond the slider").arg(name));
}

}  // namespace lossglass
