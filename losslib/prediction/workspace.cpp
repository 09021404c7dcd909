// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/workspace.h"

#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/label_sums.h"
#include "losslib/kernels/tile_sums.h"
#include "losslib/kernels/vectorised.h"
#include "losslib/prediction/changed_tiles.h"
#include "losslib/prediction/prepare_tile.h"
#include "losslib/prediction/probability_rows.h"
#include "losslib/prediction/split_sums.h"
#include "losslib/prediction/sum_tile.h"

#include <algorithm>
#include <array>

namespace lossglass {

namespace {

template <class Real>
inline void addTo(const Real* p, std::int64_t count, Real* sum) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
        sum[i] += p[i];
}

inline std::int64_t validOf(const std::uint8_t* y, std::int64_t count) {
    std::int32_t valid = 0;
#pragma omp simd reduction(+ : valid)
    for (std::int64_t i = 0; i < count; ++i)
        valid += y[i] == kIgnored ? 0 : 1;
    return valid;
}

/// From the logits of some pixels; `rowOf(c)`: where e^(z - top) is left.
template <class Real, class LogitsOf, class RowOf>
inline void startBlock(int channels, std::int64_t count, const LogitsOf& logitsOf,
                       const RowOf& rowOf, SoftmaxBlock<Real>& block) {
    startSoftmax<Real>(logitsOf(0), count, block);
    for (int c = 1; c < channels; ++c)
        findTop<Real>(logitsOf(c), c, count, block);
    for (int c = 0; c < channels; ++c)
        addExponential<Real>(logitsOf(c), c, count, block, rowOf(c));
    finishSums<Real>(count, block);
}

/// The labels of a block, the one that all its pixels have (commonLabel()), and where the true
/// label's logarithms go.
template <class Real>
struct LabelledBlock {
    const WideLabel<Real>* y;
    int common;
    Real* trueLogP;
};

/// What e^(z - top) of a channel in `p` becomes, and its sums.
template <class Real, class Count>
inline void finishRow(const Real* z, int channel, const Count count,
                      const LabelledBlock<Real>& labels, const SoftmaxBlock<Real>& softmax,
                      SplitBlock<Real>& split, Real* p, SplitSums<Real>& sums) {
    if (labels.common < 0) {
        finishChannel<Real>(z, labels.y, channel, count, softmax, p, labels.trueLogP, split);
        return sums.add(split, count);
    }
    Real* q = split.ownQ.data();
    finishAlike<Real>(channel, count, softmax, p, q);
    if (labels.common == kIgnored) return;
    if (labels.common != channel) return sums.addOther(p, q, count);
    logOfChannel<Real>(z, count, softmax, labels.trueLogP);
    sums.addOwn(p, q, count);
}

}  // namespace

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
Workspace<Real>::Workspace(const BasicScene<Real>& scene, const LabelCounts& countsOfAnother,
                           const std::vector<ClassSums>& sumsOfAnother)
    : Workspace(scene, countsOfAnother) {
    m_sums = sumsOfAnother;
}

template <class Real>
void Workspace<Real>::allocate() {
    const int rows = m_channels == 1 ? 4 : (holdsP() ? m_channels + 1 : 3);
    m_planes.resize(rows, pixels());
}

template <class Real>
void Workspace<Real>::prepare() {
    allocate();
    const auto labels = static_cast<std::size_t>(labelCount());
    const auto tiles = static_cast<std::size_t>(tileCount(pixels()));
    m_tileSums.resize(tiles * labels);
    m_tileCounts.resize(tiles * labels);
    m_tileValid.resize(tiles);
    forEachTile(pixels(), [&](const Tile& tile) { makeTile(tile); });
    addTiles();
}

template <class Real>
std::vector<std::int64_t> Workspace<Real>::follow(const BasicScene<Real>& scene) {
    const std::vector<std::int64_t> changed = changedTiles(m_scene, scene);
    m_scene = scene;
    forTheseTiles(pixels(), changed, [&](const Tile& tile) { makeTile(tile); });
    if (changed.empty()) return changed;
    addTiles();
    // Another one: a copy of this workspace may go on with that of before.
    m_pixelOrder = std::make_shared<PixelOrder>();
    return changed;
}

template <class Real>
void Workspace<Real>::makeTile(const Tile& tile) {
    const auto labels = static_cast<std::size_t>(labelCount());
    const auto index = static_cast<std::size_t>(tile.index);
    ClassSums* sums = &m_tileSums[index * labels];
    double* counts = &m_tileCounts[index * labels];
    if (m_channels == 1)
        prepareSigmoid(tile.begin, tile.count, sums);
    else
        prepareSoftmax(tile.begin, tile.count, sums);
    if (m_scene.hasSoftTarget())
        sumSoftTile(tile.begin, tile.count, sums, counts);
    else
        std::transform(sums, sums + labels, counts, [](const ClassSums& s) { return s.tSquared; });
    const std::uint8_t* y = this->labels() + tile.begin;
    vectorised([&] { m_tileValid[index] = validOf(y, tile.count); });
}

