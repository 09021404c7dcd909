// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace lossglass {

/// One plane of one picture, row by row.
struct Plane {
    int width = 0;
    int height = 0;
    std::vector<double> values;
};

/// Gaussian of standard deviation `sigma` > 0 pixels, cut at three of it; beyond the edge stands
/// what is on the edge.
Plane blurred(const Plane& plane, double sigma);

/// By how much blurred() shrinks the standard deviation of white noise.
double noiseShrinkage(double sigma);

/// The plane moved by (dx, dy) pixels to the right and down, bilinear between pixels; the edge
/// fills what becomes free.
Plane shifted(const Plane& plane, double dx, double dy);

/// The largest value in a disc around each pixel. Linear in pixels times radius.
Plane dilated(const Plane& plane, double radius);

}  // namespace lossglass
