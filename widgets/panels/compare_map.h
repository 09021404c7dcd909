// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"
#include "widgets/canvas/view_transform.h"
#include "widgets/theme/theme.h"

#include <QImage>
#include <QRect>
#include <QSize>

namespace lossglass {

/// A gradient as it is to be seen in a card.
struct CompareMapParts {
    const Planes<float>* gradient = nullptr;  ///< 1 x pixels of all samples, stacked
    const Labels* labels = nullptr;           ///< as many
    int width = 0;                            ///< pixels of a row
    QRect shown;                              ///< the pixels to draw; around them is the well
    double range = 0;                         ///< half-width, in the unit of the gradient
    WindowLook theme;
    ViewTransform view;
    QSize size;             ///< of the card's map, device-independent
    double pixelRatio = 1;  ///< device pixels per device-independent pixel
};

/// The map at the size of the card, nearest neighbour; ignored pixels hatched, never coloured. The
/// cost depends on the size of the card, not on that of the picture. For a worker.
QImage composeCompareMap(const CompareMapParts& parts);

}  // namespace lossglass
