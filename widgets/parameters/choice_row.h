// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parameter_row.h"

class QComboBox;

namespace lossglass {

/// A parameter that is one of several words: name and a menu with plain labels on one line.
class ChoiceRow : public ParameterRow {
    Q_OBJECT

public:
    explicit ChoiceRow(const Parameter& parameter, QWidget* parent = nullptr);

protected:
    void showValue() override;

private:
    QComboBox* m_menu;
};

}  // namespace lossglass
