// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/build.h"

namespace lossglass::build {

/// alpha of the Tversky family: weighs false negatives.
Parameter falseNegativeWeight(double defaultValue);

/// beta of the Tversky family: weighs false positives; unset it is 1 - alpha.
Parameter falsePositiveWeight();

}  // namespace lossglass::build
