// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <QString>

#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPalette;
class QWidget;

namespace lossglass {

/// Small controls of pane heads and the tool bar, 26 high. `name` is the tool tip and the
/// accessible name.
QComboBox* headChoice(const QString& name, QWidget* parent);
QDoubleSpinBox* headNumber(const QString& name, QWidget* parent);
QLabel* headLabel(const QString& text, QWidget* parent);

/// One entry per class with its colour; the data of an entry is its label.
void fillClasses(QComboBox* box, const std::vector<ClassInfo>& classes, const QPalette& palette);

}  // namespace lossglass
