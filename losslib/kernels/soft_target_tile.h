// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/log_target_pass.h"

#include <array>

namespace lossglass {

/// Target of every label for a tile: K rows of kTilePixels.
template <class Real>
std::vector<std::array<Real, kTilePixels>> labelTargets(const Workspace<Real>& work,
                                                        const Tile& tile) {
    std::vector<std::array<Real, kTilePixels>> t(static_cast<std::size_t>(work.labelCount()));
    if (work.channels() > 1) {
        for (int c = 0; c < work.channels(); ++c)
            work.fillTarget(c, tile.begin, tile.count, t[static_cast<std::size_t>(c)].data());
        return t;
    }
    work.fillTarget(0, tile.begin, tile.count, t[1].data());
    for (std::int64_t i = 0; i < tile.count; ++i)
        t[0][i] = Real(1) - t[1][i];
    return t;
}

/// One tile of logTargetPass(), pixel by pixel in double: for targets that are no labels. `sums` as
/// in LogTargetSums, one after the other: 1 + 2 K entries that are 0.
template <class Real>
void softTargetTile(const Workspace<Real>& work, const Tile& tile, const LogTargetWeights& weights,
                    double* sums, Output<Real>& out) {
    const auto labels = static_cast<std::size_t>(work.labelCount());
    const double valid = static_cast<double>(work.counts().valid);
    std::vector<Real> logs(labels * static_cast<std::size_t>(tile.count));
    work.fillLogs(tile.begin, tile.count, logs.data());
    std::vector<Real> q(static_cast<std::size_t>(work.channels() * tile.count));
    const ProbabilityRows<Real> rows(work, tile.begin, tile.count);
    rows.fillAllQ(q.data());
    const bool single = work.channels() == 1;
    const auto t = labelTargets(work, tile);
    std::vector<double> a(labels);
    for (std::int64_t i = 0; i < tile.count; ++i) {
        const std::int64_t pixel = tile.begin + i;
        const std::uint8_t y = work.labels()[pixel];
        if (y == kIgnored) continue;
        double total = 0, loss = 0, targetLog = 0, allLog = 0;
        for (std::size_t l = 0; l < labels; ++l) {
            const double minusLog = -static_cast<double>(
                logs[l * static_cast<std::size_t>(tile.count) + static_cast<std::size_t>(i)]);
            const double target = t[l][i];
            a[l] = weights.perTarget[l] * target + weights.everywhere[l];
            total += a[l];
            // 0 ln 0 = 0.
            if (a[l] != 0) loss += a[l] * minusLog;
            if (target != 0) targetLog += target * minusLog;
            allLog += minusLog;
        }
        sums[0] += loss;
        sums[1 + y] += targetLog;
        sums[1 + labels + y] += allLog;
        if (Real* pixelLoss = out.pixelLoss()) pixelLoss[pixel] += static_cast<Real>(valid * loss);
        for (int c = 0; c < work.channels(); ++c) {
            const std::size_t l = single ? 1 : static_cast<std::size_t>(c);
            const double p = rows.channel(c)[i],
                         rest = q[static_cast<std::size_t>(c * tile.count + i)];
            if (Real* g = out.logitGradient(c))
                g[pixel] += static_cast<Real>(p * (total - a[l]) - rest * a[l]);
            if (Real* g = out.probabilityGradient(c)) {
                const double own = a[l] != 0 ? -a[l] / p : 0.0;
                const double other = single && a[0] != 0 ? a[0] / rest : 0.0;
                g[pixel] += static_cast<Real>(own + other);
            }
        }
    }
}

}  // namespace lossglass
