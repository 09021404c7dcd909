// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tiles.h"
#include "losslib/prediction/class_sums.h"
#include "losslib/prediction/pixel_order.h"
#include "losslib/prediction/target_maps.h"
#include "losslib/scene/scene.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace lossglass {

/// Of so many channels the planes of p are kept: more would take, beside a gradient, more than
/// 4 C + 24 bytes a pixel.
inline constexpr int kHeldChannels = 4;

/// What all losses share about a scene, made once: the probability of every channel, the numbers of
/// the true label that cannot be had from it, and the per-label sums.
///
/// Losses wait for memory more than for arithmetic, so a number is kept only where it would cost
/// more to find again: per pixel C + 1 numbers with softmax, 4 with one channel. The loops take the
/// rest from these while a pixel is in the registers (kernels/true_numbers.h). Of more than
/// kHeldChannels channels 3 numbers are kept, whatever their number: p is formed from the logits of
/// the scene when it is asked for, bit for bit what the planes would hold. 1-p is the sum of the
/// other p, and log p is never formed from a rounded p, so that logits of +-60 lose nothing.
template <class Real>
class Workspace {
public:
    /// Runs the preparation over tiles, in parallel. The scene must not be empty.
    explicit Workspace(const BasicScene<Real>& scene);

    /// The same pixels judged by another scene's counts: the response curve puts made-up pixels
    /// under the normalisation of a real picture.
    Workspace(const BasicScene<Real>& scene, const LabelCounts& countsOfAnother);

    /// Takes another scene of the same shape (haveSameShape()) in the place of this one; only the
    /// tiles that differ are prepared anew, and they are returned, in order. All is then bit for
    /// bit what Workspace(scene) has: sums are kept per tile and added in their order.
    std::vector<std::int64_t> follow(const BasicScene<Real>& scene);

    /// By another scene's counts and sums (K entries): a few pixels that stand for many.
    Workspace(const BasicScene<Real>& scene, const LabelCounts& countsOfAnother,
              const std::vector<ClassSums>& sumsOfAnother);

    const BasicScene<Real>& scene() const { return m_scene; }
    int channels() const { return m_channels; }
    int labelCount() const { return m_scene.labelCount(); }
    std::int64_t pixels() const { return m_scene.pixels(); }
    const std::uint8_t* labels() const { return m_scene.labels().data(); }
    const LabelCounts& counts() const { return m_counts; }

    /// The probability of a channel, pixels() entries; requires holdsP().
    const Real* p(int channel) const { return m_planes.row(channel).data(); }
    bool holdsP() const { return m_channels <= kHeldChannels; }
    /// The largest logit, and 1 over the sum of e^(z - top); require !holdsP().
    const Real* top() const { return m_planes.row(0).data(); }
    const Real* scale() const { return m_planes.row(1).data(); }

    /// The probability of a channel for pixels begin .. begin+count-1: where it is held, or else
    /// written to `buffer` (count entries), and that. Of all channels: ProbabilityRows.
    const Real* readP(int channel, std::int64_t begin, std::int64_t count, Real* buffer) const;
    void fillP(int channel, std::int64_t begin, std::int64_t count, Real* p) const;
    Real pAt(int channel, std::int64_t pixel) const;

    /// The logarithm of the true label's probability; 0 at ignored pixels.
    const Real* trueLogP() const { return m_planes.row(logRow()).data(); }
    /// 1-p, and the logarithm of 1 minus the true label's probability (0 at ignored pixels); kept
    /// for one channel only: these require channels() == 1.
    const Real* q() const { return m_planes.row(1).data(); }
    const Real* trueLogQ() const { return m_planes.row(3).data(); }

    /// One pixel's probability of its true label, and 1 minus it; 1 and 0 at ignored pixels.
    Real trueP(std::int64_t pixel) const;
    Real trueQ(std::int64_t pixel) const;

    /// Writes 1-p of a channel for pixels begin .. begin+count-1, with all its digits; of all
    /// channels, one after the other: C count entries.
    void fillQ(int channel, std::int64_t begin, std::int64_t count, Real* q) const;
    void fillAllQ(std::int64_t begin, std::int64_t count, Real* q) const;

    /// Writes the logarithms of the probabilities of all labels for these pixels, label after
    /// label: K count entries. With softmax they are found from the logits again.
    void fillLogs(std::int64_t begin, std::int64_t count, Real* logP) const;

    /// Bytes that the workspace holds beyond the scene, the target maps and the order of the
    /// pixels.
    std::size_t memoryUse() const;

    /// Sums per label (K entries); for one channel entry 0 is the background, with probability
    /// 1 - p(0). Of this scene where only the counts are another's.
    const std::vector<ClassSums>& sums() const { return m_sums; }

    /// Writes t of a channel (for one channel: of label 1) for pixels begin .. begin+count-1;
    /// 0 at ignored pixels.
    void fillTarget(int channel, std::int64_t begin, std::int64_t count, Real* t) const;

    /// What hangs on the target alone (kernels/scene_distances.h), kept while it stays the same.
    TargetMaps<Real>& targetMaps() const { return *m_targetMaps; }

    /// The order of the pixels of one channel (kernels/pixel_places.h), kept while they stay the
    /// same.
    PixelOrder& pixelOrder() const { return *m_pixelOrder; }

private:
    int logRow() const { return m_channels > 1 && holdsP() ? m_channels : 2; }
    void allocate();
    void prepareSigmoid(std::int64_t begin, std::int64_t count, ClassSums* sums);
    void prepareSoftmax(std::int64_t begin, std::int64_t count, ClassSums* sums);
    void sumSoftTile(std::int64_t begin, std::int64_t count, ClassSums* sums,
                     double* labelCounts) const;
    void prepare();
    void makeTile(const Tile& tile);
    void addTiles();

    BasicScene<Real> m_scene;
    int m_channels = 0;
    LabelCounts m_counts;
    std::vector<ClassSums> m_sums;
    std::vector<ClassSums> m_tileSums;      ///< K entries a tile
    std::vector<double> m_tileCounts;       ///< K entries a tile
    std::vector<std::int64_t> m_tileValid;  ///< valid pixels of a tile
    std::shared_ptr<TargetMaps<Real>> m_targetMaps = std::make_shared<TargetMaps<Real>>();
    std::shared_ptr<PixelOrder> m_pixelOrder = std::make_shared<PixelOrder>();
    /// In one piece, for larger pages: p, 1-p and the two logarithms of one channel; p of all
    /// channels and a logarithm; or the largest logit, 1 over the sum of e^(z - top) and a
    /// logarithm, where p is not held.
    Planes<Real> m_planes;
};

}  // namespace lossglass
