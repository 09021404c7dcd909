// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/true_label_pass.h"

namespace lossglass {

namespace {

template <class Real>
inline void addByLogit(const Real* pull, const std::uint8_t* y, std::uint8_t label, const Real* p,
                       const Real* q, std::int64_t count, Real* g) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        g[i] += pull[i] * (y[i] == label ? q[i] : -p[i]);
}

}  // namespace

template <class Real>
void addTrueLabelGradient(const Workspace<Real>& work, const Tile& tile, const Real* pull,
                          Output<Real>& out) {
    const std::uint8_t* y = work.labels() + tile.begin;
    const Real* trueP = work.trueP() + tile.begin;
    const bool single = work.channels() == 1;
    for (int c = 0; c < work.channels(); ++c) {
        const auto label = static_cast<std::uint8_t>(single ? 1 : c);
        if (Real* g = out.logitGradient(c))
            vectorised([&] {
                addByLogit(pull, y, label, work.p(c) + tile.begin, work.q(c) + tile.begin,
                           tile.count, g + tile.begin);
            });
        if (Real* g = out.probabilityGradient(c)) {
            g += tile.begin;
            for (std::int64_t i = 0; i < tile.count; ++i) {
                if (y[i] == kIgnored || (!single && y[i] != label)) continue;
                const Real slope = pull[i] / trueP[i];
                g[i] += y[i] == label ? slope : -slope;
            }
        }
    }
}

template void addTrueLabelGradient(const Workspace<float>&, const Tile&, const float*,
                                   Output<float>&);
template void addTrueLabelGradient(const Workspace<double>&, const Tile&, const double*,
                                   Output<double>&);

}  // namespace lossglass
