// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/pass_memory.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tiles.h"
#include "losslib/loss/evaluation.h"
#include "losslib/prediction/workspace.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace lossglass {

/// What a loss builds up: each pass adds its value, gradients and pixel losses to it, so that a
/// compound loss is a sequence of passes. pass() is the one place that goes through the tiles; the
/// gradients are measured there, while the tile is still in the cache.
template <class Real>
class Output {
public:
    /// Makes planes for all that is wanted, or takes those that the memory holds. They are zeroed
    /// by the first pass, tile by tile.
    Output(const Workspace<Real>& work, const Wanted& wanted)
        : m_wanted(wanted),
          m_pixels(work.pixels()),
          m_valid(static_cast<double>(work.counts().valid)),
          m_memory(wanted.memory ? *wanted.memory : m_own) {
        Evaluation<Real>& before = m_memory.template planes<Real>();
        const bool sameLogit = take(before.logitGradient, work.channels(), wanted.logitGradient,
                                    m_result.logitGradient);
        const bool sameProbability = take(before.probabilityGradient, work.channels(),
                                          wanted.probabilityGradient, m_result.probabilityGradient);
        const bool samePixelLoss = take(before.pixelLoss, 1, wanted.pixelLoss, m_result.pixelLoss);
        m_memory.mustRestart = false;
        m_isPartial = m_memory.changed && sameLogit && sameProbability && samePixelLoss;
    }

    /// What was not taken goes back to the memory, for the evaluation after one that was stopped.
    ~Output() {
        if (m_isTaken) return;
        Evaluation<Real>& spare = m_memory.template planes<Real>();
        spare.logitGradient = std::move(m_result.logitGradient);
        spare.probabilityGradient = std::move(m_result.probabilityGradient);
        spare.pixelLoss = std::move(m_result.pixelLoss);
    }
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// Calls `body(tile, sums)` for every tile of the pixels, in parallel, as forEachTile(), and
    /// returns the totals of the tiles' sums (`stride` numbers, 0 when the body is called). What
    /// the body finds in the planes of its tile is what passes before this one have added. With a
    /// memory of an equal key only the changed tiles are visited.
    template <class Body>
    std::vector<double> pass(PassKey key, std::size_t stride, const Body& body) {
        key.push_back(m_valid);
        PassRecord* record = nextRecord(key, stride);
        if (!record) return std::vector<double>(stride);
        const bool fresh = std::exchange(m_fresh, false);
        visit([&](const Tile& tile) {
            if (fresh) clear(tile.begin, tile.count);
            double* sums = record->sums.of(tile);
            std::fill_n(sums, stride, 0.0);
            body(tile, sums);
            measure(tile);
        });
        return record->sums.total();
    }

    /// The same without sums, over all tiles each time.
    template <class Body>
    void pass(const Body& body) {
        pass(keyOfNoOther(), 0, [&](const Tile& tile, double*) { body(tile); });
    }

    /// Whether a pass may write the gradient by logit itself, rather than add to it: it is the only
    /// plane that is wanted, and the targets are labels of few channels.
    bool isDirect(const Workspace<Real>& work) const {
        return m_fresh && beginsDirect(work, m_wanted);
    }

    /// Whether isDirect() will hold before the first pass.
    static bool beginsDirect(const Workspace<Real>& work, const Wanted& wanted) {
        return wanted.logitGradient && !wanted.probabilityGradient && !wanted.pixelLoss &&
               !work.scene().hasSoftTarget() && work.channels() <= kFewChannels;
    }

    /// As pass(), where isDirect(): `body(tile, sums)` writes all of the gradient of its tile and
    /// the sums, and returns what the gradient amounts to.
    template <class Body>
    std::vector<double> directPass(PassKey key, std::size_t stride, const Body& body) {
        key.push_back(m_valid);
        PassRecord* record = nextRecord(key, stride);
        if (!record) return std::vector<double>(stride);
        m_fresh = false;
        visit([&](const Tile& tile) { keepMeasure(tile, body(tile, record->sums.of(tile))); });
        return record->sums.total();
    }

    /// After settle(): `body(tile)` makes the gradient by logit, the only plane that is wanted, of
    /// what stands in its tile, and says what it amounts to.
    template <class Body>
    void finishDirect(const Body& body) {
        const auto tiles = static_cast<std::size_t>(tileCount(m_pixels));
        m_memory.logitMeasures.assign(tiles, {});
        m_memory.probabilityMeasures.clear();
        forEachTile(m_pixels, [&](const Tile& tile) { keepMeasure(tile, body(tile)); });
        m_isMeasured = true;
    }

    const Wanted& wanted() const { return m_wanted; }
    bool wantsGradient() const { return m_wanted.logitGradient || m_wanted.probabilityGradient; }

    /// Rows of the planes, or null where not wanted.
    Real* logitGradient(int channel) {
        return m_wanted.logitGradient ? m_result.logitGradient.row(channel).data() : nullptr;
    }
    Real* probabilityGradient(int channel) {
        return m_wanted.probabilityGradient ? m_result.probabilityGradient.row(channel).data()
                                            : nullptr;
    }
    Real* pixelLoss() { return m_wanted.pixelLoss ? m_result.pixelLoss.data() : nullptr; }

