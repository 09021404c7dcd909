// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/prediction/class_sums.h"
#include "losslib/scene/scene.h"

namespace lossglass {

/// The labels of one sample (from 0) of a batch, as Workspace::counts() counts them over all.
LabelCounts sampleCounts(const Scene& scene, int sample);

}  // namespace lossglass
