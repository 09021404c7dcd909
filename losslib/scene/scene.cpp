// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/scene.h"

#include "losslib/scene/pixel_place.h"

#include <cmath>
#include <optional>
#include <utility>

namespace lossglass {

namespace {

template <class Real>
std::string place(std::int64_t pixel, const SceneParts<Real>& s) {
    return pixelPlace(pixel, {s.width, s.height, s.samples});
}

Error mismatch(std::string message) {
    return {ErrorCode::Mismatch, std::move(message), {}};
}

template <class Real>
std::optional<Error> checkShape(const SceneParts<Real>& s) {
    if (s.width < 1 || s.height < 1 || s.samples < 1)
        return mismatch("a scene needs at least one pixel");
    if (!s.labels || !s.logits) return mismatch("a scene needs a target and a prediction");
    const std::int64_t pixels = std::int64_t{s.width} * s.height * s.samples;
    if (static_cast<std::int64_t>(s.labels->size()) != pixels)
        return mismatch("the target has " + std::to_string(s.labels->size()) + " pixels, not " +
                        std::to_string(pixels));
    if (s.logits->cols() != pixels || s.logits->rows() < 1)
        return mismatch("the prediction has " + std::to_string(s.logits->cols()) + " pixels, not " +
                        std::to_string(pixels));
    const auto channels = s.logits->rows();
    if (s.activation == Activation::Sigmoid && channels != 1)
        return mismatch("sigmoid takes one channel, the prediction has " +
                        std::to_string(channels) + ": use softmax");
    if (s.activation == Activation::Softmax && channels < 2)
        return mismatch("softmax needs at least 2 channels, the prediction has 1: use sigmoid");
    if (channels > kIgnored) return mismatch("at most 255 classes can be told apart");
    if (s.softTarget && s.softTarget->rows() != channels)
        return mismatch("the soft target has " + std::to_string(s.softTarget->rows()) +
                        " planes, the prediction " + std::to_string(channels));
    if (s.softTarget && s.softTarget->cols() != pixels)
        return mismatch("the soft target has " + std::to_string(s.softTarget->cols()) +
                        " pixels, not " + std::to_string(pixels));
    return std::nullopt;
}

template <class Real>
std::optional<Error> checkTarget(const SceneParts<Real>& s) {
    const auto channels = s.logits->rows();
    const int labels = channels > 2 ? static_cast<int>(channels) : 2;
    for (std::size_t i = 0; i < s.labels->size(); ++i) {
        const int y = (*s.labels)[i];
        if (y < labels || y == kIgnored) continue;
        return Error{ErrorCode::OutOfRange,
                     "label " + std::to_string(y) + " at " +
                         place(static_cast<std::int64_t>(i), s) + " is not one of 0 to " +
                         std::to_string(labels - 1),
                     {}};
    }
    if (!s.softTarget) return std::nullopt;
    for (Eigen::Index c = 0; c < channels; ++c) {
        for (Eigen::Index i = 0; i < s.softTarget->cols(); ++i) {
            const Real t = (*s.softTarget)(c, i);
            if (t >= Real(0) && t <= Real(1)) continue;
            return Error{ErrorCode::OutOfRange,
                         "soft target " + std::to_string(t) + " of class " + std::to_string(c) +
                             " at " + place(i, s) + " lies outside 0 to 1",
                         {}};
        }
    }
    return std::nullopt;
}

template <class Real>
std::optional<Error> checkLogits(const SceneParts<Real>& s) {
    const Planes<Real>& z = *s.logits;
    for (Eigen::Index i = 0; i < z.cols(); ++i) {
        bool finiteMaximum = z.rows() == 1;
        for (Eigen::Index c = 0; c < z.rows(); ++c) {
            const Real value = z(c, i);
            const bool plusInfinity = std::isinf(value) && value > 0;
            if (std::isnan(value) || (plusInfinity && z.rows() > 1))
                return Error{ErrorCode::OutOfRange,
                             std::string("the logit of channel ") + std::to_string(c) + " at " +
                                 place(i, s) + " is " +
                                 (plusInfinity ? "infinite" : "not a number"),
                             {}};
            finiteMaximum = finiteMaximum || std::isfinite(value);
        }
        if (!finiteMaximum)
            return Error{ErrorCode::OutOfRange,
                         "all logits at " + place(i, s) +
                             " are minus infinity, so softmax is not defined there",
                         {}};
    }
    return std::nullopt;
}

}  // namespace

template <class Real>
Result<BasicScene<Real>> BasicScene<Real>::make(SceneParts<Real> parts) {
    if (auto error = checkShape(parts)) return *error;
    if (auto error = checkTarget(parts)) return *error;
    if (auto error = checkLogits(parts)) return *error;
    BasicScene scene;
    scene.m_parts = std::move(parts);
    auto& classes = scene.m_parts.classes;
    const auto defaults = defaultClasses(scene.labelCount());
    for (std::size_t k = classes.size(); k < defaults.size(); ++k)
        classes.push_back(defaults[k]);
    return scene;
}

template <class Real>
BasicScene<Real> BasicScene<Real>::withPlanes(
    std::shared_ptr<const Labels> labels, std::shared_ptr<const Planes<Real>> logits,
    std::shared_ptr<const Planes<Real>> softTarget) const {
    BasicScene changed = *this;
    if (labels) changed.m_parts.labels = std::move(labels);
    if (logits) changed.m_parts.logits = std::move(logits);
    if (softTarget) changed.m_parts.softTarget = std::move(softTarget);
    return changed;
}

template <class Real>
template <class Other>
BasicScene<Other> BasicScene<Real>::cast() const {
    const auto convert = [](const std::shared_ptr<const Planes<Real>>& planes) {
        return planes ? std::make_shared<const Planes<Other>>(planes->template cast<Other>())
                      : std::shared_ptr<const Planes<Other>>();
    };
    BasicScene<Other> other;
    other.m_parts = {m_parts.width,           m_parts.height,  m_parts.samples,
                     m_parts.activation,      m_parts.labels,  convert(m_parts.softTarget),
                     convert(m_parts.logits), m_parts.picture, m_parts.classes};
    return other;
}

std::vector<ClassInfo> defaultClasses(int labelCount) {
    // Told apart in normal sight and in all three kinds of colour blindness; neither blue nor
    // orange, which mean gradient.
    static constexpr std::uint32_t kColours[] = {0x00A37A, 0x6D1E92, 0xCFEF54, 0xEE8BF8,
                                                 0xA50C1F, 0x8C5AD3, 0x59FCE1, 0x60D291};
    if (labelCount == 2) return {{"background", 0x808080}, {"foreground", kColours[0]}};
    std::vector<ClassInfo> classes;
    for (int k = 0; k < labelCount; ++k)
        classes.push_back({"class " + std::to_string(k), kColours[k % 8]});
    return classes;
}

template class BasicScene<float>;
template class BasicScene<double>;
template BasicScene<float> BasicScene<double>::cast<float>() const;
template BasicScene<double> BasicScene<float>::cast<double>() const;
template BasicScene<float> BasicScene<float>::cast<float>() const;
template BasicScene<double> BasicScene<double>::cast<double>() const;

}  // namespace lossglass
