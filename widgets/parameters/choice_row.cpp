// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/choice_row.h"

#include "widgets/panels/loss_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace lossglass {

ChoiceRow::ChoiceRow(const Parameter& parameter, QWidget* parent)
    : ParameterRow(parameter, parent), m_menu(new QComboBox(this)) {
    hideTitle();
    setResetShown(Shown::No);
    for (std::size_t i = 0; i < parameter.choices.size(); ++i) {
        const std::string& label =
            i < parameter.choiceLabels.size() ? parameter.choiceLabels[i] : parameter.choices[i];
        m_menu->addItem(lossText(label), QString::fromStdString(parameter.choices[i]));
    }
    m_menu->setAccessibleName(name());
    m_menu->setToolTip(parameter.help.empty() ? name() : lossText(parameter.help));
    m_menu->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_menu->setFixedHeight(26);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    auto* label = new QLabel(name(), this);
    label->setBuddy(m_menu);
    label->setMinimumWidth(82);  // so that the menus of several rows stand below each other
    line->addWidget(label);
    line->addWidget(m_menu, 1);
    body()->addLayout(line);
    connect(m_menu, &QComboBox::activated, this,
            [this](int index) { changeTo(m_menu->itemData(index).toString().toStdString()); });
    ChoiceRow::showValue();
}

void ChoiceRow::showValue() {
    const auto* word = std::get_if<std::string>(&value());
    m_menu->setCurrentIndex(word ? m_menu->findData(QString::fromStdString(*word)) : -1);
}

}  // namespace lossglass
