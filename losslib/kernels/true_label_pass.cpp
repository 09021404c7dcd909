// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/true_label_pass.h"

namespace lossglass {

namespace {

/// `off`: p of the channel, where it is not the label.
template <class Real>
inline void addByLogit(const Real* pull, const WideLabel<Real>* y, WideLabel<Real> label,
                       const Real* trueQ, const Real* off, std::int64_t count, Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        g[i] += pull[i] * (y[i] == label ? trueQ[i] : -off[i]);
}

template <class Real>
void addByProbability(const Workspace<Real>& work, const Tile& tile, const Real* pull,
                      Output<Real>& out) {
    const std::uint8_t* y = work.labels() + tile.begin;
    const bool single = work.channels() == 1;
    for (int c = 0; c < work.channels(); ++c) {
        const int label = single ? 1 : c;
        Real* g = out.probabilityGradient(c) + tile.begin;
        for (std::int64_t i = 0; i < tile.count; ++i) {
            if (y[i] == kIgnored || (!single && y[i] != label)) continue;
            const Real slope = pull[i] / work.trueP(tile.begin + i);
            g[i] += y[i] == label ? slope : -slope;
        }
    }
}

}  // namespace

template <class Real>
void addTrueLabelGradient(const Workspace<Real>& work, const Tile& tile,
                          const ProbabilityRows<Real>& p, const Real* pull, Output<Real>& out) {
    if (out.wanted().probabilityGradient) addByProbability(work, tile, pull, out);
    if (!out.wanted().logitGradient) return;
    const bool single = work.channels() == 1;
    TileLabels<Real> labels;
    TrueNumbers<Real, kTilePixels> truth;
    vectorised([&] {
        const WideLabel<Real>* y = labels.read(work.labels() + tile.begin, tile.count);
        truth.read(work, p, y, tile.begin, tile.count);
        for (int c = 0; c < work.channels(); ++c)
            addByLogit<Real>(pull, y, single ? 1 : c, truth.q.data(), p.channel(c), tile.count,
                             out.logitGradient(c) + tile.begin);
    });
}

template void addTrueLabelGradient(const Workspace<float>&, const Tile&,
                                   const ProbabilityRows<float>&, const float*, Output<float>&);
template void addTrueLabelGradient(const Workspace<double>&, const Tile&,
                                   const ProbabilityRows<double>&, const double*, Output<double>&);

}  // namespace lossglass
