// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/plane_measure.h"

#include "losslib/kernels/tile_sums.h"
#include "losslib/kernels/vectorised.h"

#include <cmath>
#include <limits>
#include <vector>

namespace lossglass {

template <class Real>
bool isSound(const PlaneMeasure& measure, std::int64_t count) {
    constexpr double kLeastSquare = double{std::numeric_limits<Real>::min()} * 1e10;
    if (!std::isfinite(measure.total) || !std::isfinite(measure.squares)) return false;
    return measure.total == 0 || measure.squares >= static_cast<double>(count) * kLeastSquare;
}

namespace {

template <class Real>
inline PlaneMeasure measure(const Real* x, std::int64_t count) {
    double total = laneSum<Real>(count, [=](std::int64_t i) { return std::abs(x[i]); });
    // Four large numbers may be too large together.
    if (!std::isfinite(total))
        total = laneSum<double>(count, [=](std::int64_t i) { return std::abs(double{x[i]}); });
    double squares = laneSum<Real>(count, [=](std::int64_t i) { return x[i] * x[i]; });
    if (!isSound<Real>({total, squares, 0}, count))
        squares = laneSum<double>(count, [=](std::int64_t i) {
            const auto value = static_cast<double>(x[i]);
            return value * value;
        });
    return {total, squares, 0};
}

template <class Real>
std::int64_t clearNonFinite(Real* x, std::int64_t count) {
    std::int64_t cleared = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        if (std::isfinite(x[i])) continue;
        x[i] = Real(0);
        ++cleared;
    }
    return cleared;
}

}  // namespace

template <class Real>
PlaneMeasure clearAndMeasure(Planes<Real>& planes) {
    std::vector<PlaneMeasure> parts(static_cast<std::size_t>(tileCount(planes.size())));
    forEachTile(planes.size(), [&](const Tile& tile) {
        Real* x = planes.data() + tile.begin;
        PlaneMeasure& part = parts[static_cast<std::size_t>(tile.index)];
        vectorised([&] { part = measure(x, tile.count); });
        // A finite sum has finite terms; those that are not are rare.
        if (std::isfinite(part.total)) return;
        const std::int64_t cleared = clearNonFinite(x, tile.count);
        part = measure(x, tile.count);
        part.cleared = cleared;
    });
    PlaneMeasure all;
    for (const PlaneMeasure& part : parts)
        all += part;
    return all;
}

template <class Real>
PlaneMeasure measureTile(const Planes<Real>& planes, const Tile& tile) {
    PlaneMeasure all;
    vectorised([&] {
        for (Eigen::Index c = 0; c < planes.rows(); ++c)
            all += measure(planes.data() + c * planes.cols() + tile.begin, tile.count);
    });
    return all;
}

template bool isSound<float>(const PlaneMeasure&, std::int64_t);
template bool isSound<double>(const PlaneMeasure&, std::int64_t);
template PlaneMeasure clearAndMeasure(Planes<float>&);
template PlaneMeasure clearAndMeasure(Planes<double>&);
template PlaneMeasure measureTile(const Planes<float>&, const Tile&);
template PlaneMeasure measureTile(const Planes<double>&, const Tile&);

}  // namespace lossglass
