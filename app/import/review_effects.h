// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_review.h"

namespace lossglass {

/// Says what the decisions of a review change: cross-entropy as it stands, and as it would be with
/// the other answer. `scene` is what comes of the review; `target` is its target.
void addEffects(ImportReview& review, const ImportedTarget& target, const SceneD& scene);

}  // namespace lossglass
