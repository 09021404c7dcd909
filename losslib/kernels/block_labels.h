// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/label_sums.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/prediction/workspace.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

/// Where the loops over a block of few softmax channels take labels from. In most blocks of a mask
/// all pixels have one label: there the channels come in an order in which that label is the first,
/// and the compiler answers all questions about labels. All numbers are those of the loop that asks
/// at each pixel but for the order of sums.
namespace lossglass {

/// A label for each pixel.
template <class Label>
struct EachLabel {
    static constexpr bool kIsFirst = false;
    const Label* y;

    Label at(std::int64_t i) const { return y[i]; }
    bool isBackground(std::int64_t i) const { return y[i] == 0; }
};

/// All pixels have the label of the first channel; it may be the background.
template <class Real>
struct FirstLabel {
    static constexpr bool kIsFirst = true;
    bool background;

    static constexpr WideLabel<Real> at(std::int64_t) { return 0; }
    bool isBackground(std::int64_t) const { return background; }
};

/// Leaves things of the channels in their order.
struct SameOrder {
    template <class Things>
    const Things& operator()(const Things& things) const {
        return things;
    }
};

/// Puts those of one label first.
template <std::size_t N>
class LabelFirst {
public:
    explicit LabelFirst(int label) {
        m_from[0] = static_cast<std::size_t>(label);
        for (std::size_t c = 1; c < N; ++c)
            m_from[c] = c <= m_from[0] ? c - 1 : c;
    }

    template <class T>
    std::array<T, N> operator()(const std::array<T, N>& things) const {
        return ordered(things, std::make_index_sequence<N>());
    }

private:
    template <class T, std::size_t... C>
    std::array<T, N> ordered(const std::array<T, N>& things, std::index_sequence<C...>) const {
        return {things[m_from[C]]...};
    }

    std::array<std::size_t, N> m_from;
};

/// Calls body(labels, order) for a block, inside vectorised(). `common`: as commonLabel() gives it.
/// Loops of many channels, and those in double precision, are not worth being made twice.
template <class Real, std::size_t N, class Body>
inline void withBlockLabels(int common, const std::uint8_t* labels, std::int64_t count,
                            const Body& body) {
    if constexpr (sizeof(Real) == 4 && N <= static_cast<std::size_t>(kHeldChannels))
        if (common >= 0 && common != kIgnored)
            return body(FirstLabel<Real>{common == 0}, LabelFirst<N>(common));
    WideLabels<Real, kBlockPixels> wide;
    body(EachLabel<WideLabel<Real>>{wide.read(labels, count)}, SameOrder());
}

namespace detail {

/// Of one thing a channel that of the label, 0 where there is none. `is`: all bits for the label's
/// channel.
template <class Labels, class Real, std::size_t N, std::size_t... C>
inline Real ofLabel(const std::array<WideLabel<Real>, N>& is, const std::array<Real, N>& things,
                    std::index_sequence<C...>) {
    if constexpr (Labels::kIsFirst)
        return things[0];
    else
        return (kept<Real>(is[C], things[C]) + ...);
}

/// The sum of all others.
template <class Labels, class Real, std::size_t N, std::size_t... C>
inline Real ofOthers(const std::array<WideLabel<Real>, N>& is, const std::array<Real, N>& things,
                     std::index_sequence<C...> channels) {
    if constexpr (Labels::kIsFirst)
        return sumOfOthers<0>(things, channels);
    else
        return (kept<Real>(~is[C], things[C]) + ...);
}

}  // namespace detail

}  // namespace lossglass
