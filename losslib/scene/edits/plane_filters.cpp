// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/edits/plane_filters.h"

#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>

namespace lossglass {

namespace {

std::vector<double> gaussian(double sigma) {
    const int reach = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
    std::vector<double> kernel;
    double sum = 0;
    for (int k = -reach; k <= reach; ++k) {
        kernel.push_back(std::exp(-0.5 * k * k / (sigma * sigma)));
        sum += kernel.back();
    }
    for (double& weight : kernel)
        weight /= sum;
    return kernel;
}

std::size_t place(const Plane& plane, int x, int y) {
    const int column = std::clamp(x, 0, plane.width - 1), row = std::clamp(y, 0, plane.height - 1);
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(plane.width) +
           static_cast<std::size_t>(column);
}

enum class Direction { Across, Down };

Plane convolved(const Plane& plane, const std::vector<double>& kernel, Direction direction) {
    Plane result = plane;
    const int reach = static_cast<int>(kernel.size()) / 2;
    forEachJob(plane.height, [&](std::int64_t row) {
        const int y = static_cast<int>(row);
        for (int x = 0; x < plane.width; ++x) {
            double sum = 0;
            for (int k = -reach; k <= reach; ++k) {
                const std::size_t from = direction == Direction::Across ? place(plane, x + k, y)
                                                                        : place(plane, x, y + k);
                sum += kernel[static_cast<std::size_t>(k + reach)] * plane.values[from];
            }
            result.values[place(plane, x, y)] = sum;
        }
    });
    return result;
}

/// The largest of each row's values within `half` to both sides.
Plane widened(const Plane& plane, int half) {
    Plane result = plane;
    if (half == 0) return result;
    forEachJob(plane.height, [&](std::int64_t row) {
        const double* in = plane.values.data() + row * plane.width;
        double* out = result.values.data() + row * plane.width;
        std::deque<int> falling;  // places whose values fall; the front is the largest in reach
        for (int x = 0; x < plane.width + half; ++x) {
            if (x < plane.width) {
                while (!falling.empty() && in[falling.back()] <= in[x])
                    falling.pop_back();
                falling.push_back(x);
            }
            const int centre = x - half;
            if (centre < 0) continue;
            while (falling.front() < centre - half)
                falling.pop_front();
            out[centre] = in[falling.front()];
        }
    });
    return result;
}

}  // namespace

Plane blurred(const Plane& plane, double sigma) {
    const std::vector<double> kernel = gaussian(sigma);
    return convolved(convolved(plane, kernel, Direction::Across), kernel, Direction::Down);
}

double noiseShrinkage(double sigma) {
    double squares = 0;
    for (const double weight : gaussian(sigma))
        squares += weight * weight;
    return squares;
}

Plane shifted(const Plane& plane, double dx, double dy) {
    Plane result = plane;
    const double columnsBack = -dx, rowsBack = -dy;
    const int left = static_cast<int>(std::floor(columnsBack));
    const int up = static_cast<int>(std::floor(rowsBack));
    const double u = columnsBack - left, v = rowsBack - up;
    for (int y = 0; y < plane.height; ++y) {
        for (int x = 0; x < plane.width; ++x) {
            const auto at = [&](int right, int down) {
                return plane.values[place(plane, x + left + right, y + up + down)];
            };
            const double top = u > 0 ? (1 - u) * at(0, 0) + u * at(1, 0) : at(0, 0);
            const double bottom = u > 0 ? (1 - u) * at(0, 1) + u * at(1, 1) : at(0, 1);
            result.values[place(plane, x, y)] = v > 0 ? (1 - v) * top + v * bottom : top;
        }
    }
    return result;
}

Plane dilated(const Plane& plane, double radius) {
    const int reach = static_cast<int>(std::floor(radius));
    std::map<int, std::vector<int>> rowsByHalf;  // rows of the disc that are equally wide
    for (int dy = -reach; dy <= reach; ++dy)
        rowsByHalf[static_cast<int>(std::floor(std::sqrt(radius * radius - dy * dy)))].push_back(
            dy);
    Plane result{
        plane.width, plane.height,
        std::vector<double>(plane.values.size(), -std::numeric_limits<double>::infinity())};
    for (const auto& entry : rowsByHalf) {
        const Plane wide = widened(plane, entry.first);
        for (const int dy : entry.second)
            for (int y = std::max(0, -dy); y < std::min(plane.height, plane.height - dy); ++y)
                for (int x = 0; x < plane.width; ++x) {
                    double& value = result.values[place(plane, x, y)];
                    value = std::max(value, wide.values[place(plane, x, y + dy)]);
                }
    }
    return result;
}

}  // namespace lossglass
