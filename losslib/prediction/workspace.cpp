// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/workspace.h"

#include "losslib/kernels/tile_sums.h"
#include "losslib/kernels/vectorised.h"
#include "losslib/prediction/changed_tiles.h"
#include "losslib/prediction/prepare_tile.h"
#include "losslib/prediction/sum_tile.h"
#include "losslib/support/large_pages.h"

#include <algorithm>
#include <array>

namespace lossglass {

namespace {

/// Pixels of softmax at a time: their numbers stay in the nearest cache.
constexpr std::int64_t kSoftmaxRun = 128;

/// Workspace::sumTile() where the target is of labels.
template <class Real>
void sumLabels(const Workspace<Real>& work, std::int64_t begin, std::int64_t count, ClassSums* sums,
               double* labelCounts) {
    const std::uint8_t* y = work.labels() + begin;
    if (work.channels() == 1) {
        TruthSums<Real> one, zero;
        forEachBlock<Real>(count, [&](std::int64_t from, const auto block) {
            const Real *p = work.trueP() + begin + from, *q = work.trueQ() + begin + from;
            one.add(p, q, y + from, 1, block);
            zero.add(p, q, y + from, 0, block);
        });
        sums[0] = joinTruth(zero.total(), one.total());
        sums[1] = joinTruth(one.total(), zero.total());
        labelCounts[0] = sums[0].tSquared;
        labelCounts[1] = sums[1].tSquared;
        return;
    }
    std::array<Real, kTilePixels> valid, on, off;
    vectorised([&] {
        markValid(y, count, valid.data());
        const auto mark = [&](int label) {
            markLabel(y, static_cast<std::uint8_t>(label), count, on.data());
            std::copy_n(on.begin(), count, off.begin());
            complement(valid.data(), count, off.data());
        };
        for (int c = 0; c < work.channels(); ++c) {
            mark(c);
            sums[c] =
                sumLabelChannel(work.p(c) + begin, work.q(c) + begin, on.data(), off.data(), count);
        }
    });
    for (int k = 0; k < work.labelCount(); ++k)
        labelCounts[k] = sums[k].tSquared;
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
    const Eigen::Index n = pixels();
    resizeInLargePages(m_p, m_channels, n);
    resizeInLargePages(m_q, m_channels, n);
    resizeInLargePages(m_logP, m_channels, n);
    if (m_channels == 1) resizeInLargePages(m_logQ, 1, n);
    resizeInLargePages(m_trueP, 1, n);
    resizeInLargePages(m_trueQ, 1, n);
    resizeInLargePages(m_trueLogP, 1, n);
    resizeInLargePages(m_trueLogQ, 1, n);
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
    if (!changed.empty()) addTiles();
    return changed;
}

template <class Real>
void Workspace<Real>::makeTile(const Tile& tile) {
    const auto labels = static_cast<std::size_t>(labelCount());
    const auto index = static_cast<std::size_t>(tile.index);
    prepareTile(tile.begin, tile.count);
    sumTile(tile.begin, tile.count, &m_tileSums[index * labels], &m_tileCounts[index * labels]);
    const std::uint8_t* y = this->labels() + tile.begin;
    m_tileValid[index] = tile.count - std::count(y, y + tile.count, kIgnored);
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
void Workspace<Real>::prepareTile(std::int64_t begin, std::int64_t count) {
    if (m_channels == 1)
        prepareSigmoid(begin, count);
    else
        prepareSoftmax(begin, count);
}

template <class Real>
void Workspace<Real>::prepareSigmoid(std::int64_t begin, std::int64_t count) {
    const ChannelPlanes<Real> planes{m_p.data() + begin, m_q.data() + begin, m_logP.data() + begin,
                                     m_logQ.data() + begin};
    const ChannelPlanes<Real> truth{m_trueP.data() + begin, m_trueQ.data() + begin,
                                    m_trueLogP.data() + begin, m_trueLogQ.data() + begin};
    const Real* z = m_scene.logits().data() + begin;
    const std::uint8_t* y = labels() + begin;
    forEachBlock<Real>(count, [&](std::int64_t from, const auto block) {
        const std::int64_t pixels = block;
        sigmoidOf(z + from, pixels, planes.from(from));
        chooseTruth(y + from, pixels, planes.from(from), truth.from(from));
    });
}

template <class Real>
void Workspace<Real>::prepareSoftmax(std::int64_t tileBegin, std::int64_t tileCount) {
    SoftmaxTile<Real> tile;
    TileLabels<Real> wide;
    const std::int64_t tileEnd = tileBegin + tileCount;
    for (std::int64_t begin = tileBegin; begin < tileEnd; begin += kSoftmaxRun) {
        const std::int64_t count = std::min(kSoftmaxRun, tileEnd - begin);
        const ChannelPlanes<Real> truth{m_trueP.data() + begin, m_trueQ.data() + begin,
                                        m_trueLogP.data() + begin, m_trueLogQ.data() + begin};
        const auto logits = [&](int c) { return m_scene.logits().row(c).data() + begin; };
        vectorised([&] {
            const WideLabel<Real>* y = wide.read(labels() + begin, count);
            startSoftmax(logits(0), count, tile);
            for (int c = 1; c < m_channels; ++c)
                findTop<Real>(logits(c), c, count, tile);
            for (int c = 0; c < m_channels; ++c)
                addExponential<Real>(logits(c), c, count, tile, m_p.row(c).data() + begin);
            finishSums(count, tile);
            startTruth(count, truth);
            for (int c = 0; c < m_channels; ++c)
                finishChannel<Real>(
                    logits(c), y, c, count, tile,
                    ChannelPlanes<Real>{m_p.row(c).data() + begin, m_q.row(c).data() + begin,
                                        m_logP.row(c).data() + begin, nullptr},
                    truth);
            finishTruth(y, count, truth);
        });
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
    const auto label = static_cast<std::uint8_t>(m_channels == 1 ? 1 : channel);
    vectorised([&] { markLabel(y, label, count, t); });
}

template <class Real>
void Workspace<Real>::sumTile(std::int64_t begin, std::int64_t count, ClassSums* sums,
                              double* labelCounts) const {
    if (!m_scene.hasSoftTarget()) return sumLabels(*this, begin, count, sums, labelCounts);
    std::array<Real, kTilePixels> t, valid;
    const std::uint8_t* y = labels() + begin;
    for (int c = 0; c < m_channels; ++c) {
        fillTarget(c, begin, count, t.data());
        const int label = m_channels == 1 ? 1 : c;
        vectorised([&] {
            markValid(y, count, valid.data());
            sums[label] = sumChannel(p(c) + begin, q(c) + begin, t.data(), valid.data(), count);
            labelCounts[label] = tileSum(t.data(), count);
        });
    }
    if (m_channels > 1) return;
    vectorised([&] {
        complement(valid.data(), count, t.data());
        sums[0] = sumChannel(q(0) + begin, p(0) + begin, t.data(), valid.data(), count);
        labelCounts[0] = tileSum(t.data(), count);
    });
}

template class Workspace<float>;
template class Workspace<double>;

}  // namespace lossglass
