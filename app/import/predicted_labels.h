// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/prediction.h"

namespace lossglass {

/// Whether the content is rather a mask of class labels than the numbers of a model: a palette of
/// colours, bytes or whole numbers of a few small values, black and white alone.
bool looksLikeLabels(const FileContent& content);

/// A prediction of which only the likeliest class is known: its probability is
/// `options.labelConfidence`, the others share the rest, and where the file names none (an ignored
/// value) all are even. As many planes as classes, one plane for two classes unless softmax is
/// asked for. Values, colours and layouts mean what they mean of a target; `options.layout` is that
/// of this file. Requires options.labelConfidence.
Result<ImportedPrediction> predictionOfLabels(FileContent content, const ImportOptions& options);

}  // namespace lossglass
