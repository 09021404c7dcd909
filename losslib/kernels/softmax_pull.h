// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

/// Slopes by probability through the Jacobian of softmax, for few channels in one loop over the
/// pixels: all numbers of a pixel are in registers, and each plane is read once.
namespace lossglass {

/// Up to so many channels.
inline constexpr int kFewChannels = 6;

/// What a loop does with the gradient that it finds.
enum class Pull { Add, Write };

namespace detail {

/// To add -0 changes no number, not even -0, so that the compiler leaves it out.
template <class Real>
inline constexpr Real kNothing = Real(-0.0);

/// 1-p of a channel with all its digits, as the sum of the other p.
template <std::size_t Own, class Real, std::size_t N, std::size_t... C>
inline Real sumOfOthers(const std::array<Real, N>& p, std::index_sequence<C...>) {
    return ((C == Own ? kNothing<Real> : p[C]) + ...);
}

/// p_a p_b (s_a - s_b): what the channel a gains of the slopes s, and b loses.
template <std::size_t A, std::size_t B, class Real, std::size_t N>
inline Real flow(const std::array<Real, N>& p, const std::array<Real, N>& s) {
    return p[A] * p[B] * (s[A] - s[B]);
}

/// p_Own sum_{j != Own} p_j (s_Own - s_j), which is p_Own ((1-p_Own) s_Own - sum_{j != Own} p_j
/// s_j) without 1-p: nothing cancels that is not equal. Each pair of channels is formed once, for
/// both of them.
template <std::size_t Own, class Real, std::size_t N, std::size_t... C>
inline Real flowsTo(const std::array<Real, N>& p, const std::array<Real, N>& s,
                    std::index_sequence<C...>) {
    const auto one = [&](auto other) {
        constexpr std::size_t kOther = other;
        if constexpr (kOther == Own)
            return kNothing<Real>;
        else if constexpr (kOther < Own)
            return -flow<kOther, Own>(p, s);
        else
            return flow<Own, kOther>(p, s);
    };
    return (one(std::integral_constant<std::size_t, C>()) + ...);
}

/// g_c = or += p_c sum_{j != c} p_j (s_c - s_j). `slopes.at<c>(i, p)`: the slope of channel c.
template <class Real, Pull kPull = Pull::Add, class Slopes, std::size_t... C>
inline void pullFewChannels(const std::array<const Real*, sizeof...(C)> p,
                            const std::array<Real*, sizeof...(C)> g, std::int64_t count,
                            const Slopes slopes, std::index_sequence<C...> channels) {
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const std::array<Real, sizeof...(C)> pixel{p[C][i]...};
        const std::array<Real, sizeof...(C)> slope{slopes.template at<C>(i, pixel[C])...};
        const auto put = [&](Real& to, Real found) {
            to = kPull == Pull::Write ? found : to + found;
        };
        (put(g[C][i], flowsTo<C>(pixel, slope, channels)), ...);
    }
}

}  // namespace detail

/// Calls `body` with the number of channels as a constant: std::integral_constant<int, channels>.
/// Requires 2 <= channels <= kFewChannels.
template <class Body>
inline void withFewChannels(int channels, const Body& body) {
    switch (channels) {
        case 2:
            return body(std::integral_constant<int, 2>());
        case 3:
            return body(std::integral_constant<int, 3>());
        case 4:
            return body(std::integral_constant<int, 4>());
        case 5:
            return body(std::integral_constant<int, 5>());
        default:
            return body(std::integral_constant<int, 6>());
    }
}

/// The rows of few channels, from `begin` on.
template <int N, class RowOf>
inline auto rowsOf(std::int64_t begin, const RowOf& rowOf) {
    std::array<decltype(rowOf(0)), static_cast<std::size_t>(N)> rows;
    for (int c = 0; c < N; ++c)
        rows[static_cast<std::size_t>(c)] = rowOf(c) + begin;
    return rows;
}

/// The same rows, not to be written.
template <class Real, std::size_t N>
inline std::array<const Real*, N> rowsToRead(const std::array<Real*, N>& rows) {
    std::array<const Real*, N> read;
    std::copy(rows.begin(), rows.end(), read.begin());
    return read;
}

}  // namespace lossglass
