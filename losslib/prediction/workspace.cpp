// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/workspace.h"

#include "losslib/kernels/math.h"
#include "losslib/kernels/tiles.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lossglass {

template <class Real>
Workspace<Real>::Workspace(const BasicScene<Real>& scene)
    : m_scene(scene), m_channels(scene.channels()) {
    prepare();
}

template <class Real>
Workspace<Real>::Workspace(const BasicScene<Real>& scene, const LabelCounts& countsOfAnother)
    : Workspace(scene) {
    m_counts = countsOfAnother;
}

template <class Real>
void Workspace<Real>::allocate() {
    const Eigen::Index n = pixels();
    m_p.resize(m_channels, n);
    m_q.resize(m_channels, n);
    m_logP.resize(m_channels, n);
    if (m_channels == 1) m_logQ.resize(n);
    m_trueP.resize(n);
    m_trueQ.resize(n);
    m_trueLogP.resize(n);
    m_trueLogQ.resize(n);
}

template <class Real>
void Workspace<Real>::prepare() {
    allocate();
    const auto labels = static_cast<std::size_t>(labelCount());
    const auto tiles = static_cast<std::size_t>(tileCount(pixels()));
    std::vector<ClassSums> sums(tiles * labels);
    std::vector<double> counts(tiles * labels);
    std::vector<std::int64_t> valid(tiles);
    forEachTile(pixels(), [&](const Tile& tile) {
        const auto index = static_cast<std::size_t>(tile.index);
        prepareTile(tile.begin, tile.count);
        sumTile(tile.begin, tile.count, &sums[index * labels], &counts[index * labels]);
        const std::uint8_t* y = this->labels() + tile.begin;
        valid[index] = tile.count - std::count(y, y + tile.count, kIgnored);
    });
    m_sums.assign(labels, {});
    m_counts.perLabel.assign(labels, 0.0);
    for (std::size_t i = 0; i < tiles; ++i) {
        m_counts.valid += valid[i];
        for (std::size_t k = 0; k < labels; ++k) {
            m_sums[k] += sums[i * labels + k];
            m_counts.perLabel[k] += counts[i * labels + k];
        }
    }
    m_counts.ignored = pixels() - m_counts.valid;
}

template <class Real>
void Workspace<Real>::prepareTile(std::int64_t begin, std::int64_t count) {
    if (m_channels == 1)
        prepareSigmoid(begin, count);
    else
        prepareSoftmax(begin, count);
}

template <class Real>
void Workspace<Real>::prepareSigmoid(std::int64_t begin, std::int64_t count) {
    const Real* z = m_scene.logits().data() + begin;
    const std::uint8_t* y = labels() + begin;
    Real* p = m_p.data() + begin;
    Real* q = m_q.data() + begin;
    Real* logP = m_logP.data() + begin;
    Real* logQ = m_logQ.data() + begin;
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const Real e = math::exp(-std::abs(z[i]));
        const Real large = Real(1) / (Real(1) + e);
        const Real small = e * large;
        const Real l = -math::log1p(e);
        const bool positive = z[i] >= Real(0);
        p[i] = positive ? large : small;
        q[i] = positive ? small : large;
        logP[i] = positive ? l : l + z[i];
        logQ[i] = positive ? l - z[i] : l;
    }
    for (std::int64_t i = 0; i < count; ++i) {
        const bool one = y[i] == 1;
        const bool ignored = y[i] == kIgnored;
        m_trueP[begin + i] = ignored ? Real(1) : (one ? p[i] : q[i]);
        m_trueQ[begin + i] = ignored ? Real(0) : (one ? q[i] : p[i]);
        m_trueLogP[begin + i] = ignored ? Real(0) : (one ? logP[i] : logQ[i]);
        m_trueLogQ[begin + i] = ignored ? Real(0) : (one ? logQ[i] : logP[i]);
    }
}

