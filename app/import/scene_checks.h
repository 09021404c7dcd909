// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/prediction.h"
#include "app/import/target.h"
#include "losslib/support/result.h"

#include <optional>

namespace lossglass {

/// Why a target and a prediction do not go together, with both sizes, or the place of the first
/// label, NaN or value that does not fit; nothing when they do.
std::optional<Error> whyNoScene(const ImportedTarget& target, const ImportedPrediction& prediction,
                                std::optional<Activation> activation);

/// The first logit that is finite in double and would turn into infinity in float; nothing when
/// there is none.
std::optional<Error> whyNotFloat(const SceneD& scene);

}  // namespace lossglass
