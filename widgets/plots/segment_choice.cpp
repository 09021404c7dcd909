// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/segment_choice.h"

#include "widgets/theme/fonts.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace lossglass {

SegmentChoice::SegmentChoice(const QStringList& names, const QString& accessibleName,
                             QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)) {
    setAccessibleName(accessibleName);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < names.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setText(names[i]);
        button->setFont(textFont());
        button->setCheckable(true);
        button->setProperty("role", QStringLiteral("segment"));
        button->setAccessibleName(QStringLiteral("%1: %2").arg(accessibleName, names[i]));
        m_group->addButton(button, i);
        row->addWidget(button);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setChosen(0);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentChoice::picked);
}

void SegmentChoice::setTip(int index, const QString& tip) {
    m_group->button(index)->setToolTip(tip);
}

void SegmentChoice::setChosen(int index) {
    if (auto* button = m_group->button(index)) button->setChecked(true);
}

int SegmentChoice::chosen() const {
    return m_group->checkedId();
}

}  // namespace lossglass
