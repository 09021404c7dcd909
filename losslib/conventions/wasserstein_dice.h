// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/conventions/convention_reading.h"
#include "losslib/conventions/convention_scene.h"
#include "losslib/conventions/region_conventions.h"

#include <vector>

namespace lossglass {

enum class WassersteinWeighting { Default, GeneralizedDice };

/// Fidon et al., arXiv 1707.00478.
struct WassersteinConventions {
    std::vector<std::vector<double>> distances;  ///< C x C, scaled to a maximum of 1 by the loss
    WassersteinWeighting weighting = WassersteinWeighting::Default;
    double smoothNumerator = 1e-5;
    double smoothDenominator = 1e-5;
    Reduction reduction = Reduction::Mean;
};

/// Generalised Wasserstein Dice of each image on probabilities (maps.p) against hard planes.
/// Requires distances of C x C.
ConventionReading wassersteinDice(const ConventionMaps& maps,
                                  const WassersteinConventions& conventions);

}  // namespace lossglass