template <class Real>
void Workspace<Real>::prepareSoftmax(std::int64_t begin, std::int64_t count) {
    std::array<Real, kTilePixels> top, rest, logSum;
    std::array<std::uint8_t, kTilePixels> topChannel{};
    const Planes<Real>& logits = m_scene.logits();
    const Real* first = logits.row(0).data() + begin;
    std::copy(first, first + count, top.begin());
    for (int c = 1; c < m_channels; ++c) {
        const Real* z = logits.row(c).data() + begin;
        for (std::int64_t i = 0; i < count; ++i) {
            if (z[i] > top[i]) {
                top[i] = z[i];
                topChannel[i] = static_cast<std::uint8_t>(c);
            }
        }
    }
    rest.fill(Real(0));
    for (int c = 0; c < m_channels; ++c) {
        const Real* z = logits.row(c).data() + begin;
        Real* e = m_p.row(c).data() + begin;
#pragma omp simd
        for (std::int64_t i = 0; i < count; ++i) {
            e[i] = math::exp(z[i] - top[i]);
            rest[i] += topChannel[i] == c ? Real(0) : e[i];
        }
    }
    // The largest term is exactly 1, so the logarithm of the sum is log1p of the others: exact
    // where one class has nearly everything.
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        logSum[i] = math::log1p(rest[i]);
    for (int c = 0; c < m_channels; ++c) {
        const Real* z = logits.row(c).data() + begin;
        Real* p = m_p.row(c).data() + begin;
        Real* q = m_q.row(c).data() + begin;
        Real* logP = m_logP.row(c).data() + begin;
#pragma omp simd
        for (std::int64_t i = 0; i < count; ++i) {
            const Real scale = Real(1) / (Real(1) + rest[i]);
            const bool isTop = topChannel[i] == c;
            p[i] *= scale;
            q[i] = isTop ? rest[i] * scale : Real(1) - p[i];
            logP[i] = (z[i] - top[i]) - logSum[i];
        }
    }
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint8_t y = labels()[begin + i];
        const bool ignored = y == kIgnored;
        const Real p = ignored ? Real(1) : m_p(y, begin + i);
        const Real q = ignored ? Real(0) : m_q(y, begin + i);
        m_trueP[begin + i] = p;
        m_trueQ[begin + i] = q;
        m_trueLogP[begin + i] = ignored ? Real(0) : m_logP(y, begin + i);
        m_trueLogQ[begin + i] =
            ignored ? Real(0) : (p <= Real(0.5) ? math::log1p(-p) : math::log(q));
    }
}

template <class Real>
void Workspace<Real>::fillTarget(int channel, std::int64_t begin, std::int64_t count,
                                 Real* t) const {
    const std::uint8_t* y = labels() + begin;
    if (m_scene.hasSoftTarget()) {
        const Real* soft = m_scene.softTarget().row(channel).data() + begin;
        for (std::int64_t i = 0; i < count; ++i)
            t[i] = y[i] == kIgnored ? Real(0) : soft[i];
        return;
    }
    const int label = m_channels == 1 ? 1 : channel;
    for (std::int64_t i = 0; i < count; ++i)
        t[i] = y[i] == label ? Real(1) : Real(0);
}

namespace {

template <class Real>
ClassSums sumChannel(const Real* p, const Real* q, const Real* t, const std::uint8_t* y,
                     std::int64_t count) {
    double tp = 0, fn = 0, fp = 0, tn = 0, p2 = 0, t2 = 0, miss = 0, wrong = 0;
#pragma omp simd reduction(+ : tp, fn, fp, tn, p2, t2, miss, wrong)
    for (std::int64_t i = 0; i < count; ++i) {
        const double valid = y[i] == kIgnored ? 0.0 : 1.0;
        const double pi = p[i], qi = q[i], ti = t[i];
        const double off = valid - ti;
        // t - p from 1-p where t is 1: p has lost the digits.
        const double error = ti == 1.0 ? qi : ti - pi;
        tp += pi * ti;
        fn += qi * ti;
        fp += pi * off;
        tn += qi * off;
        p2 += valid * pi * pi;
        t2 += ti * ti;
        miss += error * error * ti;
        wrong += error * error * off;
    }
    return {tp, fn, fp, tn, p2, t2, miss, wrong};
}

}  // namespace

template <class Real>
void Workspace<Real>::sumTile(std::int64_t begin, std::int64_t count, ClassSums* sums,
                              double* labelCounts) const {
    std::array<Real, kTilePixels> t;
    const std::uint8_t* y = labels() + begin;
    for (int c = 0; c < m_channels; ++c) {
        fillTarget(c, begin, count, t.data());
        double positives = 0;
        for (std::int64_t i = 0; i < count; ++i)
            positives += t[i];
        const int label = m_channels == 1 ? 1 : c;
        sums[label] = sumChannel(p(c) + begin, q(c) + begin, t.data(), y, count);
        labelCounts[label] = positives;
    }
    if (m_channels > 1) return;
    double background = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        t[i] = y[i] == kIgnored ? Real(0) : Real(1) - t[i];
        background += t[i];
    }
    sums[0] = sumChannel(q(0) + begin, p(0) + begin, t.data(), y, count);
    labelCounts[0] = background;
}

template class Workspace<float>;
template class Workspace<double>;

}  // namespace lossglass
