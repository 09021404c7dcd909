// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/block_sums.h"
#include "losslib/prediction/class_sums.h"
#include "losslib/prediction/prepare_tile.h"
#include "losslib/scene/labels.h"

/// The loops of Workspace's sums, to be called inside vectorised().
namespace lossglass {

template <class Real>
inline void markLabel(const std::uint8_t* y, std::uint8_t label, std::int64_t count, Real* t) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        t[i] = y[i] == label ? Real(1) : Real(0);
}

template <class Real>
inline void markValid(const std::uint8_t* y, std::int64_t count, Real* valid) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        valid[i] = y[i] == kIgnored ? Real(0) : Real(1);
}

/// Of the numbers of the true label: sum of p, 1-p and their squares, and the number of pixels,
/// where it is one label.
template <class Real>
class TruthSums {
public:
    template <class Count>
    inline void add(const Real* trueP, const Real* trueQ, const WideLabel<Real>* y,
                    WideLabel<Real> label, const Count count) {
        alignas(64) std::array<Real, kBlockPixels> marks, ps, qs;
        const std::int64_t pixels = count;
        Real *on = marks.data(), *p = ps.data(), *q = qs.data();
#pragma omp simd
        for (std::int64_t i = 0; i < pixels; ++i) {
            const bool counts = y[i] == label;
            on[i] = counts ? Real(1) : Real(0);
            p[i] = counts ? trueP[i] : Real(0);
            q[i] = counts ? trueQ[i] : Real(0);
        }
        m_p.add(count, [=](std::int64_t i) { return p[i]; });
        m_q.add(count, [=](std::int64_t i) { return q[i]; });
        m_pp.add(count, [=](std::int64_t i) { return p[i] * p[i]; });
        m_qq.add(count, [=](std::int64_t i) { return q[i] * q[i]; });
        m_count.add(count, [=](std::int64_t i) { return on[i]; });
    }

    /// A block where all pixels have the label: the same sums with fewer questions.
    template <class Count>
    inline void addAll(const Real* p, const Real* q, const Count count) {
        m_p.add(count, [=](std::int64_t i) { return p[i]; });
        m_q.add(count, [=](std::int64_t i) { return q[i]; });
        m_pp.add(count, [=](std::int64_t i) { return p[i] * p[i]; });
        m_qq.add(count, [=](std::int64_t i) { return q[i] * q[i]; });
        m_whole += count;
    }

    std::array<double, 5> total() const {
        return {m_p.total(), m_q.total(), m_pp.total(), m_qq.total(),
                m_count.total() + static_cast<double>(m_whole)};
    }

private:
    BlockSum<Real> m_p, m_q, m_pp, m_qq, m_count;
    std::int64_t m_whole = 0;  ///< pixels of addAll()
};

/// The sums of a label of one sigmoid channel from TruthSums of its pixels and of the others.
inline ClassSums joinTruth(const std::array<double, 5>& on, const std::array<double, 5>& off) {
    return {on[0], on[1], off[1], off[0], on[2] + off[3], on[4], on[3], off[3]};
}

/// t becomes the target of the other label; 0 at ignored pixels.
template <class Real>
inline void complement(const Real* valid, std::int64_t count, Real* t) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        t[i] = valid[i] - t[i];
}

/// Numbers of the same width in all planes: labels in bytes would narrow the vectors.
template <class Real>
inline ClassSums sumChannel(const Real* p, const Real* q, const Real* t, const Real* valid,
                            std::int64_t count) {
    double tp = 0, fn = 0, fp = 0, tn = 0, p2 = 0, t2 = 0, miss = 0, wrong = 0;
#pragma omp simd reduction(+ : tp, fn, fp, tn, p2, t2, miss, wrong)
    for (std::int64_t i = 0; i < count; ++i) {
        const double pi = p[i], qi = q[i], ti = t[i];
        const double off = valid[i] - t[i];
        // t - p from 1-p where t is 1: p has lost the digits.
        const double error = ti == 1.0 ? qi : ti - pi;
        const double square = error * error;
        tp += pi * ti;
        fn += qi * ti;
        fp += pi * off;
        tn += qi * off;
        p2 += valid[i] * pi * pi;
        t2 += ti * ti;
        miss += square * ti;
        wrong += square * off;
    }
    return {tp, fn, fp, tn, p2, t2, miss, wrong};
}

}  // namespace lossglass
