// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect_support.h"

#include <string>

namespace lossglass::dialects {

/// What the losses of Keras share.
Dialect kerasRecord(std::string name, std::string loss);

/// sum_over_batch_size, mean, sum, mean_with_sample_weight or none.
DialectArgument kerasReduction();

PixelDivisor kerasDivisor(const DialectValues& values);

}  // namespace lossglass::dialects
