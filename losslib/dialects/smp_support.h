// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect_support.h"

#include <string>

namespace lossglass::dialects {

/// What the losses of segmentation_models.pytorch share.
Dialect smpRecord(std::string name, std::string loss);

/// binary, multiclass or multilabel.
DialectArgument smpMode();

/// Maps with the ignored label of "ignore_index", where the loss has that argument. The mode is
/// to fit the channels.
Result<ConventionMaps> smpMaps(const ConventionScene& scene, const DialectValues& values);

}  // namespace lossglass::dialects
