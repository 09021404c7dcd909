// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/switch_row.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace lossglass {

SwitchRow::SwitchRow(const Parameter& parameter, QWidget* parent)
    : ParameterRow(parameter, parent), m_box(new QCheckBox(name(), this)) {
    hideTitle();
    setResetShown(Shown::No);
    m_box->setMinimumHeight(26);
    body()->addWidget(m_box);
    // clicked() and not toggled(): only the hand counts.
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) { changeTo(on); });
    SwitchRow::showValue();
}

void SwitchRow::showValue() {
    const bool* on = std::get_if<bool>(&value());
    m_box->setChecked(on && *on);
}

}  // namespace lossglass
