// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/edits/random_edits.h"

#include "losslib/scene/components.h"
#include "losslib/scene/edits/chance.h"
#include "losslib/scene/edits/plane_filters.h"
#include "losslib/scene/hard_prediction.h"
#include "losslib/scene/log_odds.h"
#include "losslib/scene/scene_edits.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

double oddsOfConfidence() {
    return std::log(kDrawnConfidence / (1 - kDrawnConfidence));
}

/// The pixel predicts `other` as it has predicted `label`.
template <class Real>
void yield(Planes<Real>& logits, Eigen::Index pixel, int label, int other) {
    if (logits.rows() == 1)
        logits(0, pixel) = -logits(0, pixel);
    else
        std::swap(logits(label, pixel), logits(other, pixel));
}

}  // namespace

template <class Real>
Planes<Real> saltLogits(const BasicScene<Real>& scene, const SceneEdit& edit) {
    Planes<Real> logits = scene.logits();
    const Chance chance(edit.seed);
    const int labels = scene.labelCount();
    for (Eigen::Index i = 0; i < logits.cols(); ++i) {
        if (chance.uniform(2 * i) >= edit.amount) continue;
        const int label =
            std::min(labels - 1, static_cast<int>(chance.uniform(2 * i + 1) * labels));
        setLogOdds(logits, i, label, oddsOfConfidence());
    }
    return logits;
}

template <class Real>
Planes<Real> addSmoothNoise(const BasicScene<Real>& scene, const SceneEdit& edit) {
    Planes<Real> logits = scene.logits();
    const Chance chance(edit.seed);
    const double scale = edit.amount / noiseShrinkage(edit.size);
    const Eigen::Index size = Eigen::Index{scene.width()} * scene.height();
    for (int c = 0; c < scene.channels(); ++c) {
        for (int sample = 0; sample < scene.samples(); ++sample) {
            const std::int64_t first = c * logits.cols() + sample * size;
            Plane white{scene.width(), scene.height(), {}};
            for (Eigen::Index i = 0; i < size; ++i)
                white.values.push_back(chance.normal(first + i));
            const Plane field = blurred(white, edit.size);
            for (Eigen::Index i = 0; i < size; ++i)
                logits(c, sample * size + i) +=
                    static_cast<Real>(scale * field.values[static_cast<std::size_t>(i)]);
        }
    }
    return logits;
}

template <class Real>
Planes<Real> dropObjects(const BasicScene<Real>& scene, const SceneEdit& edit) {
    Planes<Real> logits = scene.logits();
    const Components objects =
        componentsOf(hardLabels(scene), {scene.width(), scene.height(), scene.samples()},
                     static_cast<std::uint8_t>(edit.label));
    const Chance chance(edit.seed);
    for (Eigen::Index i = 0; i < logits.cols(); ++i) {
        const std::int32_t name = objects.ofPixel[static_cast<std::size_t>(i)];
        if (name != 0 && chance.uniform(name) < edit.amount)
            yield(logits, i, edit.label, edit.other);
    }
    return logits;
}

template <class Real>
Planes<Real> addObjects(const BasicScene<Real>& scene, const SceneEdit& edit) {
    Planes<Real> logits = scene.logits();
    const Chance chance(edit.seed);
    const int count = static_cast<int>(std::lround(edit.amount));
    const Eigen::Index w = scene.width(), h = scene.height();
    for (int object = 0; object < count; ++object) {
        const auto pick = [&](int which, Eigen::Index of) {
            return std::min(of - 1, static_cast<Eigen::Index>(chance.uniform(3 * object + which) *
                                                              static_cast<double>(of)));
        };
        const Eigen::Index x = pick(0, w), y = pick(1, h), sample = pick(2, scene.samples());
        const auto reach = static_cast<Eigen::Index>(edit.size);
        for (Eigen::Index v = std::max<Eigen::Index>(0, y - reach); v <= std::min(h - 1, y + reach);
             ++v) {
            for (Eigen::Index u = std::max<Eigen::Index>(0, x - reach);
                 u <= std::min(w - 1, x + reach); ++u) {
                if (std::hypot(u - x, v - y) > edit.size) continue;
                const Eigen::Index pixel = (sample * h + v) * w + u;
                if (logOdds(logits, pixel, edit.label) < oddsOfConfidence())
                    setLogOdds(logits, pixel, edit.label, oddsOfConfidence());
            }
        }
    }
    return logits;
}

template Planes<float> saltLogits(const BasicScene<float>&, const SceneEdit&);
template Planes<double> saltLogits(const BasicScene<double>&, const SceneEdit&);
template Planes<float> addSmoothNoise(const BasicScene<float>&, const SceneEdit&);
template Planes<double> addSmoothNoise(const BasicScene<double>&, const SceneEdit&);
template Planes<float> dropObjects(const BasicScene<float>&, const SceneEdit&);
template Planes<double> dropObjects(const BasicScene<double>&, const SceneEdit&);
template Planes<float> addObjects(const BasicScene<float>&, const SceneEdit&);
template Planes<double> addObjects(const BasicScene<double>&, const SceneEdit&);

}  // namespace lossglass
