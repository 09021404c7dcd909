// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/math.h"
#include "losslib/kernels/output.h"
#include "losslib/kernels/tiles.h"

#include <array>
#include <vector>

namespace lossglass {

/// Weights of a pixel's terms in every channel: -onTarget t ln p - offTarget (1-t) ln(1-p).
struct OneVsRestWeights {
    double onTarget = 1;
    double offTarget = 1;
};

/// p, 1-p and ln(1-p) of all channels of one pixel, in double. Where a float 1-p has vanished
/// they are formed again from the logarithms.
class OneVsRestPixel {
public:
    explicit OneVsRestPixel(std::size_t channels) : p(channels), q(channels), logQ(channels) {}

    template <class Real>
    void read(const Workspace<Real>& work, std::int64_t pixel) {
        bool vanished = false;
        for (std::size_t c = 0; c < p.size(); ++c) {
            p[c] = work.p(static_cast<int>(c))[pixel];
            q[c] = work.q(static_cast<int>(c))[pixel];
            vanished = vanished || p[c] == 0 || q[c] == 0;
        }
        if (vanished) readLogarithms(work, pixel);
        for (std::size_t c = 0; c < p.size(); ++c)
            logQ[c] = p[c] <= 0.5 ? math::log1p(-p[c]) : math::log(q[c]);
    }

    std::vector<double> p, q, logQ;

private:
    template <class Real>
    void readLogarithms(const Workspace<Real>& work, std::int64_t pixel) {
        for (std::size_t c = 0; c < p.size(); ++c)
            p[c] = math::exp(static_cast<double>(work.logP(static_cast<int>(c))[pixel]));
        for (std::size_t c = 0; c < p.size(); ++c) {
            q[c] = 0;
            for (std::size_t j = 0; j < p.size(); ++j)
                q[c] += j == c ? 0.0 : p[j];
        }
    }
};

/// Adds sum_ic -[on t ln p + off (1-t) ln(1-p)] over all channels of softmax (C >= 2), each seen
/// as a class against the rest; returns the sum. By logit a term -b_c ln(1-p_c) gives b_c p_c to
/// its own channel and -b_c p_c p_j / (1-p_c) to channel j.
template <class Real>
double oneVsRestPass(const Workspace<Real>& work, const OneVsRestWeights& weights,
                     Output<Real>& out) {
    const auto channels = static_cast<std::size_t>(work.channels());
    std::vector<double> tileSums(static_cast<std::size_t>(tileCount(work.pixels())));
    forEachTile(work.pixels(), [&](const Tile& tile) {
        std::vector<std::array<Real, kTilePixels>> t(channels);
        for (std::size_t c = 0; c < channels; ++c)
            work.fillTarget(static_cast<int>(c), tile.begin, tile.count, t[c].data());
        std::vector<double> a(channels), odds(channels), below(channels);
        OneVsRestPixel x(channels);
        double& sum = tileSums[static_cast<std::size_t>(tile.index)];
        for (std::int64_t i = 0; i < tile.count; ++i) {
            const std::int64_t pixel = tile.begin + i;
            if (work.labels()[pixel] == kIgnored) continue;
            x.read(work, pixel);
            double total = 0, before = 0;
            for (std::size_t c = 0; c < channels; ++c) {
                const double target = t[c][i];
                a[c] = weights.onTarget * target;
                const double b = weights.offTarget * (1 - target);
                odds[c] = b == 0 ? 0.0 : b * x.p[c] / x.q[c];
                below[c] = before;
                before += odds[c];
                total += a[c];
                if (a[c] != 0) sum -= a[c] * work.logP(static_cast<int>(c))[pixel];
                if (b != 0) sum -= b * x.logQ[c];
                if (Real* g = out.probabilityGradient(static_cast<int>(c))) {
                    const double own = a[c] == 0 ? 0.0 : -a[c] / x.p[c];
                    g[pixel] += static_cast<Real>(own + (b == 0 ? 0.0 : b / x.q[c]));
                }
            }
            if (!out.wanted().logitGradient) continue;
            double above = 0;
            for (std::size_t k = channels; k-- > 0;) {
                const int c = static_cast<int>(k);
                const double p = x.p[k], q = x.q[k];
                const double b = weights.offTarget * (1 - static_cast<double>(t[k][i]));
                const double fromTargets = p * (total - a[k]) - q * a[k];
                const double others = below[k] + above;
                out.logitGradient(c)[pixel] +=
                    static_cast<Real>(fromTargets + b * p - (others == 0 ? 0.0 : p * others));
                above += odds[k];
            }
        }
    });
    double value = 0;
    for (const double sum : tileSums)
        value += sum;
    return value;
}

}  // namespace lossglass
