// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/formula_card.h"

#include "widgets/panels/formula_view.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace lossglass {

FormulaCard::FormulaCard(QWidget* parent)
    : QFrame(parent), m_formula(new FormulaView(this)), m_note(new QLabel(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_formula);
    m_note->setFont(helpFont());
    m_note->setProperty("role", "second");
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    layout->addWidget(m_note);
}

void FormulaCard::setFormula(const QString& id, const QString& tex) {
    m_formula->setFormula(id, tex);
}

void FormulaCard::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void FormulaCard::paintEvent(QPaintEvent*) {
    const Theme& theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.divider, 1));
    painter.setBrush(theme.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

}  // namespace lossglass
