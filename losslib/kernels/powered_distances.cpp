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
inline void addSquares(const Real* a, const Real* b, std::int64_t count, Real* sum) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        sum[i] = (a[i] < Real(0) ? -a[i] : a[i]) + (b[i] < Real(0) ? -b[i] : b[i]);
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

    /// `sum` may be one of the two.
    void add(const Real* a, const Real* b, std::int64_t count, Real* sum) const {
        if (m_alpha == 2) return vectorised([&] { addSquares(a, b, count, sum); });
        for (std::int64_t i = 0; i < count; ++i)
            sum[i] = of(a[i]) + of(b[i]);
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
    : m_work(work),
      m_targets(work, channels),
      m_channels(channels),
      m_powers(std::make_unique<const Powers>(alpha)) {}

template <class Real>
void PoweredDistances<Real>::keepPredictions() {
    m_predictions.resize(static_cast<std::size_t>(m_work.channels()));
    for (const int c : m_channels)
        m_predictions[static_cast<std::size_t>(c)] = {predictionSquares(m_work, c),
                                                      mapFormOf(m_work)};
}

template <class Real>
void PoweredDistances<Real>::putPredictions(Output<Real>& out) {
    m_rows.resize(static_cast<std::size_t>(m_work.channels()));
    for (const int c : m_channels) {
        Real* row = out.logitGradient(c);
        writePredictionSquares(m_work, c, row);
        m_rows[static_cast<std::size_t>(c)] = row;
    }
}

template <class Real>
const Real* PoweredDistances<Real>::predictedAt(int channel, const Tile& tile, Real* buffer) const {
    const auto c = static_cast<std::size_t>(channel);
    return m_rows.empty() ? m_predictions[c].read(tile, buffer) : m_rows[c] + tile.begin;
}

template <class Real>
PoweredDistances<Real>::~PoweredDistances() = default;

template <class Real>
TileMaps<Real> PoweredDistances<Real>::at(const Tile& tile) const {
    TileMaps<Real> maps = m_targets.at(tile);
    alignas(kLineBytes) std::array<Real, kTilePixels> buffer;
    for (const int c : m_channels) {
        Real* sum = maps.buffer(c);
        m_powers->add(predictedAt(c, tile, buffer.data()), maps.row(c), tile.count, sum);
        maps.rows[static_cast<std::size_t>(c)] = sum;
    }
    return maps;
}

template class PoweredDistances<float>;
template class PoweredDistances<double>;

}  // namespace lossglass
