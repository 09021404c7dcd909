// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter_values.h"

#include <string>
#include <vector>

namespace lossglass {

/// The alpha of focal losses: none, a single number, or one number per class.
Parameter focalAlpha(const std::string& id);

/// The factor of each label (K entries). None: 1. One channel: a single alpha weighs label 1 and
/// 1 - alpha label 0. C >= 2: a single number weighs all.
std::vector<double> resolveAlpha(const ParameterValues& values, const std::string& id,
                                 int channels);

}  // namespace lossglass
