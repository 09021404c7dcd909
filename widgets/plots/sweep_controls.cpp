// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/sweep_controls.h"

#include "widgets/parameters/number_field.h"
#include "widgets/plots/sweep_view.h"
#include "widgets/theme/fonts.h"

#include <QComboBox>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr int kFieldWidth = 72, kStepsWidth = 72, kListLeast = 76;

/// Whether a line stands between the parameters and the rest.
bool hasLine(int parameters, qsizetype names) {
    return parameters > 0 && parameters < names;
}

}  // namespace

void setUpAxisList(QComboBox& list, const QString& name) {
    list.setAccessibleName(name);
    list.setToolTip(name);
    list.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    list.setMinimumContentsLength(20);
    list.setMinimumWidth(kListLeast);
    list.setMaxVisibleItems(20);
}

void setUpRangeField(NumberField& field, const QString& name) {
    field.setAccessibleName(name);
    field.setToolTip(name);
    field.setFixedWidth(kFieldWidth);
}

void setUpSteps(QSpinBox& steps) {
    steps.setRange(2, 1000);
    steps.setKeyboardTracking(false);
    steps.setAlignment(Qt::AlignRight);
    steps.setAccessibleName(SweepView::tr("Number of steps"));
    steps.setToolTip(SweepView::tr("Number of steps, both ends included: 2 to 1000"));
    steps.setFixedWidth(kStepsWidth);
}

QToolButton* showButton(QMenu& menu, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(SweepView::tr("Show"));
    button->setToolTip(SweepView::tr("What the plots show (Space opens the menu)"));
    button->setAccessibleName(button->text());
    button->setMenu(&menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setProperty("role", QStringLiteral("segment"));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void showAxes(QComboBox& list, const QStringList& names, int parameters, int chosen) {
    const QSignalBlocker silent(list);
    QStringList present;
    for (int i = 0; i < list.count(); ++i)
        if (!list.itemText(i).isEmpty()) present << list.itemText(i);
    if (present != names) {
        list.clear();
        list.addItems(names);
        if (hasLine(parameters, names.size())) list.insertSeparator(parameters);
    }
    const bool isBehind = chosen >= parameters && hasLine(parameters, names.size());
    list.setCurrentIndex(isBehind ? chosen + 1 : chosen);
    list.setEnabled(!names.isEmpty());
}

int axisOfEntry(int entry, const QComboBox& list) {
    int axis = 0;
    for (int i = 0; i < entry; ++i)
        axis += list.itemText(i).isEmpty() ? 0 : 1;
    return axis;
}

void showRange(NumberField& from, NumberField& to, const AxisScale& range, double least,
               double most) {
    // About a twentieth of the range, rounded down to a power of ten.
    const double step = std::pow(
        10.0, std::floor(std::log10(std::max(std::abs(range.to - range.from), 1e-9) / 20)));
    SliderScale steps;
    steps.minimum = least;
    steps.maximum = most;
    steps.step = step;
    for (NumberField* field : {&from, &to}) {
        field->setDomain(least, most);
        field->setSteps(steps);
    }
    // What is being typed stays.
    if (from.value() != range.from) from.setValue(range.from);
    if (to.value() != range.to) to.setValue(range.to);
}

}  // namespace lossglass
