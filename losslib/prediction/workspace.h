// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/tiles.h"
#include "losslib/prediction/class_sums.h"
#include "losslib/prediction/target_maps.h"
#include "losslib/scene/scene.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace lossglass {

/// What all losses share about a scene, made once: probabilities and logarithms of every channel
/// and of the true label, and the per-label sums.
///
/// 1-p is kept beside p, and log p apart, never formed from a rounded p, so that logits of +-60
/// lose nothing.
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

    /// Planes of a channel, pixels() entries: the probability, 1 minus it, its logarithm.
    const Real* p(int channel) const { return m_p.row(channel).data(); }
    const Real* q(int channel) const { return m_q.row(channel).data(); }
    const Real* logP(int channel) const { return m_logP.row(channel).data(); }
    /// log(1-p); made for one channel only: requires channels() == 1.
    const Real* logQ() const { return m_logQ.data(); }

    /// Of the true label of each pixel: its probability, 1 minus it, and both logarithms.
    /// At ignored pixels: 1, 0, 0, 0, so that most losses vanish there by themselves.
    const Real* trueP() const { return m_trueP.data(); }
    const Real* trueQ() const { return m_trueQ.data(); }
    const Real* trueLogP() const { return m_trueLogP.data(); }
    const Real* trueLogQ() const { return m_trueLogQ.data(); }

    /// Sums per label (K entries); for one channel entry 0 is the background, with probability
    /// 1 - p(0). Of this scene where only the counts are another's.
    const std::vector<ClassSums>& sums() const { return m_sums; }

    /// Writes t of a channel (for one channel: of label 1) for pixels begin .. begin+count-1;
    /// 0 at ignored pixels.
    void fillTarget(int channel, std::int64_t begin, std::int64_t count, Real* t) const;

    /// What hangs on the target alone (kernels/scene_distances.h), kept while it stays the same.
    TargetMaps<Real>& targetMaps() const { return *m_targetMaps; }

private:
    using Row = Eigen::Array<Real, 1, Eigen::Dynamic>;
    void allocate();
    void prepareTile(std::int64_t begin, std::int64_t count);
    void prepareSigmoid(std::int64_t begin, std::int64_t count);
    void prepareSoftmax(std::int64_t begin, std::int64_t count);
    void sumTile(std::int64_t begin, std::int64_t count, ClassSums* sums,
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
    Planes<Real> m_p, m_q, m_logP;
    Row m_logQ, m_trueP, m_trueQ, m_trueLogP, m_trueLogQ;
};

}  // namespace lossglass
