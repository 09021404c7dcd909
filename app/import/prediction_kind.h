// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/prediction.h"

namespace lossglass {

/// Counts NaN and infinite values and notes the first.
void countNotFinite(ImportedPrediction& prediction);

/// How far the probabilities of a pixel may be off a sum of 1, where each of the `channels` is
/// rounded to a multiple of `roundedTo` (0: not rounded).
double allowedSumError(int channels, double roundedTo);

/// Decides whether the values are logits or probabilities and says why in a notice. Values outside
/// 0 to 1 are logits. Inside, pictures and single channels are probabilities; several channels are
/// when they sum to 1 at every pixel, within allowedSumError(). `forced` is what the person said.
void decideKind(ImportedPrediction& prediction, std::optional<PredictionKind> forced,
                double roundedTo = 0);

}  // namespace lossglass
