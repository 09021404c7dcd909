// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/planes.h"

#include <QString>

#include <memory>

namespace lossglass {

/// A part of a gradient that the gradient pane shows for a while in the place of the whole.
struct GradientHighlight {
    QString title;                                ///< "Focal on false positive"
    std::shared_ptr<const Planes<float>> planes;  ///< by logit, 0 elsewhere
    double halfWidth = 0;                         ///< of the scale of the whole, times N
    double pixels = 1;                            ///< N
};

}  // namespace lossglass
