// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/prediction.h"

namespace lossglass {

/// Counts NaN and infinite values and notes the first.
void countNotFinite(ImportedPrediction& prediction);

/// Decides whether the values are logits or probabilities and says why in a notice. Values outside
/// 0 to 1 are logits. Inside, pictures and single channels are probabilities; several channels are
/// when they sum to 1 within 1e-3 at every pixel, or within what rounding each of them to a
/// multiple of `roundedTo` allows (0: not rounded). `forced` is what the person said.
void decideKind(ImportedPrediction& prediction, std::optional<PredictionKind> forced,
                double roundedTo = 0);

}  // namespace lossglass
