// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/text_row.h"

#include "widgets/panels/loss_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace lossglass {

TextRow::TextRow(const Parameter& parameter, QWidget* parent)
    : ParameterRow(parameter, parent), m_field(new QLineEdit(this)) {
    hideTitle();
    m_field->setAccessibleName(name());
    m_field->setToolTip(parameter.help.empty() ? name() : lossText(parameter.help));
    m_field->setFixedHeight(26);
    m_field->installEventFilter(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    auto* label = new QLabel(name(), this);
    label->setBuddy(m_field);
    label->setMinimumWidth(82);
    line->addWidget(label);
    line->addWidget(m_field, 1);
    body()->addLayout(line);
    connect(m_field, &QLineEdit::editingFinished, this, [this] {
        const std::string text = m_field->text().trimmed().toStdString();
        if (ParameterValue(text) != value()) changeTo(text);
    });
    TextRow::showValue();
}

TextRow::~TextRow() {
    // The field outlives this part of the row, and says once more that it was left.
    m_field->disconnect(this);
    m_field->removeEventFilter(this);
}

void TextRow::showValue() {
    const auto* text = std::get_if<std::string>(&value());
    m_field->setText(text ? QString::fromStdString(*text) : QString());
}

bool TextRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        showValue();
        return true;
    }
    return ParameterRow::eventFilter(watched, event);
}

}  // namespace lossglass
