// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/build.h"

namespace lossglass::build {

/// delta, gamma and the switch that the unified focal family shares; smooth where it has one.
Parameter rareWeight();
Parameter unifiedFocus();
Parameter asymmetric();

}  // namespace lossglass::build
