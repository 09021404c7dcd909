// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parameter_row.h"

#include "widgets/panels/loss_text.h"
#include "widgets/parameters/number_entry.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace lossglass {
namespace {

constexpr int kResetSize = 28;
constexpr int kLineHeight = 26;
constexpr int kLeastNameWidth = 170;

QFont symbolFont() {
    QFont result = textFont();
    result.setFamilies({"STIX Two Text", "Latin Modern Roman", "DejaVu Serif", "serif"});
    result.setItalic(true);
    return result;
}

/// A label in the second text colour, which the style sheet gives.
QLabel* secondLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setFont(helpFont());
    label->setProperty("role", "second");
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace

ParameterRow::ParameterRow(const Parameter& parameter, QWidget* parent)
    : QWidget(parent), m_parameter(parameter), m_value(parameter.defaultValue) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    buildTitle(column);
    buildBody(column);
    buildHelp(column);
    setToolTip(QStringLiteral("%1: %2").arg(QString::fromStdString(parameter.id),
                                            lossText(parameter.help)));
}

void ParameterRow::buildTitle(QVBoxLayout* column) {
    m_title = new QWidget(this);
    auto* layout = new QHBoxLayout(m_title);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* nameLabel = new QLabel(name(), m_title);
    nameLabel->setTextFormat(Qt::PlainText);
    // So that a long name never widens the panel.
    nameLabel->setMinimumWidth(std::min(nameLabel->sizeHint().width(), kLeastNameWidth));
    auto* symbol = secondLabel(QString::fromStdString(m_parameter.symbol), m_title);
    symbol->setFont(symbolFont());
    layout->addWidget(nameLabel);
    layout->addWidget(symbol);
    layout->addStretch(1);
    m_was = secondLabel({}, m_title);
    m_was->setObjectName("was");
    layout->addWidget(m_was);
    m_titleEnd = new QHBoxLayout;
    layout->addLayout(m_titleEnd);
    column->addWidget(m_title);
}

void ParameterRow::buildBody(QVBoxLayout* column) {
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_body = new QVBoxLayout;
    m_body->setSpacing(4);
    line->addLayout(m_body, 1);
    m_reset = new QToolButton(this);
    m_reset->setObjectName("reset");
    m_reset->setAutoRaise(true);
    m_reset->setFixedSize(kResetSize, kLineHeight);
    m_reset->setIconSize({14, 14});
    m_reset->setIcon(icon("rotate-ccw", themeOf(palette())));
    m_reset->setAccessibleName(tr("Reset %1").arg(name()));
    m_reset->setToolTip(tr("Back to the default, %1")
                            .arg(QString::fromStdString(toText(m_parameter.defaultValue))));
    m_reset->setEnabled(false);
    connect(m_reset, &QToolButton::clicked, this, &ParameterRow::reset);
    line->addWidget(m_reset, 0, Qt::AlignTop);
    column->addLayout(line);
}

void ParameterRow::buildHelp(QVBoxLayout* column) {
    if (m_parameter.help.empty()) return;
    auto* help = secondLabel(lossText(m_parameter.help), this);
    help->setObjectName("help");
    help->setWordWrap(true);
    column->addWidget(help);
}

QString ParameterRow::name() const {
    QString text = lossText(m_parameter.label);
    // A library's own name for an argument stays as it is written in code.
    if (m_parameter.label == m_parameter.id) return text;
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

void ParameterRow::hideTitle() {
    m_title->hide();
}

void ParameterRow::setResetShown(Shown shown) {
    m_reset->setVisible(shown == Shown::Yes);
}

void ParameterRow::setValue(const ParameterValue& value) {
    m_value = value;
    update();
}

void ParameterRow::update() {
    m_reset->setEnabled(!isAtDefault());
    m_was->setText(formerText());
    showValue();
}

QString ParameterRow::formerText() const {
    if (!m_former || *m_former == m_value) return {};
    if (const auto* number = std::get_if<double>(&*m_former))
        return tr("was %1").arg(entryText(*number, decimalsOf(m_parameter.step)));
    if (const auto* word = std::get_if<std::string>(&*m_former))
        return tr("was %1").arg(QString::fromStdString(*word));
    return {};
}

void ParameterRow::reset() {
    changeTo(m_parameter.defaultValue);
}

void ParameterRow::beginEdit() {
    m_former = m_value;
    emit editBegan();
}

void ParameterRow::edit(const ParameterValue& value) {
    m_value = value;
    m_reset->setEnabled(!isAtDefault());
    m_was->setText(formerText());
    emit valueEdited(value);
}

void ParameterRow::endEdit() {
    emit editEnded();
}

void ParameterRow::changeTo(const ParameterValue& value) {
    if (value == m_value) return;
    beginEdit();
    edit(value);
    showValue();
    endEdit();
}

void ParameterRow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_reset)
        m_reset->setIcon(icon("rotate-ccw", themeOf(palette())));
    QWidget::changeEvent(event);
}

}  // namespace lossglass
