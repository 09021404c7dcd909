// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"
#include "losslib/conventions/region_conventions.h"

#include <vector>

namespace lossglass {

/// Karimi & Salcudean, arXiv 1904.10030, by erosions, as made of it by kornia.
struct ErosionConventions {
    double alpha = 2;  ///< the k-th erosion weighs k^alpha
    int erosions = 10;
    Reduction reduction = Reduction::Mean;  ///< Mean, Sum or None
};

/// (p - t)^2 of each class and image, averaged over a cross of neighbours (each 1/5 on two axes,
/// 1/7 on three), less 1/2, not below 0, and stretched to a range of 0 to 1 unless flat; again
/// and again. The loss of a pixel is the weighted sum of what each erosion leaves. The array is
/// C x N x 1 x space. `labels` are N x P, below the number of channels.
ConventionReading erosionLoss(const ConventionScene& scene, const std::vector<int>& labels,
                              const ErosionConventions& conventions);

}  // namespace lossglass
