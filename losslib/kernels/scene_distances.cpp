// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/scene_distances.h"

#include "losslib/kernels/distance_map.h"
#include "losslib/kernels/tiles.h"
#include "losslib/kernels/vectorised.h"
#include "losslib/support/large_pages.h"

#include <array>
#include <cmath>
#include <memory>

namespace lossglass {

namespace {

inline void markTarget(const std::uint8_t* y, std::uint8_t label, std::int64_t count,
                       std::uint8_t* inside) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        inside[i] = y[i] == label ? 1 : 0;
}

template <class Real>
inline void markPredicted(const Real* p, std::int64_t count, std::uint8_t* inside) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        inside[i] = p[i] > Real(0.5) ? 1 : 0;
}

/// The signed squares of the mask that `mark(tile, inside)` makes, each sample by itself.
template <class Real, class Mark>
Planes<Real> squaresOfMask(const Workspace<Real>& work, const Mark& mark) {
    const auto& scene = work.scene();
    const auto pixels = static_cast<std::size_t>(work.pixels());
    const auto inside = std::make_unique_for_overwrite<std::uint8_t[]>(pixels);
    forEachTile(work.pixels(), [&](const Tile& tile) { mark(tile, inside.get() + tile.begin); });
    Planes<Real> squares;
    resizeInLargePages(squares, 1, work.pixels());
    const std::int64_t size = std::int64_t{scene.width()} * scene.height();
    for (int sample = 0; sample < scene.samples(); ++sample)
        signedSquaredDistances(inside.get() + sample * size, scene.width(), scene.height(),
                               squares.data() + sample * size);
    return squares;
}

template <class Real>
Planes<Real> predictionSquares(const Workspace<Real>& work, int channel) {
    const Real* p = work.p(channel);
    return squaresOfMask(work, [&](const Tile& tile, std::uint8_t* inside) {
        vectorised([&] { markPredicted(p + tile.begin, tile.count, inside); });
    });
}

template <class Real>
inline void distancesOf(const Real* squares, std::int64_t count, Real* distances) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        distances[i] = std::sqrt(squares[i] < Real(0) ? -squares[i] : squares[i]);
}

template <class Real>
inline void levelsOf(const Real* squares, std::int64_t count, Real* levels) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        levels[i] = levelOf(squares[i]);
}

template <class Real>
inline void addSquares(const Real* target, std::int64_t count, Real* sum) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        sum[i] =
            (sum[i] < Real(0) ? -sum[i] : sum[i]) + (target[i] < Real(0) ? -target[i] : target[i]);
}

/// Distances to a power, from their squares; those of small squares, which are most, from a table.
template <class Real>
class DistancePowers {
public:
    explicit DistancePowers(double alpha) : m_half(alpha / 2) {
        for (std::size_t square = 1; square < m_small.size(); ++square)
            m_small[square] = powerOf(static_cast<Real>(square));
    }

    Real operator()(Real signedSquare) const {
        const Real square = std::abs(signedSquare);
        if (square < static_cast<Real>(m_small.size()))
            return m_small[static_cast<std::size_t>(square)];
        return powerOf(square);
    }

private:
    Real powerOf(Real square) const { return static_cast<Real>(std::pow(square, m_half)); }

    double m_half;
    std::array<Real, 1024> m_small{};
};

}  // namespace

template <class Real>
typename TargetMaps<Real>::Map targetSquares(const Workspace<Real>& work, int channel) {
    const bool single = work.channels() == 1;
    const auto label = static_cast<std::uint8_t>(single ? 1 : channel);
    return work.targetMaps().of(work.scene().parts().labels, single ? 0 : channel, [&] {
        return squaresOfMask(work, [&](const Tile& tile, std::uint8_t* inside) {
            const std::uint8_t* y = work.labels() + tile.begin;
            vectorised([&] { markTarget(y, label, tile.count, inside); });
        });
    });
}

template <class Real>
std::vector<Real> targetLevelSet(const Workspace<Real>& work, int channel) {
    std::vector<Real> levels(static_cast<std::size_t>(work.pixels()));
    const auto squares = targetSquares(work, channel);
    forEachTile(work.pixels(), [&](const Tile& tile) {
        vectorised([&] {
            levelsOf(squares->values.data() + tile.begin, tile.count, levels.data() + tile.begin);
        });
    });
    return levels;
}

template <class Real>
std::vector<Real> targetDistance(const Workspace<Real>& work, int channel) {
    std::vector<Real> distances(static_cast<std::size_t>(work.pixels()));
    const auto squares = targetSquares(work, channel);
    distancesOf(squares->values.data(), work.pixels(), distances.data());
    return distances;
}

template <class Real>
std::vector<Real> predictionDistance(const Workspace<Real>& work, int channel) {
    std::vector<Real> distances(static_cast<std::size_t>(work.pixels()));
    const Planes<Real> squares = predictionSquares(work, channel);
    distancesOf(squares.data(), work.pixels(), distances.data());
    return distances;
}

template <class Real>
Planes<Real> poweredDistances(const Workspace<Real>& work, int channel, double alpha) {
    Planes<Real> sum = predictionSquares(work, channel);
    const auto target = targetSquares(work, channel);
    const bool squares = alpha == 2;
    const DistancePowers<Real> powered(alpha);
    forEachTile(work.pixels(), [&](const Tile& tile) {
        const Real* from = target->values.data() + tile.begin;
        Real* to = sum.data() + tile.begin;
        if (squares) return vectorised([&] { addSquares(from, tile.count, to); });
        for (std::int64_t i = 0; i < tile.count; ++i)
            to[i] = powered(to[i]) + powered(from[i]);
    });
    return sum;
}

template TargetMaps<float>::Map targetSquares(const Workspace<float>&, int);
template TargetMaps<double>::Map targetSquares(const Workspace<double>&, int);
template std::vector<float> targetLevelSet(const Workspace<float>&, int);
template std::vector<double> targetLevelSet(const Workspace<double>&, int);
template std::vector<float> targetDistance(const Workspace<float>&, int);
template std::vector<double> targetDistance(const Workspace<double>&, int);
template std::vector<float> predictionDistance(const Workspace<float>&, int);
template std::vector<double> predictionDistance(const Workspace<double>&, int);
template Planes<float> poweredDistances(const Workspace<float>&, int, double);
template Planes<double> poweredDistances(const Workspace<double>&, int, double);

}  // namespace lossglass
