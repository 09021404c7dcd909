// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/axis_scale.h"

#include <QStringList>

class QComboBox;
class QMenu;
class QSpinBox;
class QToolButton;
class QWidget;

namespace lossglass {

class NumberField;

/// The controls that sweeps and landscapes have in common; showing is silent.

void setUpAxisList(QComboBox& list, const QString& name);
void setUpRangeField(NumberField& field, const QString& name);
void setUpSteps(QSpinBox& steps);
/// A button that opens what else can be chosen.
QToolButton* showButton(QMenu& menu, QWidget* parent);

/// The first `parameters` of the names, a line, the others; none chosen where `chosen` is -1.
void showAxes(QComboBox& list, const QStringList& names, int parameters, int chosen);
/// The place in `names` of the entry that was activated.
int axisOfEntry(int entry, const QComboBox& list);
void showRange(NumberField& from, NumberField& to, const AxisScale& range, double least,
               double most);

}  // namespace lossglass
