// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/coverage.h"
#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"

namespace lossglass {

/// The pixels of the same label as (column, row) that are connected with it by edges, inside the
/// extent. Nothing when the pixel lies outside.
Coverage floodLabels(const Labels& labels, const Extent& extent, int column, int row);

/// The same for a prediction: pixels whose likeliest label is the same (one channel: p > 0.5 or
/// not).
Coverage floodPrediction(const Planes<float>& logits, const Extent& extent, int column, int row);

}  // namespace lossglass
