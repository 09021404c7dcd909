// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/powered_distances.h"

#include "losslib/kernels/tiles.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lossglass {

namespace {

template <class Real>
inline void addSquares(const Real* target, std::int64_t count, Real* sum) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        sum[i] =
            (sum[i] < Real(0) ? -sum[i] : sum[i]) + (target[i] < Real(0) ? -target[i] : target[i]);
}

}  // namespace

/// Distances to a power, from their squares; those of small squares, which are most, from a table.
template <class Real>
class PoweredDistances<Real>::Powers {
public:
    explicit Powers(double alpha) : m_alpha(alpha) {
        for (std::size_t square = 1; square < m_small.size(); ++square)
            m_small[square] = powerOf(static_cast<Real>(square));
    }

    void addTo(const Real* target, std::int64_t count, Real* sum) const {
        if (m_alpha == 2) return vectorised([&] { addSquares(target, count, sum); });
        for (std::int64_t i = 0; i < count; ++i)
            sum[i] = of(sum[i]) + of(target[i]);
    }

private:
    Real of(Real signedSquare) const {
        const Real square = std::abs(signedSquare);
        if (square < static_cast<Real>(m_small.size()))
            return m_small[static_cast<std::size_t>(square)];
        return powerOf(square);
    }
    Real powerOf(Real square) const { return static_cast<Real>(std::pow(square, m_alpha / 2)); }

    double m_alpha;
    std::array<Real, 1024> m_small{};
};

template <class Real>
PoweredDistances<Real>::PoweredDistances(const Workspace<Real>& work,
                                         const std::vector<int>& channels, double alpha)
    : m_targets(work, channels),
      m_channels(channels),
      m_predictions(static_cast<std::size_t>(work.channels())),
      m_powers(std::make_unique<const Powers>(alpha)) {
    for (const int c : channels)
        m_predictions[static_cast<std::size_t>(c)] = {predictionSquares(work, c), mapFormOf(work)};
}

template <class Real>
PoweredDistances<Real>::~PoweredDistances() = default;

template <class Real>
TileMaps<Real> PoweredDistances<Real>::at(const Tile& tile) const {
    TileMaps<Real> maps = m_targets.at(tile);
    alignas(64) std::array<Real, kTilePixels> sum;
    for (const int c : m_channels) {
        const auto k = static_cast<std::size_t>(c);
        const Real* predicted = m_predictions[k].read(tile, sum.data());
        if (predicted != sum.data()) std::copy_n(predicted, tile.count, sum.data());
        m_powers->addTo(maps.row(c), tile.count, sum.data());
        std::copy_n(sum.data(), tile.count, maps.buffer(c));
        maps.rows[k] = maps.buffer(c);
    }
    return maps;
}

template class PoweredDistances<float>;
template class PoweredDistances<double>;

}  // namespace lossglass
