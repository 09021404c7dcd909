// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/dialect_card.h"

#include "widgets/theme/fonts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace lossglass {

DialectCard::DialectCard(QWidget* parent)
    : QWidget(parent), m_menu(new QComboBox(this)), m_lines(new QLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    auto* label = new QLabel(tr("Written as"), this);
    label->setBuddy(m_menu);
    label->setMinimumWidth(82);  // as the menus of the parameters below
    m_menu->setAccessibleName(label->text());
    m_menu->setToolTip(tr("The same loss as a library computes it, under the library's names"));
    m_menu->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_menu->setFixedHeight(26);
    line->addWidget(label);
    line->addWidget(m_menu, 1);
    column->addLayout(line);
    m_lines->setFont(helpFont());
    m_lines->setProperty("role", "second");
    m_lines->setWordWrap(true);
    m_lines->setTextFormat(Qt::PlainText);
    column->addWidget(m_lines);
    m_lines->hide();
    hide();
    connect(m_menu, &QComboBox::activated, this,
            [this](int index) { emit dialectChosen(m_menu->itemData(index).toString()); });
}

void DialectCard::setChoices(const std::vector<DialectChoice>& choices, const QString& current) {
    if (choices != m_choices) {
        m_choices = choices;
        m_menu->clear();
        for (const DialectChoice& choice : choices)
            m_menu->addItem(choice.name, choice.id);
    }
    m_menu->setCurrentIndex(m_menu->findData(current));
    setVisible(choices.size() > 1);
}

void DialectCard::setDifferences(const QStringList& lines) {
    m_lines->setText(lines.join('\n'));
    m_lines->setVisible(!lines.isEmpty());
}

}  // namespace lossglass
