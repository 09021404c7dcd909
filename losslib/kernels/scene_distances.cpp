// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/scene_distances.h"

#include "losslib/kernels/distance_map.h"
#include "losslib/kernels/tiles.h"
#include "losslib/kernels/vectorised.h"
#include "losslib/support/aligned_array.h"

#include <algorithm>
#include <array>
#include <cmath>

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
void writeSquares(const Workspace<Real>& work, const Mark& mark, Real* squares) {
    const auto& scene = work.scene();
    const AlignedArray<std::uint8_t> inside(static_cast<std::size_t>(work.pixels()));
    forEachTile(work.pixels(), [&](const Tile& tile) { mark(tile, inside.get() + tile.begin); });
    const std::int64_t size = std::int64_t{scene.width()} * scene.height();
    for (int sample = 0; sample < scene.samples(); ++sample)
        signedSquaredDistances(inside.get() + sample * size, scene.width(), scene.height(),
                               squares + sample * size);
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

}  // namespace

template <class Real>
typename TargetMaps<Real>::Map targetSquares(const Workspace<Real>& work, int channel) {
    const bool single = work.channels() == 1;
    const auto label = static_cast<std::uint8_t>(single ? 1 : channel);
    const auto make = [&] {
        Planes<Real> squares(1, work.pixels());
        const auto mark = [&](const Tile& tile, std::uint8_t* inside) {
            const std::uint8_t* y = work.labels() + tile.begin;
            vectorised([&] { markTarget(y, label, tile.count, inside); });
        };
        writeSquares(work, mark, squares.data());
        return squares;
    };
    // Of 6 numbers a pixel beside the gradient.
    const auto most = static_cast<std::size_t>(6 * work.pixels()) * sizeof(Real);
    const std::size_t held = work.memoryUse();
    return work.targetMaps().of(work.scene().parts().labels, single ? 0 : channel, make,
                                {mapFormOf(work), most > held ? most - held : 0});
}

template <class Real>
std::vector<Real> targetLevelSet(const Workspace<Real>& work, int channel) {
    std::vector<Real> levels(static_cast<std::size_t>(work.pixels()));
    const auto squares = targetSquares(work, channel);
    forEachTile(work.pixels(), [&](const Tile& tile) {
        alignas(64) std::array<Real, kTilePixels> buffer;
        const Real* from = squares->read(tile, buffer.data());
        vectorised([&] { levelsOf(from, tile.count, levels.data() + tile.begin); });
    });
    return levels;
}

template <class Real>
std::vector<Real> targetDistance(const Workspace<Real>& work, int channel) {
    std::vector<Real> distances(static_cast<std::size_t>(work.pixels()));
    const auto squares = targetSquares(work, channel);
    forEachTile(work.pixels(), [&](const Tile& tile) {
        alignas(64) std::array<Real, kTilePixels> buffer;
        const Real* from = squares->read(tile, buffer.data());
        vectorised([&] { distancesOf(from, tile.count, distances.data() + tile.begin); });
    });
    return distances;
}

template <class Real>
void writePredictionSquares(const Workspace<Real>& work, int channel, Real* squares) {
    const auto mark = [&](const Tile& tile, std::uint8_t* inside) {
        alignas(64) std::array<Real, kTilePixels> buffer;
        const Real* p = work.readP(channel, tile.begin, tile.count, buffer.data());
        vectorised([&] { markPredicted(p, tile.count, inside); });
    };
    writeSquares(work, mark, squares);
}

template <class Real>
Planes<Real> predictionSquares(const Workspace<Real>& work, int channel) {
    Planes<Real> squares(1, work.pixels());
    writePredictionSquares(work, channel, squares.data());
    return squares;
}

template <class Real>
std::vector<Real> predictionDistance(const Workspace<Real>& work, int channel) {
    std::vector<Real> distances(static_cast<std::size_t>(work.pixels()));
    const Planes<Real> squares = predictionSquares(work, channel);
    distancesOf(squares.data(), work.pixels(), distances.data());
    return distances;
}

template <class Real>
TargetSquares<Real>::TargetSquares(const Workspace<Real>& work, const std::vector<int>& channels)
    : m_maps(static_cast<std::size_t>(work.channels())) {
    for (const int c : channels)
        m_maps[static_cast<std::size_t>(c)] = targetSquares(work, c);
}

template <class Real>
TileMaps<Real> TargetSquares<Real>::at(const Tile& tile) const {
    TileMaps<Real> maps(static_cast<int>(m_maps.size()), tile);
    for (std::size_t c = 0; c < m_maps.size(); ++c)
        if (m_maps[c]) maps.rows[c] = m_maps[c]->read(tile, maps.buffer(static_cast<int>(c)));
    return maps;
}

template <class Real>
std::vector<double> TargetSquares<Real>::serials() const {
    std::vector<double> serials;
    for (const auto& map : m_maps)
        if (map) serials.push_back(map->serial);
    return serials;
}

template TargetMaps<float>::Map targetSquares(const Workspace<float>&, int);
template TargetMaps<double>::Map targetSquares(const Workspace<double>&, int);
template std::vector<float> targetLevelSet(const Workspace<float>&, int);
template std::vector<double> targetLevelSet(const Workspace<double>&, int);
template std::vector<float> targetDistance(const Workspace<float>&, int);
template std::vector<double> targetDistance(const Workspace<double>&, int);
template void writePredictionSquares(const Workspace<float>&, int, float*);
template void writePredictionSquares(const Workspace<double>&, int, double*);
template Planes<float> predictionSquares(const Workspace<float>&, int);
template Planes<double> predictionSquares(const Workspace<double>&, int);
template std::vector<float> predictionDistance(const Workspace<float>&, int);
template std::vector<double> predictionDistance(const Workspace<double>&, int);
template class TargetSquares<float>;
template class TargetSquares<double>;

}  // namespace lossglass
