// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "widgets/theme/theme.h"

#include <QImage>

namespace lossglass {

/// What a thumbnail is to look like.
struct ThumbnailSettings {
    int label = 1;  ///< whose probability is shown
    QSize size;     ///< device pixels; not empty
    int outlineWidth = 1;
    QRgb noData = 0;  ///< the colour of ignored pixels
    WindowLook look = {};
};

/// A sample of a batch in small: the probability in the colours of the canvas, over it the outline
/// of the target in the colours of its classes. However small an object is, it leaves a mark.
QImage sampleThumbnail(const Scene& scene, int sample, const ThumbnailSettings& settings);

}  // namespace lossglass
