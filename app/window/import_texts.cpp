// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_texts.h"

#include <QLabel>

namespace lossglass {

QLabel* importText(QWidget* parent, const char* role) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setVisible(false);
    if (!role) return label;
    if (qstrcmp(role, "strong") == 0) {
        QFont font = label->font();
        font.setWeight(QFont::DemiBold);
        label->setFont(font);
    } else {
        label->setProperty("role", role);
    }
    return label;
}

void showImportText(QLabel* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

}  // namespace lossglass
