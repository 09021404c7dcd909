// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/output.h"
#include "losslib/kernels/ranked.h"

#include <algorithm>
#include <vector>

namespace lossglass {

/// Adds the mean of the `count` largest -ln p_t over the valid pixels; equal ones are taken in the
/// order of the pixels. Requires 1 <= count <= valid pixels.
template <class Real>
void addHardestPixels(const Workspace<Real>& work, std::size_t count, Output<Real>& out) {
    std::vector<Real> losses;
    std::vector<std::int64_t> pixels;
    for (std::int64_t i = 0; i < work.pixels(); ++i) {
        if (work.labels()[i] == kIgnored) continue;
        losses.push_back(-work.trueLogP()[i]);
        pixels.push_back(i);
    }
    const auto order = descendingOrder(losses);
    const double share = 1 / static_cast<double>(count);
    const auto weight = static_cast<Real>(share);
    const bool single = work.channels() == 1;
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k) {
        sum += losses[order[k]];
        const std::int64_t i = pixels[order[k]];
        const std::uint8_t y = work.labels()[i];
        for (int c = 0; c < work.channels(); ++c) {
            const bool own = y == (single ? 1 : c);
            if (Real* g = out.logitGradient(c))
                g[i] += weight * (own ? -work.q(c)[i] : work.p(c)[i]);
            if (Real* g = out.probabilityGradient(c)) {
                if (own) g[i] -= weight / work.trueP()[i];
                if (!own && single) g[i] += weight / work.trueP()[i];
            }
        }
    }
    out.result().value += share * sum;
}

/// Sum of -ln p_t by label (K entries).
template <class Real>
std::vector<double> minusLogSums(const Workspace<Real>& work) {
    std::vector<double> sums(static_cast<std::size_t>(work.labelCount()));
    for (std::int64_t i = 0; i < work.pixels(); ++i)
        if (work.labels()[i] != kIgnored) sums[work.labels()[i]] -= work.trueLogP()[i];
    return sums;
}

}  // namespace lossglass
