// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/output.h"
#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <vector>

namespace lossglass {

/// dL/dp of all channels for the pixels of one tile, channel after channel.
template <class Real>
class TileSlopes {
public:
    TileSlopes(int channels, std::int64_t count)
        : m_count(count), m_values(static_cast<std::size_t>(channels * count)) {}
    Real* channel(int c) { return m_values.data() + c * m_count; }
    const Real* channel(int c) const { return m_values.data() + c * m_count; }

private:
    std::int64_t m_count;
    std::vector<Real> m_values;
};

/// Adds slopes G = dL/dp to the gradients of a tile: as they are by probability, and by logit
/// through the Jacobian. One channel: G p (1-p). Softmax: p_c ((1-p_c) G_c - sum_{j!=c} p_j G_j),
/// the sum formed from both sides rather than as a whole less its own term, which would cancel to
/// noise where p_c is near 1.
template <class Real>
void pullBackTile(const Workspace<Real>& work, const Tile& tile, const TileSlopes<Real>& slopes,
                  Output<Real>& out) {
    const int channels = work.channels();
    for (int c = 0; c < channels; ++c) {
        if (Real* g = out.probabilityGradient(c)) {
            const Real* slope = slopes.channel(c);
            for (std::int64_t i = 0; i < tile.count; ++i)
                g[tile.begin + i] += slope[i];
        }
    }
    if (!out.wanted().logitGradient) return;
    if (channels == 1) {
        const Real* slope = slopes.channel(0);
        const Real* p = work.p(0) + tile.begin;
        const Real* q = work.q(0) + tile.begin;
        Real* g = out.logitGradient(0) + tile.begin;
#pragma omp simd
        for (std::int64_t i = 0; i < tile.count; ++i)
            g[i] += slope[i] * p[i] * q[i];
        return;
    }
    TileSlopes<Real> others(channels, tile.count);
    std::vector<Real> running(static_cast<std::size_t>(tile.count));
    for (int c = 0; c < channels; ++c) {
        const Real* p = work.p(c) + tile.begin;
        const Real* slope = slopes.channel(c);
        Real* sum = others.channel(c);
        for (std::int64_t i = 0; i < tile.count; ++i) {
            sum[i] = running[i];
            running[i] += p[i] * slope[i];
        }
    }
    std::fill(running.begin(), running.end(), Real(0));
    for (int c = channels - 1; c >= 0; --c) {
        const Real* p = work.p(c) + tile.begin;
        const Real* q = work.q(c) + tile.begin;
        const Real* slope = slopes.channel(c);
        const Real* below = others.channel(c);
        Real* g = out.logitGradient(c) + tile.begin;
        for (std::int64_t i = 0; i < tile.count; ++i) {
            g[i] += p[i] * (q[i] * slope[i] - (below[i] + running[i]));
            running[i] += p[i] * slope[i];
        }
    }
}

/// The same for slopes that stand in whole planes (C x pixels).
template <class Real>
void pullBackPlanes(const Workspace<Real>& work, const Planes<Real>& slopes, Output<Real>& out) {
    if (!out.wantsGradient()) return;
    forEachTile(work.pixels(), [&](const Tile& tile) {
        TileSlopes<Real> tileSlopes(work.channels(), tile.count);
        for (int c = 0; c < work.channels(); ++c) {
            const Real* from = slopes.row(c).data() + tile.begin;
            std::copy(from, from + tile.count, tileSlopes.channel(c));
        }
        pullBackTile(work, tile, tileSlopes, out);
    });
}

}  // namespace lossglass
