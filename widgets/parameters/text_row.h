// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parameter_row.h"

class QLineEdit;

namespace lossglass {

/// A parameter that is a text, such as the rows of a matrix: name and a field on one line. The
/// value changes when the field is left or Enter is pressed; Escape takes the typing back.
class TextRow : public ParameterRow {
    Q_OBJECT

public:
    explicit TextRow(const Parameter& parameter, QWidget* parent = nullptr);
    ~TextRow() override;

protected:
    void showValue() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_field;
};

}  // namespace lossglass
