// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parameter_row.h"

class QCheckBox;

namespace lossglass {

/// A parameter that is on or off: one check box with the plain name.
class SwitchRow : public ParameterRow {
    Q_OBJECT

public:
    explicit SwitchRow(const Parameter& parameter, QWidget* parent = nullptr);

protected:
    void showValue() override;

private:
    QCheckBox* m_box;
};

}  // namespace lossglass
