// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/picture.h"
#include "losslib/scene/planes.h"
#include "losslib/support/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace lossglass {

/// How logits become probabilities. Sigmoid: one channel, p = probability of label 1.
/// Softmax: C >= 2 channels, over the channels of a pixel.
enum class Activation { Sigmoid, Softmax };

/// One label: its name and its colour as 0xRRGGBB.
struct ClassInfo {
    std::string name;
    std::uint32_t colour = 0;

    bool operator==(const ClassInfo&) const = default;
};

/// What a scene is made of. Everything that grows with the picture is shared and never changed in
/// place, so that copies of a scene cost a few pointers.
template <class Real>
struct SceneParts {
    int width = 0;    ///< pixels, of one sample
    int height = 0;   ///< pixels, of one sample
    int samples = 1;  ///< pictures in the batch; all of the same size
    Activation activation = Activation::Sigmoid;
    std::shared_ptr<const Labels> labels;            ///< width*height*samples entries
    std::shared_ptr<const Planes<Real>> softTarget;  ///< optional, C x pixels, in [0,1]
    std::shared_ptr<const Planes<Real>> logits;      ///< C x pixels; C = 1 for Sigmoid
    std::shared_ptr<const Picture> picture;  ///< optional: one sample's size, or all stacked
    std::vector<ClassInfo> classes;          ///< K entries; filled in when empty
};

/// A target and a prediction, checked when made, immutable afterwards, cheap to copy.
///
/// Channels C are the planes of the prediction. Labels K are what a pixel may be: K = max(C, 2).
/// With soft targets `labels` still marks ignored pixels, and holds the likeliest label elsewhere.
template <class Real>
class BasicScene {
public:
    /// An empty scene of 0 pixels; only useful as a place to assign to.
    BasicScene() = default;

    /// Checks sizes, the label range (0..K-1 or kIgnored), the range of soft targets, that no
    /// logit is NaN, and that a softmax pixel has a finite maximum. Errors name the first
    /// offending pixel as (row, column).
    static Result<BasicScene> make(SceneParts<Real> parts);

    int width() const { return m_parts.width; }
    int height() const { return m_parts.height; }
    int samples() const { return m_parts.samples; }
    int channels() const { return m_parts.logits ? static_cast<int>(m_parts.logits->rows()) : 0; }
    int labelCount() const { return channels() > 2 ? channels() : 2; }
    std::int64_t pixels() const {
        return std::int64_t{m_parts.width} * m_parts.height * m_parts.samples;
    }
    Activation activation() const { return m_parts.activation; }
    bool isEmpty() const { return pixels() == 0; }
    bool hasSoftTarget() const { return m_parts.softTarget != nullptr; }

    const Labels& labels() const { return *m_parts.labels; }
    const Planes<Real>& logits() const { return *m_parts.logits; }
    /// Requires hasSoftTarget().
    const Planes<Real>& softTarget() const { return *m_parts.softTarget; }
    /// May be null.
    const std::shared_ptr<const Picture>& picture() const { return m_parts.picture; }
    const std::vector<ClassInfo>& classes() const { return m_parts.classes; }

    /// The parts, to build a changed scene from (copy, replace, make()).
    const SceneParts<Real>& parts() const { return m_parts; }

    /// A scene with other planes of the same shape, unchecked: for edits whose values are known
    /// to be in range. A null pointer keeps the present planes.
    BasicScene withPlanes(std::shared_ptr<const Labels> labels,
                          std::shared_ptr<const Planes<Real>> logits,
                          std::shared_ptr<const Planes<Real>> softTarget = nullptr) const;

    /// Same scene in the other precision.
    template <class Other>
    BasicScene<Other> cast() const;

private:
    template <class>
    friend class BasicScene;
    SceneParts<Real> m_parts;
};

/// The window's scene. The command line's `--precision double` and the checks use SceneD.
using Scene = BasicScene<float>;
using SceneD = BasicScene<double>;

/// Default names ("background", "foreground" or "class 1", ...) and colours for K labels.
std::vector<ClassInfo> defaultClasses(int labelCount);

}  // namespace lossglass
