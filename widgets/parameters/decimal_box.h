// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace lossglass {

/// A QDoubleSpinBox that reads "0.5" and "0,5" in every locale, typed or pasted, and writes with a
/// point: in a comma locale the ordinary one takes "0.5" for 5.
class DecimalBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit DecimalBox(QWidget* parent = nullptr);

    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& input, int& position) const override;
};

}  // namespace lossglass
