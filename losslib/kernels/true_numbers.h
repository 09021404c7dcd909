// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/math.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/prediction/probability_rows.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace lossglass {

namespace detail {

template <class Real>
inline void takeOwn(const WideLabel<Real>* y, WideLabel<Real> label, const Real* p,
                    std::int64_t count, Real* trueP, Real* trueQ) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const bool own = y[i] == label;
        trueP[i] = own ? p[i] : trueP[i];
        trueQ[i] += own ? Real(0) : p[i];
    }
}

template <class Real>
inline void takeSigmoid(const WideLabel<Real>* y, const Real* p, const Real* q, std::int64_t count,
                        Real* trueP, Real* trueQ) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const bool one = y[i] == 1, ignored = y[i] == kIgnored;
        trueP[i] = ignored ? Real(1) : (one ? p[i] : q[i]);
        trueQ[i] = ignored ? Real(0) : (one ? q[i] : p[i]);
    }
}

template <class Real>
inline void clearIgnored(const WideLabel<Real>* y, std::int64_t count, Real* q) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        q[i] = y[i] == kIgnored ? Real(0) : q[i];
}

/// Of few softmax channels in one loop.
template <class Real, std::size_t... C>
inline void takeFew(const std::array<const Real*, sizeof...(C)> p, const WideLabel<Real>* y,
                    std::int64_t count, Real* trueP, Real* trueQ, std::index_sequence<C...>) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const WideLabel<Real> label = y[i];
        const WideLabel<Real> isValid = maskOf<Real>(label != kIgnored);
        const Real own = (kept<Real>(maskOf<Real>(label == WideLabel<Real>{C}), p[C][i]) + ...);
        const Real others = (kept<Real>(maskOf<Real>(label != WideLabel<Real>{C}), p[C][i]) + ...);
        trueP[i] = either<Real>(isValid, own, Real(1));
        trueQ[i] = kept<Real>(isValid, others);
    }
}

}  // namespace detail

/// The true label's p and 1-p of up to so many pixels, from those of the channels; 1 and 0 at
/// ignored pixels. To be called inside vectorised().
template <class Real, std::int64_t kPixels>
struct TrueNumbers {
    alignas(64) std::array<Real, kPixels> p, q;

    /// `y`: the labels of the pixels begin .. begin + count - 1. `rows`: of these pixels.
    void read(const Workspace<Real>& work, const ProbabilityRows<Real>& rows,
              const WideLabel<Real>* y, std::int64_t begin, std::int64_t count) {
        if (work.channels() == 1)
            return detail::takeSigmoid<Real>(y, rows.channel(0), work.q() + begin, count, p.data(),
                                             q.data());
        takeRows(work.channels(), y, count, [&](int c) { return rows.channel(c); });
    }

private:
    template <class RowOf>
    void takeRows(int channels, const WideLabel<Real>* y, std::int64_t count, const RowOf& rowOf) {
        if (channels <= kFewChannels)
            return withFewChannels(channels, [&](auto few) {
                constexpr int kChannels = few;
                detail::takeFew<Real>(rowsOf<kChannels>(0, rowOf), y, count, p.data(), q.data(),
                                      std::make_index_sequence<kChannels>());
            });
        std::fill_n(p.data(), count, Real(1));
        std::fill_n(q.data(), count, Real(0));
        for (int c = 0; c < channels; ++c)
            detail::takeOwn<Real>(y, c, rowOf(c), count, p.data(), q.data());
        detail::clearIgnored<Real>(y, count, q.data());
    }
};

/// ln(1-p) of a softmax pixel's true label, from its p and 1-p; 0 at ignored pixels. A loop whose
/// kernel does not ask for it does not compute it.
template <class Real>
inline Real logOfTrueRest(Real p, Real q, bool ignored) {
    const Real logQ = math::logOfComplement(p, q);
    return ignored ? Real(0) : logQ;
}

}  // namespace lossglass
