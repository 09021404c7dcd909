// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tiles.h"
#include "losslib/scene/planes.h"

#include <cstdint>

namespace lossglass {

/// What a gradient amounts to.
struct PlaneMeasure {
    double total = 0;          ///< sum of absolute values
    double squares = 0;        ///< sum of squares
    std::int64_t cleared = 0;  ///< entries that were not finite

    PlaneMeasure& operator+=(const PlaneMeasure& other) {
        total += other.total;
        squares += other.squares;
        cleared += other.cleared;
        return *this;
    }
};

/// Sets entries that are not finite to 0 and measures the rest.
template <class Real>
PlaneMeasure clearAndMeasure(Planes<Real>& planes);

/// Whether sums of |x| and x^2 of `count` numbers, formed in Real, are as good as sums in double:
/// finite, and no squares lost below the range.
template <class Real>
bool isSound(const PlaneMeasure& measure, std::int64_t count);

/// Measures all rows over the pixels of one tile and clears nothing: the total is finite only where
/// all entries are.
template <class Real>
PlaneMeasure measureTile(const Planes<Real>& planes, const Tile& tile);

}  // namespace lossglass
