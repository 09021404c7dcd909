// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/planes.h"

#include <cstdint>

namespace lossglass {

/// What a gradient amounts to.
struct PlaneMeasure {
    double total = 0;          ///< sum of absolute values
    double squares = 0;        ///< sum of squares
    std::int64_t cleared = 0;  ///< entries that were not finite
};

/// Sets entries that are not finite to 0 and measures the rest.
template <class Real>
PlaneMeasure clearAndMeasure(Planes<Real>& planes);

}  // namespace lossglass
