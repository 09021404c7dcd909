// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/map_sampler.h"
#include "widgets/canvas/photo_pyramid.h"
#include "widgets/canvas/view_transform.h"
#include "widgets/theme/theme.h"

#include <QImage>
#include <QRect>
#include <memory>

namespace lossglass {

/// What to compose a canvas from. A value; a copy may go to another thread.
struct ScreenParts {
    MapSampler map;
    /// Below the map, once per sample or one for each; may be null.
    std::shared_ptr<PhotoPyramid> photo;
    int samples = 1;
    QRect shown;  ///< the pixels to draw; around them is the well
    const Theme* theme = nullptr;
    ViewTransform view;
    double pixelRatio = 1;  ///< device pixels per device-independent pixel
};

/// The part `area` (device pixels of the widget) of a canvas: the well, the photo smoothly, the
/// map with nearest neighbour, outlines and hatches at screen resolution. The cost depends on the
/// size of the area alone, not on the picture or on how torn its areas are.
QImage composeScreen(const ScreenParts& parts, const QRect& area);

}  // namespace lossglass
