// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter.h"
#include "losslib/scene/scene.h"

#include <vector>

class QWidget;

namespace lossglass {

class ParameterRow;

/// The row that fits the parameter's kind.
ParameterRow* makeParameterRow(const Parameter& parameter, const std::vector<ClassInfo>& classes,
                               QWidget* parent);

}  // namespace lossglass