    Evaluation<Real>& result() { return m_result; }
    Evaluation<Real> take() {
        if (m_fresh && hasPlanes()) settle();
        // The loss took another way than before.
        if (m_isPartial && m_passes < m_memory.passes.size()) m_memory.mustRestart = true;
        m_memory.passes.resize(std::min(m_memory.passes.size(), m_passes));
        m_memory.wasPartial = m_isPartial && !m_memory.mustRestart;
        m_memory.changed.reset();
        if (m_isMeasured) {
            m_result.logitMeasure = sumOf(m_memory.logitMeasures);
            m_result.probabilityMeasure = sumOf(m_memory.probabilityMeasures);
            // Those entries are to be found and cleared, and the planes that come back are then no
            // longer those that the passes wrote.
            if (!m_result.logitMeasure || !m_result.probabilityMeasure) m_memory.forget();
        }
        m_isTaken = true;
        return std::move(m_result);
    }

    /// Zeroes the planes unless a pass did, for a loss that goes on to write to them outside a
    /// pass.
    void settle() {
        m_isPartial = false;
        if (m_fresh) forEachTile(m_pixels, [&](const Tile& t) { clear(t.begin, t.count); });
        m_fresh = false;
        m_isMeasured = false;
        m_memory.forget();
    }

private:
    /// Whether the planes are just those of an evaluation before.
    bool take(Planes<Real>& before, int rows, bool isWanted, Planes<Real>& planes) {
        const bool isSame =
            isWanted ? before.rows() == rows && before.cols() == m_pixels : before.size() == 0;
        if (isWanted && isSame)
            planes = std::move(before);
        else if (isWanted)
            planes.resize(rows, m_pixels);
        before.resize(0, 0);
        return isSame;
    }

    template <class Body>
    void visit(const Body& body) {
        if (m_isPartial)
            forTheseTiles(m_pixels, *m_memory.changed, body);
        else
            forEachTile(m_pixels, body);
    }

    /// Where this pass keeps its sums; null where its key has changed after an earlier pass has
    /// visited the changed tiles alone.
    PassRecord* nextRecord(const PassKey& key, std::size_t stride) {
        auto& records = m_memory.passes;
        const std::size_t index = m_passes++;
        if (m_isPartial) {
            if (index < records.size() && records[index].key == key &&
                records[index].sums.stride() == stride)
                return &records[index];
            if (index > 0) m_memory.mustRestart = true;
            if (index > 0) return nullptr;
            m_isPartial = false;
        }
        if (index == 0) startMeasures();
        records.resize(index);
        records.push_back({key, TileSums(m_pixels, stride)});
        return &records[index];
    }

    void startMeasures() {
        const auto tiles = static_cast<std::size_t>(tileCount(m_pixels));
        m_memory.logitMeasures.assign(m_wanted.logitGradient ? tiles : 0, {});
        m_memory.probabilityMeasures.assign(m_wanted.probabilityGradient ? tiles : 0, {});
    }

    /// Of what stands in the planes so far; that of the last pass stays.
    void measure(const Tile& tile) {
        const auto index = static_cast<std::size_t>(tile.index);
        if (m_wanted.logitGradient)
            m_memory.logitMeasures[index] = measureTile(m_result.logitGradient, tile);
        if (m_wanted.probabilityGradient)
            m_memory.probabilityMeasures[index] = measureTile(m_result.probabilityGradient, tile);
    }

    /// Of the gradient by logit, as a direct loop found it; measured again where its sums have left
    /// the range of Real.
    void keepMeasure(const Tile& tile, const PlaneMeasure& found) {
        m_memory.logitMeasures[static_cast<std::size_t>(tile.index)] =
            isSound<Real>(found, tile.count) ? found : measureTile(m_result.logitGradient, tile);
    }

    /// Nothing where an entry is not finite.
    static std::optional<PlaneMeasure> sumOf(const std::vector<PlaneMeasure>& tiles) {
        PlaneMeasure all;
        for (const PlaneMeasure& tile : tiles)
            all += tile;
        if (!std::isfinite(all.total)) return std::nullopt;
        return all;
    }

    bool hasPlanes() const { return wantsGradient() || m_wanted.pixelLoss; }

    void clear(std::int64_t begin, std::int64_t count) {
        for (auto* planes :
             {&m_result.logitGradient, &m_result.probabilityGradient, &m_result.pixelLoss})
            for (Eigen::Index c = 0; c < planes->rows(); ++c)
                std::fill_n(planes->row(c).data() + begin, count, Real(0));
    }

    Wanted m_wanted;
    std::int64_t m_pixels;
    double m_valid;
    PassMemory m_own;  ///< where the caller has none
    PassMemory& m_memory;
    Evaluation<Real> m_result;
    std::size_t m_passes = 0;
    bool m_isPartial = false;  ///< only the changed tiles are visited
    bool m_isMeasured = true;  ///< all that stands in the planes was written by passes
    bool m_fresh = true;       ///< nothing stands in the planes yet
    bool m_isTaken = false;
};

/// The per-label or per-channel values of a reading.
using PerClassValues = std::vector<std::optional<double>>;

/// sums[k] / counts[k], nothing where the count is 0.
inline PerClassValues meansPerLabel(const std::vector<double>& sums,
                                    const std::vector<double>& counts) {
    PerClassValues means(sums.size());
    for (std::size_t k = 0; k < sums.size(); ++k)
        if (counts[k] > 0) means[k] = sums[k] / counts[k];
    return means;
}

}  // namespace lossglass