template <class Real>
void Workspace<Real>::addTiles() {
    const auto labels = static_cast<std::size_t>(labelCount());
    m_sums.assign(labels, {});
    m_counts = {};
    m_counts.perLabel.assign(labels, 0.0);
    for (std::size_t i = 0; i < m_tileValid.size(); ++i) {
        m_counts.valid += m_tileValid[i];
        for (std::size_t k = 0; k < labels; ++k) {
            m_sums[k] += m_tileSums[i * labels + k];
            m_counts.perLabel[k] += m_tileCounts[i * labels + k];
        }
    }
    m_counts.ignored = pixels() - m_counts.valid;
}

template <class Real>
void Workspace<Real>::prepareSigmoid(std::int64_t begin, std::int64_t count, ClassSums* sums) {
    TruthSums<Real> one, zero;
    forEachBlock<Real>(count, [&](std::int64_t from, const auto block) {
        const std::int64_t at = begin + from, pixels = block;
        const auto row = [&](int r) { return m_planes.row(r).data() + at; };
        const SigmoidPlanes<Real> to{row(0), row(1), row(2), row(3)};
        sigmoidOf<Real>(m_scene.logits().data() + at, labels() + at, pixels, to);
        const int common = commonLabel(block, labels() + at);
        if (common == 1) return one.addAll(to.p, to.q, block);
        if (common == 0) return zero.addAll(to.q, to.p, block);
        if (common == kIgnored) return;
        WideLabels<Real, kBlockPixels> wide;
        const WideLabel<Real>* y = wide.read(labels() + at, pixels);
        one.add(to.p, to.q, y, 1, block);
        zero.add(to.q, to.p, y, 0, block);
    });
    sums[0] = joinTruth(zero.total(), one.total());
    sums[1] = joinTruth(one.total(), zero.total());
}

template <class Real>
void Workspace<Real>::prepareSoftmax(std::int64_t tileBegin, std::int64_t tileCount,
                                     ClassSums* sums) {
    std::vector<SplitSums<Real>> channelSums(static_cast<std::size_t>(m_channels));
    SoftmaxBlock<Real> softmax;
    SplitBlock<Real> split;
    WideLabels<Real, kBlockPixels> wide;
    std::vector<Real> formed(holdsP() ? 0 : static_cast<std::size_t>(m_channels * kBlockPixels));
    forEachBlock<Real>(tileCount, [&](std::int64_t from, const auto block) {
        const std::int64_t begin = tileBegin + from, count = block;
        const auto logits = [&](int c) { return m_scene.logits().row(c).data() + begin; };
        const auto p = [&](int c) {
            return formed.empty() ? m_planes.row(c).data() + begin
                                  : formed.data() + c * kBlockPixels;
        };
        Real* trueLogP = m_planes.row(logRow()).data() + begin;
        const WideLabel<Real>* y = wide.read(labels() + begin, count);
        startBlock<Real>(m_channels, count, logits, p, softmax);
        std::fill_n(trueLogP, count, Real(0));
        const LabelledBlock<Real> labelled{y, commonLabel(block, labels() + begin), trueLogP};
        for (int c = 0; c < m_channels; ++c)
            finishRow<Real>(logits(c), c, block, labelled, softmax, split, p(c),
                            channelSums[static_cast<std::size_t>(c)]);
        if (formed.empty()) return;
        std::copy_n(softmax.top.data(), count, m_planes.row(0).data() + begin);
        std::copy_n(softmax.scale.data(), count, m_planes.row(1).data() + begin);
    });
    for (int c = 0; c < m_channels; ++c)
        sums[c] = channelSums[static_cast<std::size_t>(c)].total();
}

template <class Real>
void Workspace<Real>::fillP(int channel, std::int64_t begin, std::int64_t count, Real* p) const {
    if (holdsP()) {
        std::copy_n(this->p(channel) + begin, count, p);
        return;
    }
    const Real* z = m_scene.logits().row(channel).data() + begin;
    const Real *top = this->top() + begin, *scale = this->scale() + begin;
    forEachBlock<Real>(count, [&](std::int64_t from, const auto block) {
        scaledExponential<Real>(z + from, top + from, scale + from, block, p + from);
    });
}

