// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/prediction/class_sums.h"
#include "losslib/scene/scene.h"

#include <memory>
#include <vector>

namespace lossglass {

/// What all losses share about a scene, made once: probabilities and logarithms of every channel
/// and of the true label, and the per-label sums.
///
/// 1-p and log(1-p) are kept beside p and log p and never formed from a rounded p, so that logits
/// of +-60 lose nothing.
template <class Real>
class Workspace {
public:
    using Plane = std::vector<Real>;

    /// Runs the preparation over tiles, in parallel. The scene must not be empty.
    explicit Workspace(const BasicScene<Real>& scene);

    /// The same pixels judged by another scene's counts: the response curve puts made-up pixels
    /// under the normalisation of a real picture.
    Workspace(const BasicScene<Real>& scene, const LabelCounts& countsOfAnother);

    const BasicScene<Real>& scene() const { return m_scene; }
    int channels() const { return m_channels; }
    int labelCount() const { return m_scene.labelCount(); }
    std::int64_t pixels() const { return m_scene.pixels(); }
    const std::uint8_t* labels() const { return m_scene.labels().data(); }
    const LabelCounts& counts() const { return m_counts; }

    /// Per channel planes, each of pixels() entries. logQ = log(1-p); kept for one channel only.
    const Real* p(int channel) const { return m_p[channel].data(); }
    const Real* q(int channel) const { return m_q[channel].data(); }
    const Real* logP(int channel) const { return m_logP[channel].data(); }

    /// Of the true label of each pixel: its probability, 1 minus it, and both logarithms.
    /// At ignored pixels: 1, 0, 0, and a finite log q that nothing may use.
    const Real* trueP() const { return m_trueP.data(); }
    const Real* trueQ() const { return m_trueQ.data(); }
    const Real* trueLogP() const { return m_trueLogP.data(); }
    const Real* trueLogQ() const { return m_trueLogQ.data(); }

    /// log(1-p) of channel c at pixel i, exact also where p is near 1 (needs a pass over the
    /// channels when C > 2; used by combo only).
    Real logQ(int channel, std::int64_t pixel) const;

    /// Sums per label (K entries); for one channel entry 0 is the background, with p = 1 - p(0).
    const std::vector<ClassSums>& sums() const { return m_sums; }

private:
    void prepare();

    BasicScene<Real> m_scene;
    int m_channels = 0;
    LabelCounts m_counts;
    std::vector<ClassSums> m_sums;
    std::vector<Plane> m_p, m_q, m_logP;
    Plane m_trueP, m_trueQ, m_trueLogP, m_trueLogQ;
};

}  // namespace lossglass
