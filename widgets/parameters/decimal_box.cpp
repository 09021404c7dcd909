// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/decimal_box.h"

namespace lossglass {

DecimalBox::DecimalBox(QWidget* parent) : QDoubleSpinBox(parent) {
    setLocale(QLocale::c());
}

double DecimalBox::valueFromText(const QString& text) const {
    return QDoubleSpinBox::valueFromText(QString(text).replace(',', '.'));
}

QValidator::State DecimalBox::validate(QString& input, int& position) const {
    // What is typed stays as it was typed until the field is left.
    QString plain = QString(input).replace(',', '.');
    return plain.count('.') > 1 ? QValidator::Invalid : QDoubleSpinBox::validate(plain, position);
}

}  // namespace lossglass
