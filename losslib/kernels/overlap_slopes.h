// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/overlap.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"

#include <algorithm>
#include <array>
#include <vector>

namespace lossglass {

/// OverlapSlope in the numbers of the planes.
template <class Real>
struct PixelSlope {
    Real onTarget, offTarget, twiceQuadratic;

    /// dL/dp of a pixel that has the label or another one.
    Real at(bool isOwn, Real p) const {
        return (isOwn ? onTarget : offTarget) + twiceQuadratic * p;
    }
};

template <class Real>
PixelSlope<Real> pixelSlope(const OverlapSlope& slope) {
    return {static_cast<Real>(slope.onTarget), static_cast<Real>(slope.offTarget),
            static_cast<Real>(2 * slope.quadratic)};
}

/// The slopes of few channels at one pixel, for pullFewChannels(). `y`: labels that begin where the
/// pixels do.
template <class Real, std::size_t N>
struct FewOverlapSlopes {
    std::array<PixelSlope<Real>, N> slopes;
    const WideLabel<Real>* y = nullptr;

    explicit FewOverlapSlopes(const std::vector<OverlapSlope>& all) {
        std::transform(all.begin(), all.end(), slopes.begin(), pixelSlope<Real>);
    }

    template <std::size_t C>
    Real at(std::int64_t i, Real p) const {
        const bool isOwn = y[i] == static_cast<WideLabel<Real>>(C);
        return y[i] == kIgnored ? Real(0) : slopes[C].at(isOwn, p);
    }
};

/// The same where no slope hangs on p. Then of sum_j p_j (s_c - s_j) all but the part of the label
/// y is made of constants: with s_j = off_j + [j = y] gap_y it is sum_j p_j (off_c - off_j) + gap_y
/// ([c = y] (1 - p_y) - [c != y] p_y).
template <class Real, std::size_t N>
struct FewConstantSlopes {
    std::array<std::array<Real, N>, N> apart;  ///< off_c - off_j
    std::array<Real, N> gap;

    explicit FewConstantSlopes(const std::vector<OverlapSlope>& all) {
        for (std::size_t c = 0; c < N; ++c) {
            for (std::size_t j = 0; j < N; ++j)
                apart[c][j] = static_cast<Real>(all[c].offTarget - all[j].offTarget);
            gap[c] = static_cast<Real>(all[c].onTarget - all[c].offTarget);
        }
    }

    template <std::size_t Own, std::size_t... C>
    Real offPart(const std::array<Real, N>& p, std::index_sequence<C...>) const {
        return ((C == Own ? detail::kNothing<Real> : p[C] * apart[Own][C]) + ...);
    }
};

namespace detail {

/// As pullFewChannels().
template <Pull kPull, class Real, std::size_t... C>
inline void pullConstantSlopes(const std::array<const Real*, sizeof...(C)> p,
                               const std::array<Real*, sizeof...(C)> g, const WideLabel<Real>* y,
                               std::int64_t count,
                               const FewConstantSlopes<Real, sizeof...(C)> slopes,
                               std::index_sequence<C...> channels) {
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const WideLabel<Real> label = y[i];
        const std::array<Real, sizeof...(C)> pixel{p[C][i]...};
        const std::array<WideLabel<Real>, sizeof...(C)> is{
            maskOf<Real>(label == WideLabel<Real>{C})...};
        const WideLabel<Real> isValid = maskOf<Real>(label != kIgnored);
        const Real own = (kept<Real>(is[C], pixel[C]) + ...);
        const Real gap = (kept<Real>(is[C], slopes.gap[C]) + ...);
        const Real others = (kept<Real>(~is[C], pixel[C]) + ...);
        const Real towards = gap * others, away = -gap * own;
        const auto put = [&](Real& to, Real found) {
            to = kPull == Pull::Write ? found : to + found;
        };
        (put(g[C][i], kept<Real>(isValid, pixel[C]) * (slopes.template offPart<C>(pixel, channels) +
                                                       either<Real>(is[C], towards, away))),
         ...);
    }
}

}  // namespace detail

/// Writes or adds the gradient by logit of an overlap loss of few softmax channels. `y`, and the
/// rows `p` and `g`: of `count` pixels. To be called inside vectorised().
template <Pull kPull, class Real, std::size_t N>
inline void pullOverlap(const std::array<const Real*, N>& p, const std::array<Real*, N>& g,
                        const WideLabel<Real>* y, std::int64_t count,
                        const FewConstantSlopes<Real, N>& slopes) {
    detail::pullConstantSlopes<kPull, Real>(p, g, y, count, slopes, std::make_index_sequence<N>());
}
template <Pull kPull, class Real, std::size_t N>
inline void pullOverlap(const std::array<const Real*, N>& p, const std::array<Real*, N>& g,
                        const WideLabel<Real>* y, std::int64_t count,
                        const FewOverlapSlopes<Real, N>& slopes) {
    FewOverlapSlopes<Real, N> few = slopes;
    few.y = y;
    detail::pullFewChannels<Real, kPull>(p, g, count, few, std::make_index_sequence<N>());
}

/// Calls `body` with the slopes of N channels in the form that is quickest.
template <class Real, std::size_t N, class Body>
inline void withOverlapSlopes(const std::vector<OverlapSlope>& slopes, const Body& body) {
    const auto isConstant = [](const OverlapSlope& slope) { return slope.quadratic == 0; };
    if (std::all_of(slopes.begin(), slopes.end(), isConstant))
        body(FewConstantSlopes<Real, N>(slopes));
    else
        body(FewOverlapSlopes<Real, N>(slopes));
}

}  // namespace lossglass