template <class Real>
const Real* Workspace<Real>::readP(int channel, std::int64_t begin, std::int64_t count,
                                   Real* buffer) const {
    if (holdsP()) return p(channel) + begin;
    fillP(channel, begin, count, buffer);
    return buffer;
}

template <class Real>
Real Workspace<Real>::pAt(int channel, std::int64_t pixel) const {
    Real p;
    fillP(channel, pixel, 1, &p);
    return p;
}

template <class Real>
Real Workspace<Real>::trueP(std::int64_t pixel) const {
    const std::uint8_t y = m_scene.labels()[static_cast<std::size_t>(pixel)];
    if (y == kIgnored) return Real(1);
    if (m_channels == 1) return y == 1 ? p(0)[pixel] : q()[pixel];
    return pAt(y, pixel);
}

template <class Real>
Real Workspace<Real>::trueQ(std::int64_t pixel) const {
    const std::uint8_t y = m_scene.labels()[static_cast<std::size_t>(pixel)];
    if (y == kIgnored) return Real(0);
    if (m_channels == 1) return y == 1 ? q()[pixel] : p(0)[pixel];
    Real q = 0;
    for (int c = 0; c < m_channels; ++c)
        q += c == y ? Real(0) : pAt(c, pixel);
    return q;
}

template <class Real>
void Workspace<Real>::fillQ(int channel, std::int64_t begin, std::int64_t count, Real* q) const {
    if (m_channels == 1) {
        std::copy_n(this->q() + begin, count, q);
        return;
    }
    std::fill_n(q, count, Real(0));
    std::vector<Real> buffer(holdsP() ? 0 : static_cast<std::size_t>(count));
    for (int c = 0; c < m_channels; ++c) {
        if (c == channel) continue;
        const Real* other = readP(c, begin, count, buffer.data());
        vectorised([&] { addTo<Real>(other, count, q); });
    }
}

template <class Real>
void Workspace<Real>::fillAllQ(std::int64_t begin, std::int64_t count, Real* q) const {
    ProbabilityRows<Real>(*this, begin, count).fillAllQ(q);
}

template <class Real>
void Workspace<Real>::fillLogs(std::int64_t begin, std::int64_t count, Real* logP) const {
    const auto logits = [&](int c) { return m_scene.logits().row(c).data() + begin; };
    if (m_channels == 1)
        return logsOfSigmoid<Real>(labels() + begin, trueLogP() + begin, trueLogQ() + begin,
                                   logits(0), count, logP, logP + count);
    SoftmaxBlock<Real> softmax;
    forEachBlock<Real>(count, [&](std::int64_t from, const auto block) {
        const std::int64_t pixels = block;
        const auto from0 = [&](int c) { return logits(c) + from; };
        const auto row = [&](int c) { return logP + c * count + from; };
        startBlock<Real>(m_channels, pixels, from0, row, softmax);
        for (int c = 0; c < m_channels; ++c)
            logOfChannel<Real>(from0(c), pixels, softmax, row(c));
    });
}

template <class Real>
std::size_t Workspace<Real>::memoryUse() const {
    return static_cast<std::size_t>(m_planes.size()) * sizeof(Real) +
           m_tileSums.capacity() * sizeof(ClassSums) + m_tileCounts.capacity() * sizeof(double) +
           m_tileValid.capacity() * sizeof(std::int64_t);
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
    const auto label = static_cast<std::uint8_t>(m_channels == 1 ? 1 : channel);
    vectorised([&] { markLabel(y, label, count, t); });
}

template <class Real>
void Workspace<Real>::sumSoftTile(std::int64_t begin, std::int64_t count, ClassSums* sums,
                                  double* labelCounts) const {
    alignas(64) std::array<Real, kTilePixels> t, valid;
    const ProbabilityRows<Real> p(*this, begin, count);
    std::vector<Real> all(static_cast<std::size_t>(m_channels * count));
    p.fillAllQ(all.data());
    const std::uint8_t* y = labels() + begin;
    for (int c = 0; c < m_channels; ++c) {
        fillTarget(c, begin, count, t.data());
        const Real* q = all.data() + c * count;
        const int label = m_channels == 1 ? 1 : c;
        vectorised([&] {
            markValid(y, count, valid.data());
            sums[label] = sumChannel(p.channel(c), q, t.data(), valid.data(), count);
            labelCounts[label] = tileSum(t.data(), count);
        });
    }
    if (m_channels > 1) return;
    vectorised([&] {
        complement(valid.data(), count, t.data());
        sums[0] = sumChannel<Real>(q() + begin, p.channel(0), t.data(), valid.data(), count);
        labelCounts[0] = tileSum(t.data(), count);
    });
}

template class Workspace<float>;
template class Workspace<double>;

}  // namespace lossglass
