// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/math.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/prediction/workspace.h"

#include <array>
#include <cstdint>

namespace lossglass {

namespace detail {

template <class Real>
inline void takeOwn(const WideLabel<Real>* y, WideLabel<Real> label, const Real* p,
                    std::int64_t count, Real* trueP) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        trueP[i] = y[i] == label ? p[i] : trueP[i];
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

}  // namespace detail

/// The true label's probability of up to so many softmax pixels, which is that of one of the
/// channels; 1 at ignored pixels. To be called inside vectorised().
template <class Real, std::int64_t kPixels>
struct TrueProbabilities {
    alignas(64) std::array<Real, kPixels> p;

    /// `y`: the labels of the pixels begin .. begin + count - 1.
    const Real* read(const Workspace<Real>& work, const WideLabel<Real>* y, std::int64_t begin,
                     std::int64_t count) {
        p.fill(Real(1));
        if (work.channels() <= kFewChannels) {
            for (int c = 0; c < work.channels(); ++c)
                detail::takeOwn<Real>(y, c, work.p(c) + begin, count, p.data());
            return p.data();
        }
        const Real* from = work.p(0) + begin;
        for (std::int64_t i = 0; i < count; ++i)
            if (y[i] != kIgnored)
                p[static_cast<std::size_t>(i)] = from[y[i] * work.pixels() + i];
        return p.data();
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
