// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/scene_edits.h"

#include "losslib/scene/edits/random_edits.h"
#include "losslib/scene/edits/spatial_edits.h"

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

template <class Real>
BasicScene<Real> withLogits(const BasicScene<Real>& scene, Planes<Real> logits) {
    return scene.withPlanes(nullptr, std::make_shared<const Planes<Real>>(std::move(logits)));
}

template <class Real>
Planes<Real> swapLabels(const BasicScene<Real>& scene, const SceneEdit& edit) {
    Planes<Real> logits = scene.logits();
    const auto share = static_cast<Real>(edit.amount);
    if (logits.rows() == 1) {
        logits *= Real(1) - 2 * share;
        return logits;
    }
    const Planes<Real>& old = scene.logits();
    logits.row(edit.label) = (Real(1) - share) * old.row(edit.label) + share * old.row(edit.other);
    logits.row(edit.other) = (Real(1) - share) * old.row(edit.other) + share * old.row(edit.label);
    return logits;
}

template <class Real>
Planes<Real> edited(const BasicScene<Real>& scene, const SceneEdit& edit) {
    switch (edit.kind) {
        case SceneEditKind::Blur:
            return blurLogits(scene, edit.amount);
        case SceneEditKind::ShiftX:
            return shiftLogits(scene, edit.amount, 0);
        case SceneEditKind::ShiftY:
            return shiftLogits(scene, 0, edit.amount);
        case SceneEditKind::Dilate:
            return dilateLogits(scene, edit.label, edit.amount);
        case SceneEditKind::Temperature:
            return scene.logits() / static_cast<Real>(edit.amount);
        case SceneEditKind::Salt:
            return saltLogits(scene, edit);
        case SceneEditKind::SmoothNoise:
            return addSmoothNoise(scene, edit);
        case SceneEditKind::DropObjects:
            return dropObjects(scene, edit);
        case SceneEditKind::AddObjects:
            return addObjects(scene, edit);
        case SceneEditKind::SwapLabels:
            return swapLabels(scene, edit);
    }
    return scene.logits();
}

}  // namespace

template <class Real>
BasicScene<Real> predictionFromTarget(const BasicScene<Real>& scene, double confidence) {
    Planes<Real> logits = Planes<Real>::Zero(scene.channels(), scene.pixels());
    // The other channels stay at 0; together they have the odds of C-1 to exp(z).
    const double odds = std::log(confidence / (1 - confidence));
    const double z = odds + std::log(std::max(1, scene.channels() - 1));
    for (Eigen::Index i = 0; i < logits.cols(); ++i) {
        const std::uint8_t given = scene.labels()[static_cast<std::size_t>(i)];
        const int label = given == kIgnored ? 0 : given;
        if (scene.channels() == 1)
            logits(0, i) = static_cast<Real>(label == 1 ? odds : -odds);
        else
            logits(label, i) = static_cast<Real>(z);
    }
    return withLogits(scene, std::move(logits));
}

template <class Real>
BasicScene<Real> applyEdit(const BasicScene<Real>& scene, const SceneEdit& edit) {
    const SceneEditInfo& info = sceneEditTable()[static_cast<std::size_t>(edit.kind)];
    SceneEdit checked = edit;
    checked.amount = std::clamp(edit.amount, info.minimum, info.maximum);
    checked.label = std::clamp(edit.label, 0, std::max(0, scene.labelCount() - 1));
    checked.other = std::clamp(edit.other, 0, std::max(0, scene.labelCount() - 1));
    checked.size = std::max(edit.size, 0.5);
    const bool isBetweenTwo =
        edit.kind == SceneEditKind::DropObjects || edit.kind == SceneEditKind::SwapLabels;
    if (scene.isEmpty() || checked.amount == info.neutral ||
        (isBetweenTwo && checked.label == checked.other))
        return scene;
    return withLogits(scene, edited(scene, checked));
}

template Scene predictionFromTarget(const Scene&, double);
template SceneD predictionFromTarget(const SceneD&, double);
template Scene applyEdit(const Scene&, const SceneEdit&);
template SceneD applyEdit(const SceneD&, const SceneEdit&);

}  // namespace lossglass
