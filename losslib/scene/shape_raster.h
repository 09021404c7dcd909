// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/coverage.h"

#include <vector>

namespace lossglass {

/// A place in a picture: the centre of pixel (row r, column c) is (c+.5, r+.5).
struct PaintPoint {
    double x = 0, y = 0;
};

/// All pixels of a box, which may reach beyond the picture.
Coverage rasterRectangle(const Extent& extent, const Region& box);

/// The pixels whose centre lies inside the ellipse that fills the box, rim included. A box that is
/// one or two pixels wide or high is covered whole.
Coverage rasterEllipse(const Extent& extent, const Region& box);

/// The pixels whose centre lies inside the closed polygon, by the even-odd rule; of centres on an
/// edge those on its left and upper side, so that polygons side by side share no pixel and leave
/// none out.
Coverage rasterPolygon(const Extent& extent, const std::vector<PaintPoint>& corners);

}  // namespace lossglass
