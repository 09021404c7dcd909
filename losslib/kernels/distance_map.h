// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lossglass {

/// A binary picture: 1 = inside, rows top to bottom.
struct BinaryMask {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> inside;
};

/// Exact Euclidean distance, in pixels between centres, from every pixel to the nearest one that
/// is inside; 0 inside. All 0 when nothing is inside. Linear in the number of pixels (Meijster,
/// Roerdink and Hesselink, 2000; all arithmetic on squared distances is in integers).
std::vector<double> distanceTo(const BinaryMask& mask);

/// Distance to the other side: outside to the nearest inside pixel, inside to the nearest outside
/// one. All 0 when one side is empty. Karimi and Salcudean 2019.
std::vector<double> distanceToOtherSide(const BinaryMask& mask);

/// Level set of Kervadec et al. 2019: outside + the distance to the inside, inside
/// -(distance to the outside - 1). All 0 when one side is empty.
std::vector<double> signedDistance(const BinaryMask& mask);

}  // namespace lossglass
