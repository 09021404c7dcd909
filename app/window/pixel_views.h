// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/response_job.h"
#include "app/window/view_settings.h"
#include "losslib/analysis/pixel_chain.h"
#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"
#include "widgets/panels/pixel_readout.h"
#include "widgets/plots/response_view_data.h"

#include <optional>

namespace lossglass {

/// The numbers of one pixel, for the status line, the softmax panel and the curves. The scene is
/// the present one; the reading may be a moment older but has the same shape.

/// p of `label` at a pixel, in double, without rounding near 0 and 1.
double probabilityAt(const Scene& scene, std::int64_t pixel, int label);

/// "row 3, column 5", and "sample 2" before it where there are several.
QString pixelPlaceText(const Scene& scene, QPoint pixel);

/// `details`: has the planes that the reading lacks; null where they are still to come, and what
/// hangs on them is then left out.
PixelReadout pixelReadout(const Scene& scene, const Reading<float>* reading,
                          const ViewSettings& settings, std::int64_t validPixels, QPoint pixel,
                          const Reading<float>* details = nullptr);

/// The chain rule with slopes times the number of valid pixels; nothing without a gradient by
/// probability.
std::optional<PixelChain> pixelChainAt(const Scene& scene, const Reading<float>& reading,
                                       std::int64_t validPixels, QPoint pixel);

/// Everything that the Response tab shows.
ResponseViewData responseViewData(const ResponseResult& result, const Scene& scene,
                                  const Reading<float>* reading, const ViewSettings& settings);

}  // namespace lossglass
