// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/plane_measure.h"

#include "losslib/kernels/vectorised.h"

#include <cmath>
#include <vector>

namespace lossglass {

namespace {

template <class Real>
inline PlaneMeasure measure(const Real* x, std::int64_t count) {
    double total = 0, squares = 0;
#pragma omp simd reduction(+ : total, squares)
    for (std::int64_t i = 0; i < count; ++i) {
        const double value = static_cast<double>(x[i]);
        total += std::abs(value);
        squares += value * value;
    }
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

template PlaneMeasure clearAndMeasure(Planes<float>&);
template PlaneMeasure clearAndMeasure(Planes<double>&);
template PlaneMeasure measureTile(const Planes<float>&, const Tile&);
template PlaneMeasure measureTile(const Planes<double>&, const Tile&);

}  // namespace lossglass
