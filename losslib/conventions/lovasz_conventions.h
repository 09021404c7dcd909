// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"
#include "losslib/conventions/region_conventions.h"

#include <vector>

namespace lossglass {

enum class LovaszClasses { Present, All };

/// What gives the Jaccard weights their order along the sorted errors.
enum class LovaszTarget {
    Foreground,  ///< whether a pixel is of the class, as in the paper
    RawLabels,   ///< the label number itself, whatever the class
};

/// Berman et al., arXiv 1705.08790, and what was made of it.
struct LovaszConventions {
    SamplePooling samples = SamplePooling::PerBatch;
    LovaszClasses classes = LovaszClasses::Present;
    std::vector<int> chosenClasses;  ///< in the place of `classes`, when not empty
    LovaszTarget target = LovaszTarget::Foreground;
    std::vector<double> classWeights;       ///< multiply the classes; the mean still counts them
    Reduction reduction = Reduction::Mean;  ///< None: one number per image
};

/// Lovasz-Softmax on probabilities (maps.p): errors |t - p| of each class.
ConventionReading lovaszSoftmaxLoss(const ConventionMaps& maps,
                                    const LovaszConventions& conventions);

/// Lovasz hinge on logits (maps.p): errors 1 - z (2t-1), all channels as one set of pixels.
ConventionReading lovaszHingeLoss(const ConventionMaps& maps, const LovaszConventions& conventions);

}  // namespace lossglass
