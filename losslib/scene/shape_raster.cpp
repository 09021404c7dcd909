// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/shape_raster.h"

#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

/// Where rounding would leave out a centre that lies on the rim.
constexpr double kRim = 1e-9;

int columnFrom(double x, const Extent& extent) {
    return static_cast<int>(std::ceil(std::clamp(x - 0.5, 0.0, double(extent.width))));
}

}  // namespace

Coverage rasterRectangle(const Extent& extent, const Region& box) {
    Coverage covered;
    const int first = std::max(box.y, extent.top);
    const int last = std::min(box.y + box.height, extent.top + extent.height);
    for (int row = first; row < last; ++row)
        covered.addClipped(extent, {row, box.x, box.x + box.width});
    return covered;
}

Coverage rasterEllipse(const Extent& extent, const Region& box) {
    Coverage covered;
    if (box.isEmpty()) return covered;
    const double radiusX = box.width / 2.0, radiusY = box.height / 2.0;
    const double centreX = box.x + radiusX, centreY = box.y + radiusY;
    const int first = std::max(box.y, extent.top);
    const int last = std::min(box.y + box.height, extent.top + extent.height);
    for (int row = first; row < last; ++row) {
        const double v = (row + 0.5 - centreY) / radiusY;
        const double half = radiusX * std::sqrt(std::max(0.0, 1 - v * v)) + kRim;
        covered.addClipped(
            extent, {row, columnFrom(centreX - half, extent), columnFrom(centreX + half, extent)});
    }
    return covered;
}

Coverage rasterPolygon(const Extent& extent, const std::vector<PaintPoint>& corners) {
    Coverage covered;
    if (corners.size() < 3) return covered;
    double low = corners[0].y, high = corners[0].y;
    for (const PaintPoint& corner : corners) {
        if (!std::isfinite(corner.x) || !std::isfinite(corner.y)) return covered;
        low = std::min(low, corner.y);
        high = std::max(high, corner.y);
    }
    const double top = extent.top, bottom = top + extent.height;
    const int first = static_cast<int>(std::clamp(low - 0.5, top, bottom));
    const int last = static_cast<int>(std::clamp(high + 0.5, top, bottom));
    std::vector<double> crossings;
    for (int row = first; row < last; ++row) {
        const double y = row + 0.5;
        crossings.clear();
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const PaintPoint& a = corners[i];
            const PaintPoint& b = corners[(i + 1) % corners.size()];
            if ((a.y <= y) == (b.y <= y)) continue;
            crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
            covered.addClipped(extent, {row, columnFrom(crossings[i], extent),
                                        columnFrom(crossings[i + 1], extent)});
    }
    return covered;
}

}  // namespace lossglass
