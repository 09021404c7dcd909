// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/target_choice.h"

#include "widgets/theme/fonts.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace lossglass {

namespace {

constexpr int kMostButtons = 4;

}  // namespace

TargetChoice::TargetChoice(Shape shape, QWidget* parent)
    : QWidget(parent),
      m_shape(shape),
      m_buttons(new QWidget(this)),
      m_row(new QHBoxLayout(m_buttons)),
      m_group(new QButtonGroup(this)),
      m_list(new QComboBox(this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_buttons);
    column->addWidget(m_list);
    m_list->setFont(textFont());
    m_list->setAccessibleName(tr("Curve for a pixel of"));
    m_list->setToolTip(tr("The class whose pixels the curve is about"));
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_list->setMinimumContentsLength(10);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &TargetChoice::choose);
    connect(m_list, &QComboBox::activated, this, &TargetChoice::choose);
    fit();
}

void TargetChoice::setChoices(const QStringList& names, int chosen) {
    if (names != m_names) {
        m_names = names;
        rebuild();
    }
    show(chosen);
}

void TargetChoice::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void TargetChoice::rebuild() {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_list->addItems(m_names);
    qDeleteAll(m_group->buttons());
    if (m_names.size() <= kMostButtons) {
        for (int i = 0; i < m_names.size(); ++i) {
            auto* button = new QToolButton(m_buttons);
            button->setText(m_names[i]);
            button->setFont(textFont());
            button->setCheckable(true);
            button->setProperty("role", QStringLiteral("segment"));
            button->setToolTip(tr("Curve for a pixel of %1").arg(m_names[i]));
            button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
            m_group->addButton(button, i);
            m_row->addWidget(button);
        }
    }
    fit();
}

void TargetChoice::show(int chosen) {
    m_chosen = chosen;
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentIndex(chosen);
    if (auto* button = m_group->button(chosen)) button->setChecked(true);
}

void TargetChoice::choose(int index) {
    if (index == m_chosen) return;
    show(index);
    emit picked(index);
}

void TargetChoice::fit() {
    const bool few = !m_names.isEmpty() && m_names.size() <= kMostButtons;
    const bool buttons = m_shape == Shape::ButtonsWhereTheyFit && few &&
                         (width() == 0 || m_row->sizeHint().width() <= width());
    m_buttons->setVisible(buttons);
    m_list->setVisible(!buttons);
}

}  // namespace lossglass
