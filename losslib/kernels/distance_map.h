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

/// Square of the exact Euclidean distance, in pixels between centres, to the other side: outside
/// to the nearest inside pixel, inside to the nearest outside one, there with a minus; whole
/// numbers (in float rounded beyond 2^24). All 0 when one side is empty. Time linear in the number
/// of pixels (Felzenszwalb and Huttenlocher, 2012). `inside`: as in BinaryMask; both arrays have
/// width * height entries. Needs no other memory that grows with the picture, but for floats of
/// pictures more than 2^24 pixels high.
template <class Real>
void signedSquaredDistances(const std::uint8_t* inside, int width, int height, Real* squared);

/// The squares of a mask, all without a minus.
std::vector<double> squaredDistanceToOtherSide(const BinaryMask& mask);

/// Their roots. Karimi and Salcudean 2019.
std::vector<double> distanceToOtherSide(const BinaryMask& mask);

/// Level set of Kervadec et al. 2019: outside + the distance to the inside, inside
/// -(distance to the outside - 1). All 0 when one side is empty.
std::vector<double> signedDistance(const BinaryMask& mask);

}  // namespace lossglass
