// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/number_field.h"

#include "widgets/parameters/number_entry.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QWheelEvent>
#include <algorithm>

namespace lossglass {

NumberField::NumberField(QWidget* parent) : QAbstractSpinBox(parent) {
    setAlignment(Qt::AlignRight);
    setFixedWidth(72);
    showValue();
}

void NumberField::setDomain(double minimum, double maximum) {
    m_minimum = minimum;
    m_maximum = maximum;
}

void NumberField::setSteps(const SliderScale& scale) {
    m_steps = scale;
    // The slider's ends are no ends for the arrows of the field.
    if (scale.scale == Scale::Linear) m_steps.minimum = m_minimum;
    m_steps.maximum = m_maximum;
    showValue();
}

void NumberField::setValue(double value) {
    // The owner repeats values after every change of anything; half-typed text has to live on.
    if (value == m_value && lineEdit()->isModified()) return;
    m_value = value;
    showValue();
}

void NumberField::showValue() {
    // A logarithmic parameter has no natural number of decimals.
    const int decimals = m_steps.scale == Scale::Linear ? decimalsOf(m_steps.step) : 0;
    lineEdit()->setText(entryText(m_value, decimals));
    update();  // an arrow may have become idle
}

void NumberField::moveByHand(double value) {
    value = std::clamp(value, m_minimum, m_maximum);
    if (value == m_value) return;
    if (!m_editing) {
        m_editing = true;
        emit editBegan();
    }
    m_value = value;
    showValue();
    emit valueEdited(value);
}

void NumberField::endEdit() {
    if (!m_editing) return;
    m_editing = false;
    emit editEnded();
}

void NumberField::takeOverText() {
    // The text is a rounded picture of the value: untouched, it changes nothing.
    if (!lineEdit()->isModified()) return;
    const auto typed = readNumber(lineEdit()->text());
    const bool legal = typed && *typed >= m_minimum && *typed <= m_maximum;
    if (legal) moveByHand(*typed);
    endEdit();
    showValue();
}

void NumberField::stepByHand(double steps) {
    const auto typed = lineEdit()->isModified() ? readNumber(lineEdit()->text()) : std::nullopt;
    const bool legal = typed && *typed >= m_minimum && *typed <= m_maximum;
    moveByHand(m_steps.stepped(legal ? *typed : m_value, steps));
    selectAll();
}

void NumberField::stepBy(int steps) {
    stepByHand(steps);
}

QAbstractSpinBox::StepEnabled NumberField::stepEnabled() const {
    StepEnabled enabled = StepNone;
    if (m_value > m_minimum) enabled |= StepDownEnabled;
    if (m_value < m_maximum) enabled |= StepUpEnabled;
    return enabled;
}

QValidator::State NumberField::validate(QString& input, int&) const {
    for (const QChar c : input)
        if (!c.isDigit() && !QStringLiteral(" .,+-eE\u2212").contains(c))
            return QValidator::Invalid;
    return readNumber(input) ? QValidator::Acceptable : QValidator::Intermediate;
}

QSize NumberField::sizeHint() const {
    return {72, 26};
}

QSize NumberField::minimumSizeHint() const {
    return sizeHint();
}

void NumberField::keyPressEvent(QKeyEvent* event) {
    const double size = event->modifiers() & Qt::ShiftModifier     ? 10
                        : event->modifiers() & Qt::ControlModifier ? 0.1
                                                                   : 1;
    switch (event->key()) {
        case Qt::Key_Up:
            stepByHand(size);
            return;
        case Qt::Key_Down:
            stepByHand(-size);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            takeOverText();
            selectAll();
            return;
        case Qt::Key_Escape:
            if (lineEdit()->isModified()) {
                showValue();
                return;
            }
            break;
        default:
            break;
    }
    QAbstractSpinBox::keyPressEvent(event);
}

void NumberField::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat()) endEdit();
    QAbstractSpinBox::keyReleaseEvent(event);
}

void NumberField::mouseReleaseEvent(QMouseEvent* event) {
    QAbstractSpinBox::mouseReleaseEvent(event);
    endEdit();
}

void NumberField::wheelEvent(QWheelEvent* event) {
    // A wheel that scrolls the panel must not turn the numbers that pass under it.
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    QAbstractSpinBox::wheelEvent(event);
    endEdit();
}

void NumberField::focusOutEvent(QFocusEvent* event) {
    takeOverText();
    endEdit();
    QAbstractSpinBox::focusOutEvent(event);
}

}  // namespace lossglass
