// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <vector>

namespace lossglass {

/// Sample `index` (0 .. samples-1) of a batch as a scene of its own. A scene of one sample gives
/// itself. A photograph for all samples stays; of one per sample its own is kept.
template <class Real>
BasicScene<Real> sampleOf(const BasicScene<Real>& scene, int index);

/// All samples of all scenes as one batch, in order. They must agree in size, channels, class names
/// and in having labels or soft targets; the error is a sentence that names the first sample
/// (counted from 1, over all scenes) that differs, and how. Class colours are those of the first.
/// Photographs stay; a sample without one is grey where others have one.
template <class Real>
Result<BasicScene<Real>> stackSamples(const std::vector<BasicScene<Real>>& scenes);

/// The batch with a copy of sample `index` behind that sample.
template <class Real>
BasicScene<Real> withSampleCopied(const BasicScene<Real>& scene, int index);

/// The batch without sample `index`. Requires at least two samples.
template <class Real>
BasicScene<Real> withoutSample(const BasicScene<Real>& scene, int index);

}  // namespace lossglass
